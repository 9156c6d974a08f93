import { describe, expect, it } from 'vitest';
import { axes, themes } from './entry.ts';
import { foreignCues } from './foreign-cues.ts';
import { bank } from './index.ts';
import { scenarios } from './scenarios.ts';

const plain = (text: string): string => text.replace(/\{\w+\|([^}]*)\}/g, '$1');
const little = new Set('the a an of to in for on or and that is it with by be as at from'.split(' '));
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (
      plain(text)
        .toLowerCase()
        .match(/[a-z0-9]+/g) ?? []
    ).filter((word) => !little.has(word) && word !== 'response'),
  );

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

describe('the bank', () => {
  it('GEN-30 holds at least 220 criteria with unique ids and texts', () => {
    expect(bank.length).toBeGreaterThanOrEqual(220);
    expect(new Set(bank.map(({ id }) => id)).size).toBe(bank.length);
    expect(new Set(bank.map(({ text }) => plain(text).toLowerCase())).size).toBe(bank.length);
    expect(bank.filter(({ id }) => !/^[a-z0-9-]+$/.test(id))).toEqual([]);
  });

  it('GEN-31 points are whole numbers from -10 to 10, never 0, about a quarter of them negative', () => {
    for (const { points } of bank) {
      expect(Number.isInteger(points) && points !== 0 && Math.abs(points) <= 10).toBe(true);
    }
    const negative = bank.filter(({ points }) => points < 0).length / bank.length;
    expect(negative).toBeGreaterThan(0.2);
    expect(negative).toBeLessThan(0.33);
  });

  it('GEN-32 every theme has criteria of both signs, every axis has criteria, every scenario is used', () => {
    for (const theme of themes) {
      const signs = bank.filter((entry) => entry.theme === theme).map(({ points }) => Math.sign(points));
      expect(new Set(signs), theme).toEqual(new Set([1, -1]));
    }
    for (const axis of axes)
      expect(
        bank.some((entry) => entry.axis === axis),
        axis,
      ).toBe(true);
    const used = new Set(bank.flatMap((entry) => entry.scenarios));
    expect(Object.keys(scenarios).filter((id) => !used.has(id as keyof typeof scenarios))).toEqual([]);
  });

  it('GEN-33 no two criteria say nearly the same', () => {
    const sets = bank.map(({ id, text }) => [id, wordsOf(text)] as const);
    const alike = sets.flatMap(([a, first], index) =>
      sets.slice(index + 1).flatMap(([b, second]) => (overlap(first, second) > 0.65 ? [`${a} ~ ${b}`] : [])),
    );
    expect(alike).toEqual([]);
  });

  it('GEN-34 each is one short, plain statement about the response', () => {
    const vague =
      /\b(?:appropriate(?:ly)?|adequate(?:ly)?|properly|good|nice|etc|and\/or|as needed|relevant|sufficient(?:ly)?)\b/i;
    const secondIdea =
      /\b(?:and|but) (?:also )?(?:explains|advises|recommends|asks|tells|mentions|states|warns|offers|gives|names|says|suggests|describes|lists|encourages)\b/;
    for (const { id, text } of bank) {
      const words = plain(text);
      expect(words, id).toMatch(/^The response [a-z].*\.$/);
      expect(words.split(' ').length, id).toBeLessThanOrEqual(26);
      expect(words.slice(0, -1), id).not.toMatch(/[!?;]|\.\s/);
      expect(words, id).not.toMatch(vague);
      expect(words, id).not.toMatch(secondIdea);
    }
  });

  it('GEN-35 slots are known ones with generic words, at most one in a criterion', () => {
    for (const { id, text } of bank) {
      const slots = text.match(/\{/g)?.length ?? 0;
      expect(slots, id).toBeLessThanOrEqual(1);
      if (slots === 1) expect(text, id).toMatch(/\{(?:medication|medications|symptom|condition|age)\|[a-z ]+\}/);
    }
  });

  it('GEN-36 cues are lower-case words in the notation of the bank', () => {
    const notation = /^[\p{Ll}\p{Lo}\p{N}]+\*?(?: (?:\+ )?[\p{Ll}\p{Lo}\p{N}]+\*?)*$/u;
    const all = [
      ...bank.map(({ id, cues }) => [id, cues] as const),
      ...Object.entries(foreignCues),
      ...Object.entries(scenarios).map(([id, { cues }]) => [id, cues] as const),
    ];
    const wrong = all.flatMap(([id, cues]) =>
      cues === ''
        ? []
        : cues
            .split('|')
            .filter((cue) => !notation.test(cue))
            .map((cue) => `${id}: ${cue}`),
    );
    expect(wrong).toEqual([]);
  });
});
