import { describe, expect, it } from 'vitest';
import { findMethod } from '../generation/methods/registry.ts';
import { main } from './main.ts';
import { methodFigures } from './method-figures.ts';
import { createFakeTerminal, lines } from './testing/fake-terminal.ts';

/** A criterion is met where the response has its last word; the physicians' grades below say the same. */
const script = (statement: string, { response }: { response: string }) => ({
  logit: response.includes(statement.match(/(\w+)\W*$/)?.[1] ?? '') ? 2 : -2,
});
const words = ['ice', 'rest', 'cold', 'walk', 'pack'] as const;
const prompts = ['p1', 'p2'];
const responses = prompts.flatMap((prompt) =>
  [0, 1, 2, 3, 4, 5].map((count) => ({
    response_id: `${prompt}-r${count}`,
    prompt_id: prompt,
    response: `Use ${words.slice(0, count).join(', ')}.`,
  })),
);
const criteria = prompts.flatMap((prompt) =>
  words.map((word, at) => ({
    criterion_id: `${prompt}-c${at}`,
    prompt_id: prompt,
    criterion: `Advises ${word}`,
    points: 2,
  })),
);
const labels = responses.flatMap(({ response_id, prompt_id, response }) =>
  words.map((word, at) => ({
    response_id,
    criterion_id: `${prompt_id}-c${at}`,
    met: response.includes(word) ? 1 : 0,
  })),
);
const context = (prompt: string): string => `user: My ankle is swollen, ${prompt}.`;
const files = {
  'f/dev.prompts.jsonl': lines(...prompts.map((prompt) => ({ prompt_id: prompt, context: context(prompt) }))),
  'f/dev.responses.jsonl': lines(...responses),
  'f/dev.criteria.jsonl': lines(...criteria),
  'f/dev.labels.jsonl': lines(...labels),
  'f/train.rubrics.jsonl': lines({
    prompt_id: 't1',
    prompt: [{ role: 'user', content: 'My ankle is swollen.' }],
    rubrics: [
      { criterion: 'Advises ice', points: 5, tags: [] },
      { criterion: 'Advises rest', points: 5, tags: [] },
    ],
  }),
};

interface Report {
  readonly conversations: number;
  readonly ranked: number;
  readonly without: readonly string[];
  readonly figures: readonly {
    readonly name: string;
    readonly tau: number | null;
    readonly precision: number | null;
  }[];
}

async function run(...options: readonly string[]) {
  return runOn(files, ...options);
}

async function runOn(given: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const terminal = createFakeTerminal({ files: given, script });
  const code = await main(['evaluate-methods', '--healthbench', 'f', ...options], terminal);
  return { code, out: terminal.stdout(), notes: terminal.notes };
}

describe('rubricon evaluate-methods', () => {
  it('CLI-85 K5 match: a judge that agrees with the grades ranks as they do, and a borrowed rubric is matched by its words', async () => {
    const { code, out } = await run('--methods', 'rubric-rag', '--json');
    expect(code).toBe(0);
    const { conversations, ranked, figures } = JSON.parse(out) as Report;
    expect([conversations, ranked]).toEqual([2, 8]);
    const named = new Map(figures.map((row) => [row.name, row]));
    expect(named.get("the physicians' rubric")).toMatchObject({ tau: 1, precision: null });
    expect(named.get('length of the response')).toMatchObject({ tau: 1 });
    expect(named.get('rubric-rag')).toMatchObject({ precision: 1, recall: 2 / 5 });
    expect([...named.keys()]).toContain('bank entries at random');
  });

  it('CLI-85 a grade or points that cannot be read leave out what they belong to, and count as nothing else', async () => {
    const rankedOf = async (changed: Partial<typeof files>) =>
      (JSON.parse((await runOn({ ...files, ...changed }, '--methods', 'rubric-rag', '--json')).out) as Report).ranked;
    const [first, ...others] = labels;
    expect(await rankedOf({ 'f/dev.labels.jsonl': lines({ ...first, met: 'yes' }, ...others) })).toBe(7);
    const [worth, ...rest] = criteria;
    expect(await rankedOf({ 'f/dev.criteria.jsonl': lines({ ...worth, points: 'two' }, ...rest) })).toBe(4);
  });

  it('CLI-85 what has no inputs in the data is named and not measured; the library is of another split', async () => {
    const { out, notes } = await run('--methods', 'bank,rubric-rag', '--library-split', 'none', '--json');
    expect((JSON.parse(out) as Report).without).toEqual(['rubric-rag']);
    expect(notes.at(-1)).toBe('no inputs in this data for: rubric-rag');
    expect((await run('--library-split', 'dev')).code).toBe(1);
    expect((await run('--methods', 'none')).code).toBe(1);
    expect(findMethod('rubric-rag').needs).toContain('library');
  });

  it('CLI-85 the same seed gives the same table, in three forms', async () => {
    const [one, again, markdown] = [
      await run('--methods', 'bank'),
      await run('--methods', 'bank'),
      await run('--methods', 'bank', '--markdown'),
    ];
    expect(one.out).toBe(again.out);
    expect(one.out).toMatch(/^2 conversations, 8 responses ranked\n\n +cases +criteria +precision/);
    expect(markdown.out).toMatch(/^\| bank \| 2 \| [\d.]+ \| 0\.\d{3} \|/m);
  });

  it('CLI-85 a method that left no rubric is counted and has no part in a mean', () => {
    const none = { size: null, precision: null, recall: null, f1: null, tau: null };
    const rows = [
      { name: 'm', group: 'a', size: 3, precision: 0.5, recall: 1, f1: 2 / 3, tau: 1, fault: null },
      { name: 'm', group: 'b', ...none, fault: 'output-invalid' },
    ];
    const [figures] = methodFigures(rows, { resamples: 10, random: () => 0 });
    expect(figures).toMatchObject({ cases: 2, failed: 1, size: 3, tau: 1, intervals: { tau: { low: 1, high: 1 } } });
  });
});
