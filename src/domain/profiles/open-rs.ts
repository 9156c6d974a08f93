import { canonicalJson } from '../canonical-json.ts';
import { scales } from '../scale.ts';
import type { Tier } from '../tier.ts';
import type { Answered } from './answered.ts';
import { nothingApplies, sumOf } from './figures.ts';
import { makeProfile } from './make-profile.ts';
import type { Outcome } from './score-by-rule.ts';

/**
 * OpenRS: two responses compared criterion by criterion. Any fatal difference decides alone; else the mean over the
 * criteria that differ, by weights 5, 2 and 1.
 * Units: above zero the first response is better, below zero the second; 0 is a tie.
 * Source: OpenRS.
 */
export const openRs = makeProfile(
  {
    name: 'openrs',
    title: 'OpenRS',
    summary: 'Two responses compared by criterion: a fatal difference decides, else core 5, important 2, highlight 1.',
    source: 'OpenRS',
    rows: ['B2', '2.7', 'K10'],
    range: { least: null, most: null },
  },
  { rule: { of: preferenceOf, tryAll: true } },
);

const weights: Partial<Record<Tier, number>> = { core: 5, important: 2, highlight: 1 };

function preferenceOf(answers: readonly Answered[]): Outcome {
  if (answers.length === 0) return { reason: nothingApplies };
  const pairwise = canonicalJson(scales.preference);
  if (answers.some(({ criterion }) => !criterion.scale || canonicalJson(criterion.scale) !== pairwise)) {
    return { reason: 'This rule compares two responses; these criteria were asked of one.' };
  }
  const known = answers.every(({ criterion: { tier } }) => tier && (tier === 'fatal' || tier in weights));
  if (!known) return { reason: 'Every criterion needs the tier fatal, core, important or highlight.' };
  const differing = answers.filter(({ value }) => value !== 0);
  const fatal = differing.filter(({ criterion }) => criterion.tier === 'fatal');
  if (fatal.length > 0) return sumOf(fatal.map(({ value }) => value));
  const weightOf = ({ criterion: { tier } }: Answered): number => (tier && weights[tier]) ?? 0;
  const whole = sumOf(differing.map(weightOf));
  // The small term is the release's own guard against dividing by zero.
  return sumOf(differing.map((answer) => weightOf(answer) * answer.value)) / (whole + 1e-6);
}
