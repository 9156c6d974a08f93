import type { Fault } from './errors.ts';
import type { Criterion, Rubric } from './rubric.ts';
import type { Submission } from './submission.ts';
import type { Verdict } from './verdict.ts';

/** What made the verdicts of a run: enough to say whether two runs can be compared. */
export interface RunHeader {
  readonly runId: string;
  readonly rubricHash: string;
  readonly submissionHash: string;
  readonly model: string;
  readonly revision: string;
  readonly layout: string;
  readonly calibration: string | null;
  /** Verdicts less reliable than this were left unsure; null none. Absent in runs of version 0.1.0. */
  readonly abstainBelow?: number | null;
  readonly dtype: string;
  readonly device: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly seed: number;
}

/** The log of a run. It is the only state: everything shown, scored or exported is a fold over it. `at` is ISO 8601. */
export type RunEvent = { readonly seq: number; readonly at: string } & (
  | { readonly type: 'run-start'; readonly header: RunHeader; readonly submission: Submission; readonly rubric: Rubric }
  | { readonly type: 'run-resume'; readonly header: RunHeader }
  | { readonly type: 'verdict'; readonly criterionId: string; readonly text: string; readonly verdict: Verdict }
  | { readonly type: 'rubric-edit'; readonly rubric: Rubric }
  | {
      readonly type: 'override';
      readonly criterionId: string;
      readonly met: boolean | null;
      /** A mark on the criterion's scale; `met` then says whether it is above the lowest. */
      readonly value?: number;
      readonly reason: string;
    }
  | { readonly type: 'revert'; readonly target: number }
  | { readonly type: 'run-end'; readonly outcome: 'complete' | 'cancelled' }
  | { readonly type: 'run-end'; readonly outcome: 'failed'; readonly fault: Fault }
);

/** A person's recorded change of one verdict; `met: null` clears an earlier one. */
export interface Override {
  readonly met: boolean;
  readonly value?: number;
  readonly reason: string;
  readonly at: string;
  readonly seq: number;
}

/** One criterion's place in the run: the model's (or code's) verdict, absent while pending, and a person's override. */
export interface CriterionState {
  readonly verdict: Verdict | null;
  readonly override: Override | null;
}

/** An event in its place, with the criterion it spoke of as that stood then: a reverted edit must not lend its answers. */
export interface LogEntry {
  readonly event: RunEvent;
  readonly criterion: Criterion | null;
}

/** What a run's log amounts to so far. */
export interface RunState {
  readonly header: RunHeader;
  readonly submission: Submission;
  readonly rubric: Rubric;
  /** By criterion id; every criterion of `rubric` has an entry. */
  readonly criteria: ReadonlyMap<string, CriterionState>;
  readonly status: 'running' | 'complete' | 'cancelled' | 'failed';
  readonly fault: Fault | null;
  /**
   * Sequence numbers that a revert can target now. Undo targets the last of `undoable` (a person's edit or override),
   * redo the last of `redoable` (the revert that took one back). A new edit or override empties `redoable`.
   */
  readonly undoable: readonly number[];
  readonly redoable: readonly number[];
  readonly lastSeq: number;
  readonly log: readonly LogEntry[];
}
