import type { Rubric } from '../domain/rubric.ts';
import type { GenerationTrace } from '../generation/generation-trace.ts';
import type { LibraryEntry } from '../generation/methods/method.ts';
import type { RefineNode, RefineOutcome } from '../generation/refine/refine-rubric.ts';
import type { BenchTab, TreeBy } from '../ui/bench-intent.ts';
import type { IntakeIssue } from '../ui/issue-list.ts';
import type { BenchWork } from '../ui/method-picker.ts';

/** A rubric that was made or refined here: what it took the place of, and how it came about. `at` is ISO 8601. */
export type Making = { readonly at: string; readonly before: Rubric | null; readonly rubric: Rubric } & (
  | {
      readonly kind: 'generated';
      readonly trace: GenerationTrace;
      /** The texts that steps point into, by the names they use: `guideline`, `pair.preferred`, `responses.0`. */
      readonly texts: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'refined';
      readonly tree: readonly RefineNode[];
      readonly stop: RefineOutcome['stop'];
      readonly weighted: boolean;
    }
);

/** The workbench as it stands on the page. */
export interface BenchState {
  readonly open: boolean;
  readonly tab: BenchTab;
  /** Id of the method that would be used. */
  readonly method: string;
  readonly search: string;
  /** The case that is being worked on, with what is done to it; one at a time. */
  readonly caseId: string | null;
  readonly doing: 'make' | 'refine';
  readonly work: BenchWork;
  readonly passage: string | null;
  readonly steps: string;
  readonly by: TreeBy;
  readonly cell: string | null;
  /** Versions compared, by their places; null for the last two. */
  readonly versions: { readonly from: number; readonly to: number } | null;
  /** The user's own rubrics. */
  readonly library: readonly LibraryEntry[];
  readonly imported: { readonly added: number; readonly issues: readonly IntakeIssue[] } | null;
}

export const initialBench: BenchState = {
  open: false,
  tab: 'make',
  method: 'bank',
  search: '',
  caseId: null,
  doing: 'make',
  work: { phase: 'idle' },
  passage: null,
  steps: '',
  by: 'origin',
  cell: null,
  versions: null,
  library: [],
  imported: null,
};
