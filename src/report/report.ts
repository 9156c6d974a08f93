import type { CriticalFlag } from '../domain/critical-flags.ts';
import type { JudgeWarning } from '../domain/judge-warning.ts';
import type { ProfileScore } from '../domain/profiles/profile.ts';
import type { Problem } from '../domain/rank-problems.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { Override } from '../domain/run.ts';
import type { Score } from '../domain/score.ts';
import type { Submission } from '../domain/submission.ts';
import type { Verdict } from '../domain/verdict.ts';

/** One labelled fact of the report's head. */
export interface ReportFact {
  readonly label: string;
  readonly value: string;
}

/** One criterion with what was found. `verdict` is the one that counts; `machine` is what an override replaced or kept. */
export interface ReportRow {
  /** Place in the rubric, counted from 1. */
  readonly place: number;
  readonly criterion: Criterion;
  readonly outcome: 'met' | 'unmet' | 'graded' | 'unscored';
  /** The mark where the outcome is `graded`. Units: on the criterion's scale. */
  readonly mark: number | null;
  /** Why it is unscored, in words; empty when decided. */
  readonly why: string;
  readonly verdict: Verdict | null;
  readonly machine: Verdict | null;
  readonly decidedBy: 'model' | 'code' | 'person' | null;
  readonly override: Override | null;
  /** What it adds to the earned points; null while unscored. */
  readonly earned: number | null;
  /** What is suspect about the response with this criterion in mind, or with any; a reader should look first. */
  readonly warnings: readonly JudgeWarning[];
}

/** How many criteria fell which way. */
export interface ReportCounts {
  readonly criteria: number;
  readonly met: number;
  readonly unmet: number;
  /** Criteria with a mark on a scale. */
  readonly graded: number;
  readonly unscored: number;
  readonly overridden: number;
}

/** A run as a document: plain data that any format can write. */
export interface Report {
  readonly title: string;
  readonly runId: string;
  readonly startedAt: string;
  /** Time of the log's last event. */
  readonly updatedAt: string;
  readonly facts: readonly ReportFact[];
  readonly submission: Submission;
  readonly score: Score;
  /** The same run by the scoring profile that was chosen. */
  readonly profile: ProfileScore;
  readonly counts: ReportCounts;
  /** Critical failures: what a reader must see before any figure. */
  readonly flags: readonly CriticalFlag[];
  readonly problems: readonly Problem[];
  readonly rows: readonly ReportRow[];
  /** What a reader must know before trusting the score, in whole sentences. */
  readonly notes: readonly string[];
}
