import type { AbstainChoice } from '../domain/abstention.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { RunEvent } from '../domain/run.ts';
import type { Message } from '../domain/submission.ts';
import type { CaseInputs } from '../ui/bench-intent.ts';
import type { CopyStatus } from '../ui/copy-status.ts';
import type { ChecklistOrder, DialogName, Inline, IntakeText, Pane, Theme } from '../ui/intent.ts';
import type { IntakeIssue } from '../ui/issue-list.ts';
import type { LockStatus } from '../ui/lock-view.ts';
import type { Comparison, ModelChoice } from '../ui/model-panel.ts';
import type { ModelStatus } from '../ui/model-status.ts';
import type { SealStatus } from '../ui/seal-panel.ts';
import { type BenchState, initialBench, type Making } from './bench-state.ts';
import type { Calibrating } from './calibration-actions.ts';
import { noPace, type Pace } from './case-line.ts';
import type { Beside } from './compare/beside.ts';
import { type CompareState, initialCompare } from './compare/compare-state.ts';
import type { ExportOffer } from './export-offer.ts';
import type { ImportOffer } from './import-offer.ts';
import type { ModelScope, OwnCalibration } from './reading.ts';

/** One case at hand. The event log is its whole history; `rubric` and `response` are what a run will start from. */
export interface CaseRecord {
  readonly id: string;
  /** As the file named it that it came from; absent where none did. */
  readonly fileId?: string;
  readonly title: string;
  readonly conversation: readonly Message[];
  readonly response: string | null;
  readonly rubric: Rubric | null;
  readonly events: readonly RunEvent[];
  /** How a generated rubric came about, where a reader should know. */
  readonly notes?: readonly string[];
  /** What methods may make a rubric from beside the conversation, as a person gave it. */
  readonly inputs?: CaseInputs;
  /** Other responses and rubrics that it is compared with. */
  readonly beside?: Beside;
  /** Rubrics made and refined here, oldest first. */
  readonly makings?: readonly Making[];
}

/** Something to do on the page once it is drawn: move the focus or scroll. `tick` tells a new wish from an old one. */
export interface Wish {
  readonly kind:
    | 'focus-row'
    | 'focus-inline'
    | 'show-evidence'
    | 'show-pane'
    | 'focus-main'
    | 'show-issues'
    | 'open-page'
    | 'focus-case'
    | 'focus-undo'
    | 'focus-bench';
  readonly start: number | null;
  /** The case that is meant. */
  readonly id?: string;
  readonly tick: number;
}

/** Everything the page shows is a function of this. */
export interface AppState {
  readonly cases: readonly CaseRecord[];
  /** The case on the desk; null at home. */
  readonly openId: string | null;
  readonly selected: string | null;
  readonly order: ChecklistOrder;
  /** Criterion ids as they were last put in order: rows do not jump while someone works on them. */
  readonly shownOrder: readonly string[];
  /** Whether `shownOrder` was made from verdicts; a case is put in order once, and again only when asked. */
  readonly inOrder: boolean;
  readonly inline: Inline | null;
  readonly pane: Pane;
  readonly dialog: DialogName | null;
  readonly theme: Theme;
  readonly noteSeen: boolean;
  readonly model: ModelStatus;
  readonly seal: SealStatus;
  readonly copy: CopyStatus;
  /** The models that are here, as they were last looked for. */
  readonly models: readonly ModelChoice[];
  /** The model a person works with; null is the one that ships with the page. */
  readonly chosen: string | null;
  readonly comparison: Comparison;
  /** Of the open model; null while there is none. */
  readonly scope: ModelScope | null;
  readonly own: OwnCalibration | null;
  readonly abstain: AbstainChoice;
  /** Name of the scoring profile; empty for the one that each rubric was written for. */
  readonly profile: string;
  readonly calibrating: Calibrating;
  /** The case being scored now, and those waiting. */
  readonly running: string | null;
  readonly waiting: readonly string[];
  readonly batch: 'idle' | 'running' | 'paused';
  readonly pace: Pace;
  readonly issues: readonly IntakeIssue[];
  readonly brought: number | null;
  readonly draft: IntakeText;
  /** A file that was looked at and waits for a choice. */
  readonly importing: ImportOffer | null;
  /** A rubric that was written in a published format and waits to be saved. */
  readonly exporting: ExportOffer | null;
  readonly bench: BenchState;
  readonly comparing: CompareState;
  readonly fault: string;
  /** The case that was deleted last and its place, in memory alone until another case is opened or deleted. */
  readonly removed: { readonly record: CaseRecord; readonly at: number } | null;
  /** Case ids as they were last put in order, so that the list does not jump; empty for the order they were brought in. */
  readonly caseOrder: readonly string[];
  /** How many of the cases the list draws. */
  readonly casesShown: number;
  readonly lock: LockStatus;
  /** When the page locks itself, where there is a passphrase; 0 never. Units: minutes without a person. */
  readonly lockAfter: number;
  readonly wish: Wish | null;
}

export const emptyDraft: IntakeText = { conversation: '', response: '', rubric: '' };

/** The page before anything was loaded or brought. */
export const initialState: AppState = {
  cases: [],
  openId: null,
  selected: null,
  order: 'worst',
  shownOrder: [],
  inOrder: false,
  inline: null,
  pane: 'checklist',
  dialog: null,
  theme: 'auto',
  noteSeen: false,
  model: { phase: 'loading', step: 'Preparing the model', loaded: 0, total: 0 },
  seal: { phase: 'untested' },
  copy: { kind: 'served', version: '', offline: 'no', update: { phase: 'none' } },
  models: [],
  chosen: null,
  comparison: { phase: 'none' },
  scope: null,
  own: null,
  abstain: 'default',
  profile: '',
  calibrating: { phase: 'idle' },
  running: null,
  waiting: [],
  batch: 'idle',
  pace: noPace,
  issues: [],
  brought: null,
  draft: emptyDraft,
  importing: null,
  exporting: null,
  bench: initialBench,
  comparing: initialCompare,
  fault: '',
  removed: null,
  caseOrder: [],
  casesShown: 200,
  lock: { atRest: 'readable', working: false, message: '' },
  lockAfter: 15,
  wish: null,
};

/** The page once everything was deleted: what a person brought or set is gone; what the page knows of itself stays, also that it keeps nothing. */
export function emptiedState({ model, scope, models, seal, copy }: AppState, lock: LockStatus): AppState {
  const kept = { model, scope, models, seal, copy };
  return { ...initialState, ...kept, lock: lock.atRest === 'nothing' ? lock : initialState.lock };
}
