import { describe, expect, it } from 'vitest';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const told = async (...rows: readonly unknown[]) => {
  const terminal = createFakeTerminal({ files: { rows: lines(...rows) } });
  const code = await main(['tokens', 'rows'], terminal);
  return { code, answers: records(terminal.stdout()) };
};

describe('rubricon tokens', () => {
  it('CLI-48 E21 ranks 1, 3, 2 with surprisals 0.1, 1.2, 0.7 have a ratio of 3; a missing rank leaves none', async () => {
    const tokens = [
      [1, -0.1],
      [3, -1.2],
      [2, -0.7],
    ].map(([rank, logprob]) => ({ rank, logprob }));
    const { answers } = await told(
      { id: 'a', tokens },
      { id: 'b', tokens: [...tokens, { logprob: -1 }] },
      { id: 'c', tokens: [{ rank: 1, logprob: 0 }] },
    );
    expect(answers.map(({ ratio }) => ratio)).toEqual([expect.closeTo(3, 9), null, null]);
  });

  it('CLI-48 E14 the entropy of a uniform choice of four is ln 4, of a certain one 0; E17 a text without surprise has perplexity 1', async () => {
    const { answers } = await told({
      tokens: [{ logprob: 0, chances: [0.25, 0.25, 0.25, 0.25] }, { logprob: 0, chances: [1, 0] }, { logprob: 0 }],
    });
    expect(answers).toEqual([
      { id: 'line-1', n: 3, perplexity: 1, ratio: null, entropies: [expect.closeTo(Math.log(4), 12), 0, null] },
    ]);
  });

  it('CLI-48 E21 a row that is wrong is an error and loses no other', async () => {
    const { code, answers } = await told({ id: 1, tokens: 'x' }, { id: 2, tokens: [] });
    expect([code, answers]).toEqual([
      0,
      [
        { id: 1, error: expect.objectContaining({ code: 'input-invalid', field: 'tokens' }) },
        { id: 2, n: 0, perplexity: null, ratio: null, entropies: [] },
      ],
    ]);
  });
});
