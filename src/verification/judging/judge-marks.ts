import { type Mark, type Marks, marksOf, partKey } from '../../domain/mark.ts';
import type { Criterion, Rubric } from '../../domain/rubric.ts';
import { scales } from '../../domain/scale.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { EngineDocument } from '../../engine/port.ts';
import { decideCriteria } from '../decide-criteria.ts';
import { type JudgeOptions, withReadings } from './ask-logits.ts';

/** Verdicts by criterion id, and by `partKey` where a criterion has sub-checks. */
export type Judged = ReadonlyMap<string, Verdict>;

/**
 * Judges a response by every criterion, and by its sub-checks where it has some; what code can check is checked first
 * and never asked.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function judgeResponse(document: EngineDocument, rubric: Rubric, options: JudgeOptions): Promise<Judged> {
  return withReadings(options, async (readings) => {
    const { verifier, signal } = options;
    const verdicts = new Map<string, Verdict>();
    const decided = decideCriteria(document, rubric.criteria.flatMap(askedOf), { verifier, readings, signal });
    for await (const { criterion, verdict } of decided) verdicts.set(criterion.id, verdict);
    return verdicts;
  });
}

/** The marks that judged verdicts amount to, for any scoring profile. */
export function marksOfJudged(rubric: Rubric, judged: Judged): Marks {
  const own = marksOf(rubric, judged);
  // A criterion with sub-checks was not asked itself: its mark follows from theirs.
  const withParts = new Set(rubric.criteria.filter(hasParts).map(({ id }) => id));
  const parts = rubric.criteria.filter(hasParts).flatMap((criterion) => partMarks(criterion, judged));
  return new Map([...[...own].filter(([id]) => !withParts.has(id)), ...parts]);
}

function partMarks(criterion: Criterion, judged: Judged): readonly (readonly [string, Mark])[] {
  const asked = askedOf(criterion).map((part) => ({ ...part, scale: scales.binary }));
  return [...marksOf({ id: criterion.id, title: '', criteria: asked }, judged)];
}

function askedOf(criterion: Criterion): readonly Criterion[] {
  if (!hasParts(criterion)) return [criterion];
  const { parts = [], points, tags, provenance } = criterion;
  return parts.map((part) => ({ id: partKey(criterion, part), text: part.text, points, tags, provenance }));
}

function hasParts({ check, parts = [] }: Criterion): boolean {
  return check === undefined && parts.length > 0;
}
