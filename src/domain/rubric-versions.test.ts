import { describe, expect, it } from 'vitest';
import { checkEvidence } from './evidence.ts';
import type { Rubric } from './rubric.ts';
import { assertVersions, compareRubrics, lockVersion } from './rubric-versions.ts';
import { criterion, rubricOf } from './testing/run-fixture.ts';

const hash = (text: string) =>
  Promise.resolve(`h${[...text].reduce((sum, c) => (sum * 31 + (c.codePointAt(0) ?? 0)) % 1e9, 7)}`);
const first: Rubric = rubricOf(criterion('a', 5), criterion('b', 3), criterion('c', 1));
const [a, b, c] = first.criteria;
if (!a || !b || !c) throw new Error('three criteria are due');

describe('versions of a rubric', () => {
  it('DOM-46 B4 RULERS: the same rubric locked at different times has one hash, whatever the order of its keys', async () => {
    const [one] = await lockVersion(first, [], hash);
    const turned = { criteria: first.criteria.map((item) => Object.fromEntries(Object.entries(item).reverse())) };
    const [other] = await lockVersion({ ...turned, title: first.title, id: first.id } as unknown as Rubric, [], hash);
    expect(other?.hash).toBe(one?.hash);
    const history = await lockVersion(first, [], hash);
    expect(await lockVersion(structuredClone(first), history, hash)).toBe(history);
  });

  it('DOM-46 B4 RULERS: an edit makes the next version with its own hash and what changed; the one before stays', async () => {
    const history = await lockVersion(first, [], hash);
    const edited = { ...first, criteria: [c, { ...a, points: 4, text: 'Other words' }, criterion('d', 2)] };
    const next = await lockVersion(edited, history, hash);
    expect(next.map(({ version }) => version)).toEqual([1, 2]);
    expect(next[0]).toBe(history[0]);
    expect(next[1]?.hash).not.toBe(next[0]?.hash);
    expect(next[1]?.changes).toEqual([
      { kind: 'removed', id: 'b' },
      { kind: 'changed', id: 'a', fields: ['points', 'text'] },
      { kind: 'added', id: 'd' },
      { kind: 'order' },
    ]);
    expect(compareRubrics(first, { ...first, title: 'New' })).toEqual([{ kind: 'rubric', fields: ['title'] }]);
    expect(compareRubrics(first, structuredClone(first))).toEqual([]);
  });

  it('DOM-46 B4 RULERS: a locked version cannot be changed, nor by changing what it was made from', async () => {
    const mine = structuredClone(first) as { title: string } & Rubric;
    const [version] = await lockVersion(mine, [], hash);
    mine.title = 'Changed';
    expect(version?.rubric.title).toBe(first.title);
    expect(() => Object.assign(version?.rubric.criteria[0] ?? {}, { points: 9 })).toThrow(TypeError);
  });

  it('DOM-47 B4 a history that was tampered with is refused, and the version named', async () => {
    const history = await lockVersion({ ...first, criteria: [a] }, await lockVersion(first, [], hash), hash);
    await expect(assertVersions(history, hash)).resolves.toBeUndefined();
    const [one, two] = history;
    if (!one || !two) throw new Error('two versions are due');
    const forged = { ...two, rubric: { ...two.rubric, title: 'Forged' } };
    await expect(assertVersions([one, forged], hash)).rejects.toMatchObject({ details: { version: 2 } });
    await expect(assertVersions([two], hash)).rejects.toMatchObject({ details: { version: 1 } });
    await expect(assertVersions([one, { ...two, changes: [] }], hash)).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it('DOM-47 B4 RULERS: one changed character in a quote and the evidence is rejected', () => {
    const response = 'Rest today and drink water.';
    const evidence = { quote: 'drink water', start: 15, end: 26, weight: 1, role: 'supports' } as const;
    expect(checkEvidence(response, evidence)).toBe(true);
    expect(checkEvidence(response, { ...evidence, quote: 'drink Water' })).toBe(false);
  });
});
