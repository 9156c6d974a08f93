import type { Mark, Marks } from '../../domain/mark.ts';
import type { Criterion } from '../../domain/rubric.ts';
import { scales } from '../../domain/scale.ts';
import type { EngineDocument } from '../../engine/port.ts';
import { askLogits, type JudgeOptions } from './ask-logits.ts';

/**
 * Grades criteria on their scales by yes-or-no questions alone, so that a verifier that can't write can do it. A level
 * with words is a statement of its own and the likeliest level is the grade; without words, a scale of three steps takes
 * two questions: whether the criterion is met at all, and whether in full. Longer scales without words stay undecided.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 * Source: BiGGen and ARISE have such anchors; choosing the likeliest by a verifier is ours.
 */
export async function gradeByAsking(
  document: EngineDocument,
  criteria: readonly Criterion[],
  options: JudgeOptions,
): Promise<Marks> {
  const plans = criteria.map(planOf);
  const logits = await askLogits(
    document,
    plans.flatMap(({ statements }) => statements),
    options,
  );
  let next = 0;
  return new Map(
    plans.map(({ id, statements, read }) => {
      const own = logits.slice(next, next + statements.length);
      next += statements.length;
      const known = own.filter((logit) => logit !== null);
      return [id, known.length === own.length ? read(known) : undecided('The model did not answer.')];
    }),
  );
}

interface Plan {
  readonly id: string;
  readonly statements: readonly string[];
  readonly read: (logits: readonly number[]) => Mark;
}

function planOf({ id, text, scale = scales.binary, levels = [] }: Criterion): Plan {
  if (levels.length > 1) {
    const likeliest = (logits: readonly number[]): Mark => {
      const best = logits.indexOf(Math.max(...logits));
      return grade(levels[best]?.value ?? 0);
    };
    return { id, statements: levels.map((level) => level.text), read: likeliest };
  }
  const steps = scale.kind === 'count' || scale.step === undefined ? null : (scale.most - scale.least) / scale.step;
  if (scale.kind === 'count' || steps === null || steps > 2) {
    return { id, statements: [], read: () => undecided('Its scale has no words to ask by.') };
  }
  const { least, most } = scale;
  if (steps <= 1) return { id, statements: [text], read: ([logit = 0]) => grade(logit >= 0 ? most : least) };
  return {
    id,
    statements: [`At least in part: ${text}`, `Completely: ${text}`],
    // Who meets it in full meets it in part, whatever the first answer was.
    read: ([part = 0, full = 0]) => grade(full >= 0 ? most : part >= 0 ? (least + most) / 2 : least),
  };
}

function grade(value: number): Mark {
  return { kind: 'grade', value };
}

function undecided(reason: string): Mark {
  return { kind: 'undecided', reason };
}
