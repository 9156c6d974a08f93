import { type Marks, marksOf, overallKey } from '../../domain/mark.ts';
import type { Profile } from '../../domain/profiles/profile.ts';
import type { Rubric } from '../../domain/rubric.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { EngineDocument } from '../../engine/port.ts';
import type { JudgeOptions } from './ask-logits.ts';
import { gradeOverall } from './grade-overall.ts';
import { judgeResponse, marksOfJudged } from './judge-marks.ts';

/** A response whose criteria have their verdicts. */
export interface JudgedDocument {
  readonly document: EngineDocument;
  readonly rubric: Rubric;
  readonly verdicts: ReadonlyMap<string, Verdict | null>;
}

/**
 * The marks that a profile scores by: those of the verdicts, and what it wants beside them, which is asked. Most want
 * nothing, and then no model is asked. A model that can't write gives no overall grade.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function marksForProfile(
  { asks }: Profile,
  { document, rubric, verdicts }: JudgedDocument,
  options: JudgeOptions,
): Promise<Marks> {
  const marks = marksOf(rubric, verdicts);
  if (asks === undefined) return marks;
  const { verifier, signal } = options;
  if (asks !== 'parts') {
    const { engine } = verifier;
    if (!engine.write) return marks;
    return new Map([...marks, [overallKey, await gradeOverall({ engine, document, rubric, scale: asks, signal })]]);
  }
  const split = rubric.criteria.filter(({ check, parts = [] }) => check === undefined && parts.length > 0);
  if (split.length === 0) return marks;
  const alone = { ...rubric, criteria: split };
  const asked = marksOfJudged(alone, await judgeResponse(document, alone, options));
  const whole = [...marks].filter(([id]) => !split.some((criterion) => criterion.id === id));
  return new Map([...whole, ...asked]);
}
