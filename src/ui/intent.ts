import type { AbstainChoice } from '../domain/abstention.ts';
import type { BenchAct } from './bench-intent.ts';
import type { CompareAct } from './compare-intent.ts';
import type { CopyAct } from './copy-status.ts';

/** A way of ordering the checklist. `worst` puts the costliest problems first; `rubric` keeps the author's order. */
export type ChecklistOrder = 'worst' | 'rubric';
/** A way of ordering the list of cases. `worst` puts the lowest scores first; `brought` keeps the order they came in. */
export type CaseOrder = 'brought' | 'worst';
export type ExportFormat = 'run-json' | 'rubric-json' | 'csv' | 'markdown' | 'html';
export type DialogName =
  | 'help'
  | 'import'
  | 'delete-all'
  | 'export'
  | 'calibration'
  | 'seal'
  | 'models'
  | 'lock'
  | 'library'
  | 'copy';
export type Pane = 'text' | 'checklist';
export type Theme = 'auto' | 'light' | 'dark';

/** What a person typed when bringing a case. Empty strings mean "not given". */
export interface IntakeText {
  readonly conversation: string;
  readonly response: string;
  readonly rubric: string;
}

/** The row that is open for typing. `criterionId: null` is a criterion that does not exist yet. */
export type Inline =
  | { readonly kind: 'override'; readonly criterionId: string; readonly met: boolean }
  | { readonly kind: 'edit'; readonly criterionId: string | null };

/** Everything a person can ask of the page. Views emit these and know nothing of what follows. */
export type Intent =
  | { readonly type: 'open-sample'; readonly index: number }
  | { readonly type: 'open-case'; readonly id: string }
  | { readonly type: 'go-home' }
  | { readonly type: 'step-case'; readonly by: 1 | -1 }
  | { readonly type: 'draft'; readonly text: IntakeText }
  | { readonly type: 'bring-text'; readonly text: IntakeText }
  | { readonly type: 'bring-files'; readonly files: readonly File[] }
  | { readonly type: 'select'; readonly criterionId: string }
  | { readonly type: 'move-selection'; readonly by: 1 | -1 }
  | { readonly type: 'show-evidence'; readonly criterionId: string; readonly start: number }
  | { readonly type: 'set-order'; readonly order: ChecklistOrder }
  | { readonly type: 'set-pane'; readonly pane: Pane }
  | { readonly type: 'begin'; readonly inline: Inline }
  | { readonly type: 'cancel-inline' }
  | {
      readonly type: 'override';
      readonly criterionId: string;
      readonly met: boolean | null;
      /** A mark on the criterion's scale. */
      readonly value?: number;
      readonly reason: string;
    }
  | {
      readonly type: 'save-criterion';
      readonly criterionId: string | null;
      readonly text: string;
      readonly points: number;
    }
  | { readonly type: 'remove-criterion'; readonly criterionId: string }
  | { readonly type: 'move-criterion'; readonly criterionId: string; readonly by: 1 | -1 }
  | { readonly type: 'compare'; readonly act: CompareAct }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'score' }
  | { readonly type: 'stop' }
  | { readonly type: 'score-all' }
  | { readonly type: 'pause-all' }
  | { readonly type: 'generate-rubric' }
  | { readonly type: 'bench'; readonly act: BenchAct }
  | { readonly type: 'review-next' }
  | { readonly type: 'set-profile'; readonly name: string }
  | { readonly type: 'set-abstain'; readonly choice: AbstainChoice }
  | { readonly type: 'calibrate-overrides' }
  | { readonly type: 'calibrate-file'; readonly file: File }
  | { readonly type: 'calibrate-apply' }
  | { readonly type: 'calibrate-discard' }
  | { readonly type: 'calibrate-undo' }
  | { readonly type: 'calibrate-remove' }
  | { readonly type: 'calibrate-save' }
  | { readonly type: 'add-response'; readonly response: string }
  | { readonly type: 'retry-model' }
  | { readonly type: 'test-seal' }
  | { readonly type: 'list-models' }
  | { readonly type: 'copy'; readonly act: CopyAct }
  | { readonly type: 'use-model'; readonly id: string | null }
  | { readonly type: 'compare-model'; readonly id: string | null }
  | { readonly type: 'stop-compare' }
  | { readonly type: 'export'; readonly format: ExportFormat }
  | { readonly type: 'print' }
  | { readonly type: 'export-rubric' }
  | {
      readonly type: 'export-as';
      readonly change: { readonly format?: string; readonly container?: string; readonly all?: boolean };
    }
  | { readonly type: 'export-save' }
  | { readonly type: 'export-scores' }
  | { readonly type: 'set-theme'; readonly theme: Theme }
  | { readonly type: 'open-dialog'; readonly dialog: DialogName }
  | { readonly type: 'close-dialog' }
  | { readonly type: 'import-as'; readonly format: string }
  | { readonly type: 'import-take'; readonly what: 'cases' | 'rubric' }
  | { readonly type: 'unlock'; readonly passphrase: string }
  /** `next: null` takes the passphrase away; `again` is the new one typed twice. */
  | {
      readonly type: 'change-passphrase';
      readonly current: string;
      readonly next: string | null;
      readonly again: string | null;
    }
  | { readonly type: 'show-more-cases' }
  | { readonly type: 'order-cases'; readonly order: CaseOrder }
  | { readonly type: 'set-lock-after'; readonly minutes: number }
  | { readonly type: 'lock-now' }
  | { readonly type: 'panic' }
  | { readonly type: 'delete-case'; readonly id: string }
  | { readonly type: 'delete-all' }
  | { readonly type: 'dismiss'; readonly what: 'note' | 'issues' | 'fault' };

/** How a view says what a person wants. */
export type Send = (intent: Intent) => void;
