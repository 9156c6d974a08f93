import type { Criterion, Rubric } from '../rubric.ts';
import type { RunEvent, RunHeader } from '../run.ts';
import type { Submission } from '../submission.ts';
import type { Verdict } from '../verdict.ts';

type Body<E> = E extends unknown ? Omit<E, 'seq' | 'at'> : never;

/** Header of the made-up run that tests share. */
export const header: RunHeader = {
  runId: 'run-1',
  rubricHash: 'aa',
  submissionHash: 'bb',
  model: 'mini',
  revision: 'r1',
  layout: 'l1',
  calibration: 'cal-1',
  dtype: 'q8',
  device: 'scripted',
  versions: { rubricon: '0.1.0' },
  seed: 7,
};

/** A made-up case that tests share. */
export const submission: Submission = {
  id: 's1',
  conversation: [{ role: 'user', content: 'My ankle is swollen since a fall. What now?' }],
  response: 'Rest it and cool it. See someone today if you can not stand on it.',
};

/** A criterion with the given worth; its text follows from its id unless told. */
export function criterion(id: string, points: number, more: Partial<Criterion> = {}): Criterion {
  return { id, text: `States ${id}.`, points, tags: [], provenance: { kind: 'person' }, ...more };
}

/** A rubric of the given criteria. */
export function rubricOf(...criteria: readonly Criterion[]): Rubric {
  return { id: 'r', title: 'Ankle', criteria };
}

/** A model's decided verdict without evidence. */
export function decided(met: boolean, probability = met ? 0.9 : 0.1): Extract<Verdict, { kind: 'decided' }> {
  return { kind: 'decided', met, probability, evidence: [], source: 'model', calibrated: true };
}

/** A verdict that never came to be. */
export const failed: Verdict = { kind: 'failed', code: 'output-invalid', message: 'Expected a number, found none.' };

/** A log that starts with this rubric, its events numbered from 0, a second apart. */
export function logOf(rubric: Rubric, ...bodies: readonly Body<RunEvent>[]): RunEvent[] {
  return [{ type: 'run-start' as const, header, submission, rubric }, ...bodies].map((body, seq) => ({
    ...body,
    seq,
    at: new Date(Date.UTC(2026, 0, 1, 0, 0, seq)).toISOString(),
  }));
}

/** The verdict event that answers a criterion as it stands. */
export function answer({ id, text }: Criterion, verdict: Verdict): Body<RunEvent> {
  return { type: 'verdict', criterionId: id, text, verdict };
}
