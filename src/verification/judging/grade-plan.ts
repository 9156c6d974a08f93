import type { Criterion } from '../../domain/rubric.ts';
import { scales } from '../../domain/scale.ts';
import type { MarkChance } from '../../domain/verdict.ts';

/** What a model said to one statement. Units: a raw logit, and the probability that it amounts to. */
export interface Said {
  readonly logit: number;
  readonly probability: number;
}

/** A mark that statements amount to. */
export interface PlannedGrade {
  readonly value: number;
  /** Of every mark that was weighed; empty where they cannot be told. */
  readonly chances: readonly MarkChance[];
  /** The statement that the mark rests on, and whether it was found true. */
  readonly at: number;
  readonly shown: boolean;
}

/** Statements by which a verifier that can't write grades a criterion on its scale. */
export interface GradePlan {
  readonly statements: readonly string[];
  readonly read: (said: readonly Said[], threshold?: number) => PlannedGrade;
}

/**
 * How a criterion is graded by yes-or-no statements: each level by its words, else three steps by two questions, else a
 * yes or no by its text. Missing: null where a longer scale has no words to ask by.
 * Source: BiGGen and ARISE have such anchors; choosing the likeliest by a verifier is ours.
 */
export function planGrade({ text, scale = scales.binary, levels = [] }: Criterion): GradePlan | null {
  if (levels.length > 1) return byLevels(levels);
  if (scale.kind === 'count' || scale.step === undefined) return null;
  const { least, most, step } = scale;
  const steps = (most - least) / step;
  if (steps > 2) return null;
  return steps <= 1 ? byText(text, least, most) : byHalves(text, least, most);
}

function byLevels(levels: readonly { readonly value: number; readonly text: string }[]): GradePlan {
  return {
    statements: levels.map((level) => level.text),
    read: (said) => {
      const best = said.reduce((top, { logit }, at) => (logit > (said[top]?.logit ?? logit) ? at : top), 0);
      const whole = said.reduce((sum, { probability }) => sum + probability, 0);
      const chances = levels.map(({ value }, at) => ({ value, chance: (said[at]?.probability ?? 0) / whole }));
      return { value: levels[best]?.value ?? 0, chances: whole > 0 ? chances : [], at: best, shown: true };
    },
  };
}

function byText(text: string, least: number, most: number): GradePlan {
  return {
    statements: [text],
    read: ([met = none], threshold = 0.5) => {
      const shown = met.probability >= threshold;
      return {
        value: shown ? most : least,
        chances: split([least, 1 - met.probability], [most, met.probability]),
        at: 0,
        shown,
      };
    },
  };
}

function byHalves(text: string, least: number, most: number): GradePlan {
  const middle = (least + most) / 2;
  return {
    statements: [`At least in part: ${text}`, `Completely: ${text}`],
    read: ([part = none, full = none], threshold = 0.5) => {
      // Who meets it in full meets it in part, whatever the first answer was.
      const some = Math.max(part.probability, full.probability);
      const chances = split([least, 1 - some], [middle, some - full.probability], [most, full.probability]);
      if (full.probability >= threshold) return { value: most, chances, at: 1, shown: true };
      const shown = some >= threshold;
      return { value: shown ? middle : least, chances, at: 0, shown };
    },
  };
}

function split(...parts: readonly (readonly [value: number, chance: number])[]): readonly MarkChance[] {
  return parts.map(([value, chance]) => ({ value, chance: Math.min(1, Math.max(0, chance)) }));
}

const none: Said = { logit: 0, probability: 0.5 };
