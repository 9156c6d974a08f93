import { creditOf } from '../domain/mark.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { CriterionState } from '../domain/run.ts';
import { leansMet, type Verdict, type YesNoVerdict } from '../domain/verdict.ts';
import { markWords } from '../report/mark-words.ts';
import { formatChance, formatTotal } from './format-number.ts';
import type { IconName } from './icons.ts';

/** What a row says about its verdict. Glyph and word carry it; colour never does alone. */
export interface VerdictLook {
  readonly state: 'met' | 'unmet' | 'partial' | 'unsure' | 'unscored' | 'pending';
  readonly glyph: IconName;
  readonly word: string;
  /** Where an unsure verdict leans, in words; empty for others. */
  readonly leaning: string;
  /** What follows the word "chance": `met 62 %`, or of a mark; empty where nobody computed one. */
  readonly chance: string;
  /** What the verdict does to the score, in words; empty while undecided. */
  readonly effect: string;
  /** True when points were missed or lost: the row is a problem. */
  readonly costs: boolean;
  readonly overridden: boolean;
}

/** What of a criterion decides how its verdict looks. */
export type Judgeable = Pick<Criterion, 'points' | 'scale' | 'levels'>;

/** Words and glyph for one criterion. `effective` is the verdict that counts: a person's override before the model's. */
export function describeVerdict(
  criterion: Judgeable,
  state: CriterionState | undefined,
  effective: Verdict | null,
): VerdictLook {
  const overridden = state?.override !== null && state?.override !== undefined;
  if (!effective) return { ...blank, state: 'pending', glyph: 'dots', word: 'To check', overridden };
  if (effective.kind === 'failed') return { ...blank, state: 'unscored', glyph: 'dash', word: 'Unscored', overridden };
  if (effective.kind === 'graded') return { ...gradedLook(criterion, effective), overridden };
  const chance = chanceWords(effective);
  if (effective.kind === 'abstained') {
    return {
      ...blank,
      state: 'unsure',
      glyph: 'question',
      word: 'Unsure',
      leaning: leaningWords(effective),
      chance,
      overridden,
    };
  }
  const credit = creditOf({ ...bare, ...criterion }, effective);
  // A yes or no on a longer scale decides nothing.
  if (credit === null) return { ...blank, state: 'unscored', glyph: 'dash', word: 'Unscored', overridden };
  const costs = effective.met === criterion.points < 0;
  return {
    state: effective.met ? 'met' : 'unmet',
    glyph: effective.met ? 'check' : 'xmark',
    word: effective.met ? 'Met' : 'Unmet',
    leaning: '',
    chance,
    effect: effectOf(criterion.points, credit),
    costs,
    overridden,
  };
}

const blank = { leaning: '', chance: '', effect: '', costs: false } as const;
const bare: Criterion = { id: '', text: '', points: 1, tags: [], provenance: { kind: 'person' } };

/** A mark: the ends of its scale look as met and unmet do, what lies between has a glyph of its own. */
function gradedLook(
  criterion: Judgeable,
  verdict: Extract<Verdict, { readonly kind: 'graded' }>,
): Omit<VerdictLook, 'overridden'> {
  const credit = creditOf({ ...bare, ...criterion }, verdict);
  if (credit === null) return { ...blank, state: 'unscored', glyph: 'dash', word: 'Unscored' };
  const state = credit === 1 ? 'met' : credit === 0 ? 'unmet' : 'partial';
  const chance = verdict.chances.find(({ value }) => value === verdict.value)?.chance;
  return {
    state,
    glyph: { met: 'check', unmet: 'xmark', partial: 'half' }[state] as IconName,
    word: markWords(criterion, verdict.value),
    leaning: '',
    chance: chance === undefined ? '' : `of this mark ${formatChance(chance)}`,
    effect: effectOf(criterion.points, credit),
    costs: criterion.points > 0 ? credit < 1 : credit > 0,
  };
}

function leaningWords(verdict: Verdict): string {
  const met = leansMet(verdict);
  return met === null ? '' : `leans ${met ? 'met' : 'unmet'}`;
}

/** The chance that a criterion is met, in words. Where marks were weighed or nobody computed it, there is none. */
function chanceWords(verdict: Exclude<YesNoVerdict, { readonly kind: 'failed' }>): string {
  const { probability } = verdict;
  if (verdict.kind === 'abstained') {
    const weighed = verdict.calibrated !== undefined && verdict.chances === undefined;
    return weighed ? `met ${formatChance(probability)}` : '';
  }
  return verdict.source === 'model' ? `met ${formatChance(probability)}` : '';
}

function effectOf(points: number, credit: number): string {
  const size = (share: number): string => formatTotal(Math.abs(points) * share);
  const part = credit > 0 && credit < 1 ? `${size(credit)} of ${size(1)}` : size(1);
  if (points > 0) return credit === 0 ? `${part} missed` : `${part} earned`;
  return credit === 0 ? 'avoided' : `${part} lost`;
}
