import { canonicalJson } from '../domain/canonical-json.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { RunHeader } from '../domain/run.ts';
import type { Submission } from '../domain/submission.ts';
import type { Verifier } from './calibrate.ts';
import { abstainsBelow, boundCalibration } from './calibrate.ts';

/** Turns a text into its digest, as the platform offers it. */
export type Hash = (text: string) => Promise<string>;

/** What a header is made from. */
export interface HeaderParts {
  readonly runId: string;
  readonly submission: Submission;
  readonly rubric: Rubric;
  readonly verifier: Verifier;
  readonly hash: Hash;
  readonly seed: number;
}

/** Says what makes the verdicts of a run. The calibration is named only where it is in use. */
export async function describeRun({
  runId,
  submission,
  rubric,
  verifier,
  hash,
  seed,
}: HeaderParts): Promise<RunHeader> {
  const { info } = verifier.engine;
  return {
    runId,
    rubricHash: await hash(canonicalJson(rubric)),
    submissionHash: await hash(canonicalJson(submission)),
    model: info.model,
    revision: info.revision,
    layout: info.layout,
    calibration: boundCalibration(verifier)?.id ?? null,
    abstainBelow: abstainsBelow(verifier),
    dtype: info.dtype,
    device: info.device,
    versions: { ...info.versions, rubricon: __RUBRICON_VERSION__ },
    seed,
  };
}
