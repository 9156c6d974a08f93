import { RubriconError } from '../domain/errors.ts';
import type { Criterion } from '../domain/rubric.ts';
import { isGraded } from '../domain/scale.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Answer, EngineDocument } from '../engine/port.ts';
import { isInScope, type Verifier } from './calibrate.ts';
import { decideConstraint } from './check-constraint.ts';
import { decideAnswer } from './decide-answer.ts';
import { cannotGrade, decideGrade, decideWritten } from './decide-grade.ts';
import { openDoubt } from './doubt-flattery.ts';
import { gradeByWriting } from './judging/grade-by-writing.ts';
import { type GradePlan, planGrade } from './judging/grade-plan.ts';
import type { Readings } from './readings.ts';
import { streamAnswers } from './stream-answers.ts';

/** One criterion's verdict. */
export interface CriterionVerdict {
  readonly criterion: Criterion;
  readonly verdict: Verdict;
}

/** What stands behind the decisions: the model, its kept reading, and the caller's right to cancel. */
export interface DecideOptions {
  readonly verifier: Verifier;
  readonly readings: Readings;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Decides each criterion once: first those that code can check, then, after one read, the model's as they arrive; at the
 * end the marks that only writing can give. The model sees the criterion's texts alone, never its points.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function* decideCriteria(
  document: EngineDocument,
  criteria: readonly Criterion[],
  options: DecideOptions,
): AsyncGenerator<CriterionVerdict> {
  options.signal?.throwIfAborted();
  for (const criterion of criteria) {
    if (criterion.check) yield { criterion, verdict: decideConstraint(criterion.check, document.response) };
  }
  const left = criteria.filter((criterion) => !criterion.check).map(questionOf);
  yield* askQuestions(
    document,
    left.filter(({ statements }) => statements.length > 0),
    options,
  );
  const unasked = left.filter(({ statements }) => statements.length === 0).map(({ criterion }) => criterion);
  yield* writeGrades(document, unasked, options);
}

/** A criterion with the statements it is asked by: its text, those of a scale, or none where it can't be asked. */
interface Question {
  readonly criterion: Criterion;
  readonly plan: GradePlan | null;
  readonly statements: readonly string[];
}

function questionOf(criterion: Criterion): Question {
  if (!criterion.scale || !isGraded(criterion.scale)) return { criterion, plan: null, statements: [criterion.text] };
  const plan = planGrade(criterion);
  return { criterion, plan, statements: plan?.statements ?? [] };
}

async function* askQuestions(
  document: EngineDocument,
  questions: readonly Question[],
  { verifier, readings, signal }: DecideOptions,
): AsyncGenerator<CriterionVerdict> {
  let left = questions;
  const inScope = left.length > 0 && isInScope(document, verifier);
  const doubt = openDoubt(
    document.response,
    questions.flatMap((question) => question.statements),
    verifier,
  );
  for (let attempt = 1; left.length > 0; attempt += 1) {
    signal?.throwIfAborted();
    const asked = left.flatMap((question) =>
      question.statements.map((statement, part) => ({ question, statement, part })),
    );
    const found = new Map<Question, Map<number, Answer>>();
    const held = await readings.hold(document, signal ? { signal } : {});
    const statements = asked.map(({ statement }) => statement);
    try {
      for await (const { index, answer } of streamAnswers(verifier.engine, held.reading, statements, signal)) {
        const one = asked[index];
        if (!one) continue;
        const { question, part } = one;
        const answers = (found.get(question) ?? new Map<number, Answer>()).set(part, answer);
        found.set(question, answers);
        if (answers.size < question.statements.length) continue;
        left = left.filter((other) => other !== question);
        yield { criterion: question.criterion, verdict: verdictOf(question, answers) };
      }
    } catch (thrown) {
      // An engine that was restarted has forgotten its readings: read once more, then give up.
      if (attempt > 1 || !(thrown instanceof RubriconError) || thrown.code !== 'reading-unknown') throw thrown;
      held.spoil();
    } finally {
      await held.free();
    }
  }

  function verdictOf({ criterion, plan, statements }: Question, found: ReadonlyMap<number, Answer>): Verdict {
    const answers = statements.flatMap((_, part) => found.get(part) ?? []);
    const context = { response: document.response, statement: criterion.text, tags: criterion.tags, inScope };
    if (plan) return decideGrade(answers, plan, context, verifier);
    const [answer] = answers;
    return answer ? doubt(decideAnswer(answer, context, verifier), criterion.text) : cannotGrade(criterion);
  }
}

/** Marks that no statement can give: a model that writes gives them, else they stay undecided. */
async function* writeGrades(
  document: EngineDocument,
  criteria: readonly Criterion[],
  { verifier: { engine }, signal }: DecideOptions,
): AsyncGenerator<CriterionVerdict> {
  if (criteria.length === 0) return;
  const marks = engine.write ? await gradeByWriting({ engine, document, criteria, signal }) : null;
  for (const criterion of criteria) {
    yield { criterion, verdict: marks ? decideWritten(marks.get(criterion.id)) : cannotGrade(criterion) };
  }
}
