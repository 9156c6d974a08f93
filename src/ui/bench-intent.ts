/** The parts of the workbench, in the order of their buttons. */
export const benchTabs = ['make', 'trace', 'tree', 'matrix', 'wording', 'changes'] as const;
export type BenchTab = (typeof benchTabs)[number];

/** What a method may be made from beside the conversation, as a person gave it with the case. Empty means not given. */
export interface CaseInputs {
  /** Answers known to be good. */
  readonly references: readonly string[];
  /** Answers beside the one under review. */
  readonly responses: readonly string[];
  readonly preferred: string;
  readonly rejected: string;
  readonly guideline: string;
  readonly stakeholders: readonly string[];
}

export const noInputs: CaseInputs = {
  references: [],
  responses: [],
  preferred: '',
  rejected: '',
  guideline: '',
  stakeholders: [],
};

/** How the criteria of a rubric are put together in the tree. */
export type TreeBy = 'origin' | 'axis' | 'tier';

/** What a person can ask of the workbench. */
export type BenchAct =
  /** Null is the part that was open last. */
  | { readonly do: 'show'; readonly tab: BenchTab | null }
  | { readonly do: 'close' }
  | { readonly do: 'choose'; readonly method: string }
  | { readonly do: 'search'; readonly text: string }
  | { readonly do: 'inputs'; readonly inputs: CaseInputs }
  | { readonly do: 'make' }
  | { readonly do: 'refine' }
  | { readonly do: 'stop' }
  | { readonly do: 'passage'; readonly place: string | null }
  | { readonly do: 'steps'; readonly kind: string }
  | { readonly do: 'tree'; readonly by: TreeBy }
  | { readonly do: 'cell'; readonly cell: string | null }
  | { readonly do: 'versions'; readonly from: number; readonly to: number }
  | { readonly do: 'criterion'; readonly criterionId: string; readonly edit: boolean }
  | { readonly do: 'library-files'; readonly files: readonly File[] }
  | { readonly do: 'library-samples' }
  | { readonly do: 'library-case' }
  | { readonly do: 'library-delete'; readonly id: string };

/** Says an act of the workbench as an intent of the page. */
export const bench = (act: BenchAct): { readonly type: 'bench'; readonly act: BenchAct } => ({ type: 'bench', act });
