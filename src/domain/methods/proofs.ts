import type { Proof } from './method-row.ts';

const proofIn =
  (file: string) =>
  (rule: string): Proof => ({ file, rule });

/** Gates, vetoes and tiers. */
export const gates = proofIn('src/domain/profiles/gates.test.ts');
/** Signed points, labels and nuggets. */
export const signed = proofIn('src/domain/profiles/signed.test.ts');
/** Scores of benchmarks. */
export const benchmarks = proofIn('src/domain/profiles/benchmarks.test.ts');
/** Hierarchies, vectors, weights. */
export const vectors = proofIn('src/domain/profiles/vectors.test.ts');
/** The quantile map. */
export const quantiles = proofIn('src/domain/quantile-map.test.ts');
/** Training-side formulas. */
export const rewards = proofIn('src/domain/rewards/rewards.test.ts');
/** Training records. */
export const records = proofIn('src/domain/rewards/training-records.test.ts');
/** Training records from the terminal. */
export const exported = proofIn('src/cli/score-rewards.test.ts');
/** What an edit of a rubric moved. */
export const drift = proofIn('src/domain/rewards/rubric-drift.test.ts');
/** The same in the terminal. */
export const comparedDrift = proofIn('src/cli/compare-drift.test.ts');
/** The arithmetic of judging. */
export const judging = proofIn('src/domain/judging/judging.test.ts');
/** Judging with a scripted engine. */
export const judged = proofIn('src/verification/judging/judging.test.ts');
/** Feedback and rewriting. */
export const rewriting = proofIn('src/verification/judging/rewriting.test.ts');
/** Files of every format; the titles name the rows of each. */
export const formats = proofIn('src/formats/rubrics/rubric-formats.test.ts');
/** What importers get right beyond the shape of a file. */
export const imported = proofIn('src/formats/rubrics/import-rubrics.test.ts');
/** Recommended examinations against a key. */
export const exams = proofIn('src/domain/judging/match-exams.test.ts');
/** Errors counted in a report. */
export const counted = proofIn('src/verification/judging/count-errors.test.ts');
/** Locked versions of a rubric. */
export const versions = proofIn('src/domain/rubric-versions.test.ts');
/** Drafts rewritten section by section. */
export const drafts = proofIn('src/verification/judging/rewrite-draft.test.ts');
/** Claims with their sources. */
export const claims = proofIn('src/verification/judging/claim-table.test.ts');
/** A judge that reasons first. */
export const reasoned = proofIn('src/verification/judging/judge-by-reasoning.test.ts');
/** Texts labelled by a codebook. */
export const coded = proofIn('src/verification/label-codebook.test.ts');
/** Grading beside a teacher's answer and rubric. */
export const graded = proofIn('src/verification/judging/grade-with-reference.test.ts');
/** Visits, answer by answer and whole. */
export const visits = proofIn('src/verification/judging/judge-visit.test.ts');
/** Profiles in the page. */
export const page = proofIn('src/app/profile.test.ts');
/** Refining and validating rubrics with a scripted engine. */
export const refined = proofIn('src/generation/refine/refine.test.ts');
/** The arithmetic of refinement. */
export const refinement = proofIn('src/domain/refine/refine.test.ts');
/** Consensus and raters. */
export const raters = proofIn('src/domain/consensus.test.ts');
/** What waits for a person, and a person's verdict kept. */
export const waiting = proofIn('src/verification/uncertain-review.test.ts');
/** Rubrics from the user's own bank: what is like, what is borrowed, what separates. */
export const library = proofIn('src/generation/library.test.ts');
export const borrowed = proofIn('src/generation/methods/library-methods.test.ts');
/** A rubric from a guideline's facts. */
export const fromGuideline = proofIn('src/generation/methods/guideline.test.ts');
/** Nuggets from references. */
export const nuggets = proofIn('src/generation/methods/nuggets.test.ts');
/** Stock rubrics. */
export const stock = proofIn('src/generation/methods/stock.test.ts');
/** A rubric made from a rubric: yes/no questions, empty cells, failures. */
export const remade = proofIn('src/generation/methods/rubric-methods.test.ts');
/** Rubrics from a preference or from answers to be told apart. */
export const contrasted = proofIn('src/generation/methods/contrast-methods.test.ts');
/** The rubric that is locked before answers are seen. */
export const blinded = proofIn('src/generation/methods/blind.test.ts');
/** Rubrics by turn, by stakeholder and by consensus. */
export const profiled = proofIn('src/generation/methods/profile-methods.test.ts');
/** Critical failures and agreement on them. */
export const flags = proofIn('src/domain/critical-flags.test.ts');
/** Critical failures in a report. */
export const reported = proofIn('src/report/build-report.test.ts');
/** Critical failures in the terminal. */
export const flagged = proofIn('src/cli/score.test.ts');
/** Domains, lessons, orders and turns in training records. */
export const sessions = proofIn('src/domain/rewards/session-records.test.ts');
/** What scoring profiles want asked beside verdicts. */
export const wanted = proofIn('src/verification/judging/marks-for-profile.test.ts');
/** Pairs by the rule of OpenRS. */
export const pairs = proofIn('src/verification/judging/judge-pair.test.ts');
/** Pairs compared in the terminal. */
export const compared = proofIn('src/cli/compare.test.ts');
/** Counts of sites, their files, and merging them in the terminal. */
export const siteCounts = proofIn('src/domain/site-counts.test.ts');
export const siteFiles = proofIn('src/formats/site-counts.test.ts');
export const mergedSites = proofIn('src/cli/merge.test.ts');
/** The audit of a verifier, and in the terminal. */
export const audited = proofIn('src/verification/audit/audit.test.ts');
export const auditCommand = proofIn('src/cli/audit.test.ts');
/** Prompts graded and rewritten, and in the terminal. */
export const prompted = proofIn('src/generation/peem/peem.test.ts');
export const promptCommand = proofIn('src/cli/peem.test.ts');
/** Confidence by repeated samples, and in the terminal. */
export const sampled = proofIn('src/domain/sampled-confidence.test.ts');
export const sampleVerdicts = proofIn('src/verification/sample-verdict.test.ts');
export const sampleCommand = proofIn('src/cli/sample-option.test.ts');
/** Figures of tokens. */
export const tokenRows = proofIn('src/formats/parse-token-rows.test.ts');
export const tokenFigures = proofIn('src/cli/tokens.test.ts');
