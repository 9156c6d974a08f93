import type { Fault } from '../domain/errors.ts';
import type { ProfileScore } from '../domain/profiles/profile.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { ExportFormat } from '../ui/intent.ts';

/** What a host page hands over to be reviewed. Texts may have any form that the review page reads. */
export interface ReviewCase {
  readonly conversation: string | readonly Message[];
  /** Missing: the last assistant turn of the conversation is the one under review. */
  readonly response?: string | null;
  /** Missing: one is made from the conversation. */
  readonly rubric?: string | Rubric | null;
}

/** How far the work is. Units: bytes while loading, criteria while checking. */
export type ReviewProgress =
  | { readonly phase: 'download'; readonly loaded: number; readonly total: number }
  | { readonly phase: 'verify' }
  | { readonly phase: 'start' | 'self-test'; readonly device: string }
  | { readonly phase: 'ready'; readonly model: string; readonly revision: string; readonly device: string }
  | { readonly phase: 'queued' }
  | { readonly phase: 'checking'; readonly done: number; readonly total: number };

/** The same arithmetic over the criteria of one tag. Units: as in `ReviewScore`. */
export interface ReviewTagScore {
  readonly earned: number;
  readonly possible: number;
  readonly fraction: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly criteria: number;
}

/**
 * The score as plain data.
 * Units: points; fractions as in the domain's `Score`. While anything is undecided `complete` is false, and the score
 * is the interval from `lowest` to `highest`.
 */
export interface ReviewScore {
  readonly complete: boolean;
  readonly earned: number;
  readonly possible: number;
  readonly fraction: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly decided: number;
  readonly undecided: number;
  readonly byTag: Readonly<Record<string, ReviewTagScore>>;
  /** The same verdicts by the scoring profile in use. */
  readonly profile: ProfileScore;
}

/** What each event says. Every detail is plain data: it can be cloned, sent and written as JSON. */
export interface ReviewEvents {
  readonly progress: ReviewProgress;
  readonly verdict: { readonly criterionId: string; readonly verdict: Verdict };
  readonly score: ReviewScore;
  /** `met` is null where a person took an earlier change back. */
  readonly override: { readonly criterionId: string; readonly met: boolean | null; readonly reason: string };
  readonly error: Fault;
}

/** The names of the events; on the element each is `rubricon-` and the name, which no event of the browser has. */
export const reviewEvents = [
  'progress',
  'verdict',
  'score',
  'override',
  'error',
] as const satisfies readonly (keyof ReviewEvents)[];

/** Says that something happened. */
export type Emit = <N extends keyof ReviewEvents>(name: N, detail: ReviewEvents[N]) => void;

/** The kinds of file a review can be exported as. */
export const exportKinds = [
  'run-json',
  'rubric-json',
  'csv',
  'markdown',
  'html',
] as const satisfies readonly ExportFormat[];

/** How the element and the frame may look. `auto` follows the page around it. */
export const themes = ['auto', 'light', 'dark'] as const;
export type ReviewTheme = (typeof themes)[number];

/** What a form is given: the score, or the whole run with its texts. */
export type ValueKind = 'score' | 'run';
