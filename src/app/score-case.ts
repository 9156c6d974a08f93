import { toFault } from '../domain/errors.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { RunEvent, RunState } from '../domain/run.ts';
import { settle } from '../engine/settle.ts';
import { generateRubric } from '../generation/generate-rubric.ts';
import type { GeneratedRubric } from '../generation/methods/method.ts';
import { askAgain } from '../verification/ask-again.ts';
import type { Verifier } from '../verification/calibrate.ts';
import type { Readings } from '../verification/readings.ts';
import { verifySubmission } from '../verification/verify-submission.ts';
import { openCriteria, runOf } from './case-run.ts';
import { generationNotes } from './generation-notes.ts';
import type { CaseRecord } from './state.ts';

/** A verifier with the documents it still holds open, so that an edit is answered without reading again. */
export interface Desk {
  readonly verifier: Verifier;
  readonly readings: Readings;
}

export interface ScoreCaseOptions {
  readonly record: () => CaseRecord | null;
  readonly desk: () => Promise<Desk>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly hash: (text: string) => Promise<string>;
  readonly signal: AbortSignal;
  /** Criteria whose verdict is to be given anew, though they have one. */
  readonly anew: (run: RunState) => readonly string[];
  readonly onRubric: (rubric: Rubric, notes: readonly string[], made: GeneratedRubric) => void;
  readonly onEvent: (event: RunEvent) => void;
  readonly onFault: (message: string) => void;
}

/**
 * Brings a case to its score from wherever it stands: makes the rubric it lacks, starts or takes up its run, and asks
 * again for what was changed meanwhile. Never throws; a fault is told and leaves what is missing unscored.
 */
export async function scoreCase(options: ScoreCaseOptions): Promise<void> {
  try {
    // A model may be long in coming, or never come.
    const desk = await settle(options.desk(), options.signal);
    await giveRubric(options, desk);
    let before: string | null = null;
    while (!options.signal.aborted) {
      const events = nextEvents(options, desk, before === null);
      if (!events) return;
      for await (const event of events) options.onEvent(event);
      const run = runOf(options.record() ?? gone);
      // Asking that leaves the same criteria open would go on for ever.
      const open = run ? openCriteria(run, false).join(' ') : '';
      if (run?.status === 'failed' || open === before) return;
      before = open;
    }
  } catch (thrown) {
    if (!options.signal.aborted) options.onFault(toFault(thrown).message);
  }
}

const gone: CaseRecord = { id: '', title: '', conversation: [], response: null, rubric: null, events: [] };

async function giveRubric({ signal, ...options }: ScoreCaseOptions, { verifier }: Desk): Promise<void> {
  const record = options.record();
  if (!record || record.rubric || runOf(record)) return;
  const { conversation } = record;
  const made = await generateRubric({ conversation }, verifier.engine, { hash: options.hash, signal });
  signal.throwIfAborted();
  options.onRubric(made.rubric, generationNotes(made.trace), made);
}

/** The events a case lacks now; null when it lacks none. Failed answers are asked again once, when the work begins. */
function nextEvents(options: ScoreCaseOptions, desk: Desk, first: boolean): AsyncGenerator<RunEvent> | null {
  const record = options.record();
  const run = record && runOf(record);
  if (!record || (!run && (record.response === null || record.rubric === null))) return null;
  const common = { ...desk, now: options.now, hash: options.hash, signal: options.signal };
  if (run) {
    const open = openCriteria(run, first);
    const criterionIds = first ? [...new Set([...open, ...options.anew(run)])] : open;
    return criterionIds.length === 0 ? null : askAgain({ ...common, state: run, criterionIds });
  }
  if (record.response === null || record.rubric === null) return null;
  const submission = { id: record.id, conversation: record.conversation, response: record.response };
  return verifySubmission({ ...common, submission, rubric: record.rubric, runId: options.newId() });
}
