import { describe, expect, it } from 'vitest';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const item = {
  id: 'one',
  prompt: 'Whats wrong wiht my bike',
  response: 'The chain is loose.',
  paraphrases: ['Why?', 'How?'],
};
interface Line {
  readonly score: number | null;
  readonly axes: readonly { readonly of: string; readonly grade: number }[];
  readonly robustness?: object;
  readonly rewrite?: { readonly rounds: readonly object[] };
}

describe('rubricon peem', () => {
  it('CLI-46 B13 grades nine axes, and how steady they are over the paraphrases of a row', async () => {
    const terminal = createFakeTerminal({ files: { cases: lines(item, { id: 'bad' }) } });
    expect(await main(['peem', 'cases'], terminal)).toBe(0);
    const [first, bad] = records<Line>(terminal.stdout());
    expect(first?.axes.map(({ of }) => of)).toEqual([...Array(3).fill('prompt'), ...Array(6).fill('response')]);
    expect(first?.robustness).toEqual({ n: 2, within: 2, unscored: 0, share: 1 });
    expect(bad).toHaveProperty('error');
  });

  it('CLI-46 B13 paraphrases and rewrites want a model that writes, and are made by it', async () => {
    const files = { cases: lines(item) };
    const silent = createFakeTerminal({ files });
    expect(await main(['peem', 'cases', '--rewrite', '1'], silent)).toBe(1);
    expect(silent.notes.join()).toContain('language model');
    let written = 0;
    const write = () => {
      written += 1;
      return JSON.stringify({ prompt: `Prompt ${written}`, response: 'An answer.' });
    };
    const terminal = {
      ...createFakeTerminal({ files }),
      openEngine: async () => createScriptedEngine(() => ({ logit: 1 }), { write }),
    };
    expect(await main(['peem', 'cases', '--rewrite', '1', '--paraphrases', '3'], terminal)).toBe(0);
    const [first] = records<Line>(terminal.stdout());
    expect(first?.robustness).toMatchObject({ n: 3 });
    expect(first?.rewrite?.rounds).toMatchObject([
      { prompt: item.prompt },
      { prompt: 'Prompt 2', response: 'An answer.' },
    ]);
  });
});
