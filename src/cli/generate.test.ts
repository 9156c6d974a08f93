import { describe, expect, it } from 'vitest';
import { main } from './main.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const prompt = [{ role: 'user', content: 'My father has crushing chest pain and sweats. Answer in at most 80 words.' }];

describe('rubricon generate', () => {
  it('CLI-15 a generated rubric is what score reads', async () => {
    const terminal = createFakeTerminal({ files: { prompts: lines({ id: 'a', prompt }, { id: 'b' }) } });
    expect(await main(['generate', 'prompts'], terminal)).toBe(0);
    const [answer, bad] = records<Generated>(terminal.stdout());
    expect(bad).toMatchObject({ id: 'b', error: { code: 'input-invalid' } });
    expect(answer?.id).toBe('a');

    const files = {
      rubric: JSON.stringify(answer?.rubric),
      cases: lines({ id: 1, prompt, response: 'Call an ambulance now.' }),
    };
    const scoring = createFakeTerminal({ files });
    expect(await main(['score', 'cases', '--rubric', 'rubric'], scoring)).toBe(0);
    const [scored] = records<Scored>(scoring.stdout());
    const texts = answer?.rubric.rubric.criteria.map(({ text }) => text) ?? [];
    expect(texts.length).toBeGreaterThanOrEqual(6);
    expect(scored?.verdicts.map(({ criterion }) => criterion)).toEqual(texts);
  });
});

interface Generated {
  readonly id: unknown;
  readonly rubric: { readonly rubric: { readonly criteria: readonly { readonly text: string }[] } };
}

interface Scored {
  readonly verdicts: readonly { readonly criterion: string }[];
}
