import { applyCalibration, identityMap } from '../domain/calibration.ts';
import type { Mark } from '../domain/mark.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { MarkChance, Verdict } from '../domain/verdict.ts';
import type { Answer } from '../engine/port.ts';
import { abstainsBelow, boundCalibration, type Verifier } from './calibrate.ts';
import { failedAnswer } from './decide-answer.ts';
import type { GradePlan, Said } from './judging/grade-plan.ts';
import { pickEvidence } from './pick-evidence.ts';

/**
 * Turns the answers to a plan's statements into a mark with the chance of every mark beside it. One fault among them fails
 * the criterion; a mark less likely than the abstention bound stays undecided. No calibration was fitted to marks, so none
 * is called calibrated.
 */
export function decideGrade(
  answers: readonly Answer[],
  plan: GradePlan,
  { response, tags }: { readonly response: string; readonly tags: readonly string[] },
  verifier: Verifier,
): Verdict {
  const calibration = boundCalibration(verifier);
  const said: Said[] = [];
  for (const answer of answers) {
    if (!answer.ok) return failedAnswer(answer.fault);
    const { logit } = answer;
    const probability = applyCalibration(logit, calibration ?? identityMap, tags);
    if (!Number.isFinite(logit) || !Number.isFinite(probability)) return failedAnswer(null);
    said.push({ logit, probability });
  }
  const { value, chances, at, shown } = plan.read(said, calibration?.threshold);
  const answer = answers[at];
  const statement = plan.statements[at] ?? '';
  const evidence = answer?.ok
    ? pickEvidence(response, { statement, spans: answer.spans, found: answer.denies ? !shown : shown })
    : [];
  const bound = abstainsBelow(verifier);
  if (bound !== null && chanceOf(value, chances) < bound) {
    const reason = 'The model is not sure enough to decide on a mark.';
    return { kind: 'abstained', probability: topChance(chances), evidence, calibrated: false, reason, chances };
  }
  return { kind: 'graded', value, chances, evidence, source: 'model', calibrated: false };
}

/** A mark that a language model wrote, as a verdict. It comes without chances and quotes. */
export function decideWritten(mark: Mark | undefined): Verdict {
  if (mark?.kind === 'grade') {
    return { kind: 'graded', value: mark.value, chances: [], evidence: [], source: 'model', calibrated: false };
  }
  if (mark?.kind === 'not-applicable') return undecided('The model finds that this does not apply here.');
  const message = 'The model gave no mark on the scale of this criterion. Ask it again or set the mark yourself.';
  return { kind: 'failed', code: 'output-invalid', message };
}

/** The verdict on a scale that this model has no way to mark on. */
export function cannotGrade({ scale }: Criterion): Verdict {
  return undecided(
    scale?.kind === 'count'
      ? 'This model cannot count. Load a language model that writes, or set the count yourself.'
      : 'The steps of this scale have no words to ask by. Load a language model that writes, or set the mark yourself.',
  );
}

function undecided(reason: string): Verdict {
  return { kind: 'abstained', probability: 0.5, evidence: [], reason };
}

function chanceOf(value: number, chances: readonly MarkChance[]): number {
  return chances.find((one) => one.value === value)?.chance ?? 0;
}

/** How likely the highest of the marks is that were weighed. */
function topChance(chances: readonly MarkChance[]): number {
  return chances.reduce((top, one) => (one.value > top.value ? one : top), chances[0] ?? { value: 0, chance: 0.5 })
    .chance;
}
