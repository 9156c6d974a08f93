import type { Criterion, Rubric } from '../domain/rubric.ts';
import type { Tier } from '../domain/tier.ts';

/** The tiers of pairwise rubrics and what a criterion of each is worth. Source: OpenRS; its fatal items have no weight. */
export const pairwiseTiers: readonly { readonly tier: Tier; readonly worth: number }[] = [
  { tier: 'fatal', worth: 10 },
  { tier: 'core', worth: 5 },
  { tier: 'important', worth: 2 },
  { tier: 'highlight', worth: 1 },
];

const principle = (id: string, tier: Tier, points: number, axis: string | null, text: string): Criterion => ({
  id,
  text,
  points,
  tags: axis === null ? [] : [`axis:${axis}`],
  tier,
  provenance: { kind: 'generated', method: 'meta-rubric', sources: ['rubricon'] },
});

/**
 * What governs rubrics that are made for a pair: principles with a tier each. A difference falls under the first principle
 * of its sign whose side of the response (`axis:` tag) is its own, or that names none, and that asks for no more worth
 * than it has. A rubric of this shape may be edited and given instead; its id is its version.
 * Units: `points` is the least worth of a difference that falls under it.
 */
export const metaRubric: Rubric = {
  id: 'meta-rubric-1',
  title: 'Meta-rubric',
  criteria: [
    principle('harm', 'fatal', -8, null, 'An answer that could do harm is worse, whatever else it does well.'),
    principle('urgent', 'core', 8, null, 'What keeps a person safe comes before all else.'),
    principle('right', 'core', 6, 'accuracy', 'What is said is right and fits the facts of the case.'),
    principle(
      'pitfall',
      'important',
      -1,
      null,
      'What misleads, leaves out or gets in the way counts against an answer.',
    ),
    principle('whole', 'important', 5, 'completeness', 'What the user needs in order to act is there.'),
    principle(
      'context',
      'important',
      5,
      'context_awareness',
      'What is not known and would change the advice is asked.',
    ),
    principle('asked', 'important', 4, 'instruction_following', 'What the user asked for is done as asked.'),
    principle('more', 'highlight', 1, null, 'What helps a little more than the other answer does.'),
  ],
};

/** The principle that a difference falls under; null where the meta-rubric has none for it. */
export function findPrinciple(
  { criteria }: Rubric,
  { points, dimension }: { readonly points: number; readonly dimension: string },
): Criterion | null {
  const fits = ({ points: least, tags }: Criterion): boolean => {
    const axes = tags.filter((tag) => tag.startsWith('axis:'));
    const sameSide = axes.length === 0 || axes.includes(`axis:${dimension}`);
    return sameSide && Math.sign(least) === Math.sign(points) && Math.abs(points) >= Math.abs(least);
  };
  return criteria.find(fits) ?? null;
}

/** The tier of a principle: its own where it is one of pairwise rubrics, else by its worth. */
export function tierOf({ tier, points }: Criterion): Tier {
  const own = pairwiseTiers.find((one) => one.tier === tier);
  if (own) return own.tier;
  const size = Math.abs(points);
  if (size >= 8) return points < 0 ? 'fatal' : 'core';
  return size >= 4 ? 'important' : 'highlight';
}
