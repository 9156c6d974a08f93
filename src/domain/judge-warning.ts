/** What makes a whole response suspect of being written for its judge. */
export type ResponseWarning = 'speaks-to-judge' | 'takes-back';

/** What makes a response suspect with one criterion in mind: its own words in a row, or its words without a sentence. */
export type CriterionWarning = 'echoes-criterion' | 'names-criterion';

/** A reason to read before trusting a verdict. It changes none. */
export type JudgeWarning = ResponseWarning | CriterionWarning;

/** A warning on a response to a rubric; one about criteria names them by their ids. */
export type CaseWarning =
  | { readonly warning: ResponseWarning }
  | { readonly warning: CriterionWarning; readonly criteria: readonly string[] };
