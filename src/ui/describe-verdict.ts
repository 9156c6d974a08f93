import type { CriterionState } from '../domain/run.ts';
import type { Verdict } from '../domain/verdict.ts';
import { formatChance, formatTotal } from './format-number.ts';
import type { IconName } from './icons.ts';

/** What a row says about its verdict. Glyph and word carry it; colour never does alone. */
export interface VerdictLook {
  readonly state: 'met' | 'unmet' | 'unsure' | 'unscored' | 'pending';
  readonly glyph: IconName;
  readonly word: string;
  /** The chance that the criterion is met, in words; empty where nobody computed one. */
  readonly chance: string;
  /** What the verdict does to the score, in words; empty while undecided. */
  readonly effect: string;
  /** True when points were missed or lost: the row is a problem. */
  readonly costs: boolean;
  readonly overridden: boolean;
}

/** Words and glyph for one criterion. `effective` is the verdict that counts: a person's override before the model's. */
export function describeVerdict(
  points: number,
  criterion: CriterionState | undefined,
  effective: Verdict | null,
): VerdictLook {
  const overridden = criterion?.override !== null && criterion?.override !== undefined;
  if (!effective) return { ...blank, state: 'pending', glyph: 'dots', word: 'To check', overridden };
  if (effective.kind === 'failed') return { ...blank, state: 'unscored', glyph: 'dash', word: 'Unscored', overridden };
  const chance =
    effective.kind === 'decided' && effective.source !== 'model' ? '' : formatChance(effective.probability);
  if (effective.kind === 'abstained') {
    return { ...blank, state: 'unsure', glyph: 'question', word: 'Unsure', chance, overridden };
  }
  const costs = effective.met === points < 0;
  return {
    state: effective.met ? 'met' : 'unmet',
    glyph: effective.met ? 'check' : 'xmark',
    word: effective.met ? 'Met' : 'Unmet',
    chance,
    effect: effectOf(points, effective.met),
    costs,
    overridden,
  };
}

const blank = { chance: '', effect: '', costs: false } as const;

function effectOf(points: number, met: boolean): string {
  const size = formatTotal(Math.abs(points));
  if (points > 0) return met ? `${size} earned` : `${size} missed`;
  return met ? `${size} lost` : 'avoided';
}
