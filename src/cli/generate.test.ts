import { describe, expect, it } from 'vitest';
import { generationMethods } from '../generation/methods/registry.ts';
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

  /** Everything that any method needs, in one row. */
  const full = {
    id: 'full',
    prompt: 'My ankle is swollen since yesterday. What should I do?',
    references: ['Rest the ankle. Put ice on it for twenty minutes. See a doctor if you cannot walk.'],
    responses: [
      'Rest the ankle and put ice on it.',
      'Run a mile on it. Take no ice.',
      'See a doctor if you cannot walk.',
    ],
    preferred: 'Rest the ankle. Put ice on it for twenty minutes. See a doctor if you cannot walk.',
    rejected: 'Run a mile on it. Take no ice. It will pass by itself.',
    guideline: 'A sprained ankle needs rest and ice. People who cannot walk need an X-ray.',
    rubric: {
      criteria: [
        {
          text: 'Advises rest for the ankle.',
          points: 5,
          tags: [],
          cell: { dimension: 'Safety', scenario: 'At home' },
        },
        { text: 'Advises ice for the ankle.', points: 3, tags: [], cell: { dimension: 'Safety', scenario: 'At home' } },
      ],
      matrix: { dimensions: ['Safety', 'Clarity'], scenarios: ['At home'], disciplines: ['Sports medicine'] },
    },
    stakeholders: ['patient', 'doctor'],
  };
  const library = lines(
    ...['My ankle hurts after a fall.', 'My knee is swollen.', 'I cannot sleep.'].map((words, at) => ({
      prompt_id: `case-${at}`,
      prompt: [{ role: 'user', content: words }],
      rubrics: [{ criterion: `Advises rest for what hurts, ${at}.`, points: 5, tags: [] }],
    })),
  );
  /** A statement holds of a text by the words they share. */
  const script = (statement: string, { response }: { response: string }) => {
    const words = statement.toLowerCase().match(/[a-z]{4,}/g) ?? [];
    const shared = words.filter((word) => response.toLowerCase().includes(word)).length;
    return { logit: words.length === 0 ? 0 : (4 * shared) / words.length - 2 };
  };

  it('CLI-82 every method is reached by its name, works with the verifier alone where it says so, and tells its trace', async () => {
    for (const { id, writing } of generationMethods) {
      const terminal = createFakeTerminal({ files: { rows: lines(full), library }, script });
      await main(['generate', 'rows', '--method', id, '--library', 'library', '--trace'], terminal);
      const [answer] = records<Generated & { method?: string; trace?: { method: string } }>(terminal.stdout());
      if (writing === 'needed') expect([id, answer]).toMatchObject([id, { error: { code: expect.any(String) } }]);
      else expect([id, answer]).toMatchObject([id, { method: id, trace: { method: id } }]);
    }
  });

  it('CLI-83 a row that lacks what its method needs is an error that names the field and the way to give it', async () => {
    const bare = { id: 'bare', prompt: full.prompt };
    const options = { responses: 'responses', pair: 'preferred', references: 'references', guideline: 'guideline' };
    for (const { id, needs } of generationMethods) {
      const [need] = needs;
      if (need === undefined || need === 'library') continue;
      const terminal = createFakeTerminal({ files: { rows: lines(bare, { ...bare, responses: 5 }), library }, script });
      expect(await main(['generate', 'rows', '--method', id, '--library', 'library'], terminal)).toBe(1);
      const [lacks, wrong] = records(terminal.stdout());
      const field = { ...options, rubric: 'rubric', stakeholders: 'stakeholders' }[need];
      expect(lacks).toMatchObject({ id: 'bare', error: { code: 'input-invalid', field, line: 1 } });
      expect(JSON.stringify(lacks)).toContain(`The method ${id} needs it: give `);
      expect(wrong).toMatchObject({ error: { field: 'responses', line: 2 } });
    }
  });

  it('CLI-83 a library that is needed and not given, or has nothing to give, and an unknown method are refused at once', async () => {
    const words = ['generate', 'rows', '--method'];
    const terminal = createFakeTerminal({
      files: { rows: lines(full), empty: lines({ prompt: 'Hi', rubrics: [] }) },
      script,
    });
    expect(await main([...words, 'none-such'], terminal)).toBe(1);
    expect(terminal.notes.at(-1)).toContain('One of: bank');
    const [needy] = generationMethods.filter(({ needs }) => needs.includes('library'));
    if (needy) {
      expect(await main([...words, needy.id], terminal)).toBe(1);
      expect(terminal.notes.at(-1)).toContain('Give --library <file>');
      expect(await main([...words, needy.id, '--library', 'empty'], terminal)).toBe(1);
      expect(terminal.notes.at(-1)).toContain('has no rubric with criteria');
    }
    expect(terminal.reads).toEqual([]);
  });

  it('CLI-82 a file gives all rows what they lack of their own: a guideline, a rubric', async () => {
    const { guideline, rubric, ...rest } = full;
    const files = { rows: lines(rest), library, guideline, rubric: JSON.stringify(rubric) };
    const needy = generationMethods.filter(
      ({ needs, writing }) => writing !== 'needed' && needs.some((need) => need === 'guideline' || need === 'rubric'),
    );
    for (const { id } of needy) {
      const terminal = createFakeTerminal({ files, script });
      const shared = ['--guideline', 'guideline', '--rubric', 'rubric', '--library', 'library'];
      expect([id, await main(['generate', 'rows', '--method', id, ...shared], terminal)]).toEqual([id, 0]);
    }
  });
});

interface Generated {
  readonly id: unknown;
  readonly rubric: { readonly rubric: { readonly criteria: readonly { readonly text: string }[] } };
}

interface Scored {
  readonly verdicts: readonly { readonly criterion: string }[];
}
