/**
 * The library's front door: everything a host may call, by name. Nothing here touches a page, the network or a clock
 * that was not passed in.
 */

import type { NodeEngineOptions } from '../workers/node-engine.ts';
import type { Engine } from './engine/port.ts';

// When a verdict is left unsure.
export type { AbstainChoice } from './domain/abstention.ts';
export { abstainBound } from './domain/abstention.ts';
// How well verdicts agree with labels.
export type { Decided, Rated, ReliabilityBin } from './domain/agreement.ts';
export {
  auroc,
  balancedAccuracy,
  brierScore,
  expectedCalibrationError,
  logLoss,
  macroF1,
  pearson,
  reliabilityBins,
  withinCriterion,
} from './domain/agreement.ts';
// How a verifier answers to edits that matter and to those that do not.
export type { AuditBounds, AuditFigures } from './domain/audit/audit-figures.ts';
export { auditFailures, auditFigures } from './domain/audit/audit-figures.ts';
// What things mean.
export type { Calibration, CalibrationMap, PlattMap } from './domain/calibration.ts';
export { applyCalibration } from './domain/calibration.ts';
export { canonicalJson } from './domain/canonical-json.ts';
export type { CriticalFlag } from './domain/critical-flags.ts';
export { criticalFlags } from './domain/critical-flags.ts';
export type { ErrorCode, ErrorDetails, Fault } from './domain/errors.ts';
export { RubriconError } from './domain/errors.ts';
export type { Evidence } from './domain/evidence.ts';
export { checkEvidence } from './domain/evidence.ts';
export type { CalibrationRow } from './domain/fit-calibration.ts';
export { fitCalibration, fitPlatt } from './domain/fit-calibration.ts';
// Judging: pairs, groups, benchmarks, processes and rewriting as arithmetic.
export type { CaseWarning, JudgeWarning } from './domain/judge-warning.ts';
export type { BradleyTerryOptions } from './domain/judging/bradley-terry.ts';
export { bradleyTerry } from './domain/judging/bradley-terry.ts';
export type { BothOrders, Combined } from './domain/judging/combine-orders.ts';
export { combineOrders } from './domain/judging/combine-orders.ts';
export type { EloOptions } from './domain/judging/elo.ts';
export { elo } from './domain/judging/elo.ts';
export { readErrorCounts } from './domain/judging/error-counts.ts';
export type { ExamMatch } from './domain/judging/match-exams.ts';
export { hitRatio, matchExams } from './domain/judging/match-exams.ts';
export type { Match, Ranking, Rating } from './domain/judging/matches.ts';
export type { JudgedPair, PairFigures } from './domain/judging/pair-figures.ts';
export { macroAccuracy, pairFigures, pairFiguresBy, pairIntervals } from './domain/judging/pair-figures.ts';
export type { AuditedAnswer, ProcessAudit } from './domain/judging/process-audit.ts';
export { auditProcess } from './domain/judging/process-audit.ts';
export { beatsAll, bestOfN, rankResponses } from './domain/judging/rank-responses.ts';
export type { RetrievalFigures } from './domain/judging/retrieval-figures.ts';
export { flagFigures, retrievalFigures } from './domain/judging/retrieval-figures.ts';
export { scaffoldDecay, scaffoldShares, shapedReward } from './domain/judging/rewrite-rewards.ts';
export type { RewriteChange, Standing } from './domain/judging/round-rules.ts';
export { rewriteChange } from './domain/judging/round-rules.ts';
export type { PatientScript } from './domain/judging/scripted-patient.ts';
export { playVisit } from './domain/judging/scripted-patient.ts';
export type { Comparison, Tally } from './domain/judging/tally.ts';
export { tallyComparisons } from './domain/judging/tally.ts';
export { queueByDoubt, voteEntropy } from './domain/judging/vote-queue.ts';
export type { Winner } from './domain/judging/winner.ts';
export type { LintKind, LintNote } from './domain/lint/lint-note.ts';
export { lintCriterion, lintRubric } from './domain/lint/lint-rubric.ts';
export type { Mark, Marks } from './domain/mark.ts';
export { marksOf, overallKey, partKey } from './domain/mark.ts';
export * from './domain/methods/host-figures.ts';
export { methodInventory } from './domain/methods/inventory.ts';
export type { MethodRow, MethodStatus } from './domain/methods/method-row.ts';
export type { Bounded, Figure, Profile, ProfileScore } from './domain/profiles/profile.ts';
export { findProfile, profiles } from './domain/profiles/registry.ts';
export type { Problem } from './domain/rank-problems.ts';
export { rankProblems } from './domain/rank-problems.ts';
export { effectiveVerdict, reduceRun } from './domain/reduce-run.ts';
export { replayRun } from './domain/replay-run.ts';
export type { Judgement, RiskPoint } from './domain/risk-coverage.ts';
export { chooseAbstention, riskCoverage } from './domain/risk-coverage.ts';
export type {
  AxisEntry,
  CodeCheck,
  Criterion,
  MatrixCell,
  Provenance,
  Reference,
  Rubric,
  Stakeholder,
  SubCheck,
} from './domain/rubric.ts';
export { assertRubric } from './domain/rubric.ts';
export type { RubricChange, RubricVersion } from './domain/rubric-versions.ts';
export { assertVersions, compareRubrics, lockVersion } from './domain/rubric-versions.ts';
export type { CriterionState, Override, RunEvent, RunHeader, RunState } from './domain/run.ts';
export type { LevelAnchor, Scale } from './domain/scale.ts';
export { scales } from './domain/scale.ts';
export type { Score, TagScore } from './domain/score.ts';
export { scoreRubric, scoreRun } from './domain/score-rubric.ts';
export type { Message, Role, Submission } from './domain/submission.ts';
export type { Summary } from './domain/summary.ts';
export { summarizeFractions } from './domain/summary.ts';
export type { Tier } from './domain/tier.ts';
export { tiers } from './domain/tier.ts';
export type {
  CalibrationFigures,
  CalibrationSide,
  CalibrationTrial,
  TrialOptions,
} from './domain/try-calibration.ts';
export { tryCalibration } from './domain/try-calibration.ts';
export type { Verdict, VerdictSource } from './domain/verdict.ts';
// The engine: read once, ask many.
export type { LoadOptions, LoadProgress } from './engine/load.ts';
export type {
  Answer,
  CallOptions,
  Device,
  Engine,
  EngineDocument,
  EngineInfo,
  EnginePrompt,
  ReadingId,
  Span,
  WriteGrammar,
  WriteOptions,
  Written,
} from './engine/port.ts';
export { quoteText } from './engine/quote-text.ts';
export type { Script, ScriptedAnswer, ScriptedOptions } from './engine/scripted-engine.ts';
export { createScriptedEngine } from './engine/scripted-engine.ts';
export type { WorkerEngineOptions } from './engine/worker-client.ts';
export { openWorkerEngine } from './engine/worker-client.ts';
export type { JsonRequest, JsonWritten } from './engine/write-json.ts';
export { writeJson } from './engine/write-json.ts';
// What enters and leaves as text.
export { parseTexts, renderCodedTexts } from './formats/coded-texts.ts';
export type { Issue, Parsed } from './formats/issue.ts';
export { describeIssue } from './formats/issue.ts';
export type { Case } from './formats/parse-cases.ts';
export { parseCases } from './formats/parse-cases.ts';
export { parseConversation } from './formats/parse-conversation.ts';
export type { LabelledRow, PromptRow, Row, RowId } from './formats/parse-rows.ts';
export { parseLabelledRows, parsePrompts, parseVerifyRows } from './formats/parse-rows.ts';
export { parseRubric } from './formats/parse-rubric.ts';
export { parseRun } from './formats/parse-run.ts';
export { renderCsv } from './formats/render-csv.ts';
export { renderHtml } from './formats/render-html.ts';
export { renderMarkdown } from './formats/render-markdown.ts';
export { renderRubricJson } from './formats/render-rubric-json.ts';
export { renderRunJson } from './formats/render-run-json.ts';
export type { ExportedRubrics } from './formats/rubrics/export-rubrics.ts';
export { exportRubrics } from './formats/rubrics/export-rubrics.ts';
export type { ImportInput, ImportPreview } from './formats/rubrics/import-rubrics.ts';
export { importRubrics, importRubricText } from './formats/rubrics/import-rubrics.ts';
export type { Loss } from './formats/rubrics/list-losses.ts';
export { describeLoss } from './formats/rubrics/list-losses.ts';
export type { Answer as CaseAnswer, Container, RubricCase, RubricFormat } from './formats/rubrics/rubric-format.ts';
export { findRubricFormat, rubricFormats } from './formats/rubrics/rubric-formats.ts';
// Rubrics from conversations.
export { findConstraints } from './generation/find-constraints.ts';
export type { GenerateOptions } from './generation/generate-rubric.ts';
export { generateRubric } from './generation/generate-rubric.ts';
export type { GenerationTrace, Note, TraceStep } from './generation/generation-trace.ts';
export type { LibraryCase, LibraryImport } from './generation/library.ts';
export { addToLibrary, libraryEntry, libraryFromCases } from './generation/library.ts';
export { metaRubric } from './generation/meta-rubric.ts';
export { lockOf } from './generation/methods/blind.ts';
export type {
  GeneratedRubric,
  GenerationInput,
  GenerationMethod,
  GenerationOptions,
  InputNeed,
  LibraryEntry,
} from './generation/methods/method.ts';
export type { TurnRubric } from './generation/methods/per-turn.ts';
export { rubricsByTurn } from './generation/methods/per-turn.ts';
export { findMethod, generationMethods } from './generation/methods/registry.ts';
// Rubrics refined and tried.
export type { PeemGrades } from './generation/peem/grade-by-peem.ts';
export { gradeByPeem } from './generation/peem/grade-by-peem.ts';
export { improvePrompt, paraphraseRobustness } from './generation/peem/improve-prompt.ts';
export type {
  ConsistencyRecord,
  InconsistentReason,
  KnownPair,
  PairJudge,
} from './generation/refine/consistent-rubrics.ts';
export { findConsistent, keepConsistent } from './generation/refine/consistent-rubrics.ts';
export type { Gate, Gated } from './generation/refine/gate-rubric.ts';
export { askValidity, gateRubric, noRubric } from './generation/refine/gate-rubric.ts';
export type { Likeness, RubricMatch } from './generation/refine/match-rubrics.ts';
export { matchRubrics, meaningLikeness } from './generation/refine/match-rubrics.ts';
export type { Transfer, TransferCase } from './generation/refine/proxy-transfer.ts';
export { rankByTransfer } from './generation/refine/proxy-transfer.ts';
export type { MetaRefinement } from './generation/refine/refine-meta-rubric.ts';
export { refineMetaRubric } from './generation/refine/refine-meta-rubric.ts';
export type {
  DropReason,
  RefineNode,
  RefineOutcome,
  RefineRequest,
  RefineSample,
} from './generation/refine/refine-rubric.ts';
export { refineRubric } from './generation/refine/refine-rubric.ts';
export type { RewriteRequest } from './generation/rewrite-criterion.ts';
export { rewriteCriterion } from './generation/rewrite-criterion.ts';
export type { PlainReason, StepReason } from './generation/step-reason.ts';
// A finished run as a document.
export { buildReport } from './report/build-report.ts';
export type { Report, ReportCounts, ReportFact, ReportRow } from './report/report.ts';
// Verdicts.
export type { AskAgainRequest } from './verification/ask-again.ts';
export { askAgain, pendingIds } from './verification/ask-again.ts';
export type { GivenEdit, ResponseAudit } from './verification/audit/audit-response.ts';
export { auditResponse } from './verification/audit/audit-response.ts';
export type { Binding, Verifier } from './verification/calibrate.ts';
export { boundCalibration, isFittedTo, toCalibration } from './verification/calibrate.ts';
export { decideConstraint } from './verification/check-constraint.ts';
export type { ExplainRequest, Explanation } from './verification/explain-verdict.ts';
export { explainVerdict } from './verification/explain-verdict.ts';
// What is suspect about a response: it speaks to its judge, takes back what it said, or flatters by a criterion's words.
export { findJudgeAddress } from './verification/find-judge-address.ts';
export type { Passage as JudgeAddress } from './verification/find-signs.ts';
export { findTakenBack } from './verification/find-taken-back.ts';
export { caseWarnings, criterionWarnings, warningsOf } from './verification/judge-warnings.ts';
// Judging with a model.
export type { JudgeOptions } from './verification/judging/ask-logits.ts';
export type { ProcessCheck } from './verification/judging/check-steps.ts';
export { checkSteps } from './verification/judging/check-steps.ts';
export type { CheckedClaim, Claim, ClaimEvidence } from './verification/judging/claim-table.ts';
export { claimCounts, claimTable, listClaims } from './verification/judging/claim-table.ts';
export type { CompareOptions, PairComparison, ResponsePair } from './verification/judging/compare-responses.ts';
export { compareResponses } from './verification/judging/compare-responses.ts';
export type { CountErrorsRequest } from './verification/judging/count-errors.ts';
export { countErrors } from './verification/judging/count-errors.ts';
export type { Feedback } from './verification/judging/feedback.ts';
export { feedbackOf } from './verification/judging/feedback.ts';
export type { ReasoningStep } from './verification/judging/find-steps.ts';
export { findSteps } from './verification/judging/find-steps.ts';
export { gradeByAsking } from './verification/judging/grade-by-asking.ts';
export type { GradeRequest } from './verification/judging/grade-by-writing.ts';
export { gradeByWriting } from './verification/judging/grade-by-writing.ts';
export type { GradingItem, GradingPrompt, PromptFigures } from './verification/judging/grade-with-reference.ts';
export { comparePrompts, gradeWithReference, gradingPrompts } from './verification/judging/grade-with-reference.ts';
export type { ReasoningRequest } from './verification/judging/judge-by-reasoning.ts';
export { judgeByReasoning } from './verification/judging/judge-by-reasoning.ts';
export { judgeResponse, marksOfJudged } from './verification/judging/judge-marks.ts';
export type { BenchmarkPair, PairOptions } from './verification/judging/judge-pair.ts';
export { judgePair } from './verification/judging/judge-pair.ts';
export type { VisitScores, VisitTurn } from './verification/judging/judge-visit.ts';
export { judgeVisit } from './verification/judging/judge-visit.ts';
export type { JudgedDocument } from './verification/judging/marks-for-profile.ts';
export { marksForProfile } from './verification/judging/marks-for-profile.ts';
export type { GroupRanking, GroupResponse } from './verification/judging/rank-group.ts';
export { rankGroup } from './verification/judging/rank-group.ts';
export type { CheckedQuote, ReasonedVerdict, ReasoningFlag } from './verification/judging/reasoned-verdict.ts';
export { readReasonedVerdict } from './verification/judging/reasoned-verdict.ts';
export type { RewriteDraftRequest, RewrittenDraft } from './verification/judging/rewrite-draft.ts';
export { rewriteDraft } from './verification/judging/rewrite-draft.ts';
export type { RewriteLoopOptions, RewriteOutcome, RewriteRound } from './verification/judging/rewrite-loop.ts';
export { rewriteLoop } from './verification/judging/rewrite-loop.ts';
export type { GradedSection, RewriteSectionsOptions } from './verification/judging/rewrite-sections.ts';
export { rewriteSections } from './verification/judging/rewrite-sections.ts';
export type { SpotCheck, SpotCheckOptions } from './verification/judging/spot-check.ts';
export { spotAgainstAll, spotCheck } from './verification/judging/spot-check.ts';
export type { CodebookCategory, CodebookText, CodebookTotals, CodedText } from './verification/label-codebook.ts';
export { codebookTotals, labelCodebook } from './verification/label-codebook.ts';
export type { CalibrationParts } from './verification/make-calibration.ts';
export { makeCalibrationFile } from './verification/make-calibration.ts';
export type { PauseSwitch } from './verification/pause-switch.ts';
export { createPauseSwitch } from './verification/pause-switch.ts';
export type { BatchCase, BatchProgress, BatchRequest, BatchStep } from './verification/run-batch.ts';
export { runBatch } from './verification/run-batch.ts';
export type { Hash } from './verification/run-header.ts';
export { sampleVerdict } from './verification/sample-verdict.ts';
export type { RowVerdict, VerifyRow, VerifyRowsOptions } from './verification/verify-rows.ts';
export { verifyRow, verifyRows } from './verification/verify-rows.ts';
export type { VerifyRequest } from './verification/verify-submission.ts';
export { verifySubmission } from './verification/verify-submission.ts';
export type { NodeEngineOptions };

/**
 * Opens a model folder in Node on the CPU; the runtime is loaded only when this is called.
 * Throws: RubriconError of what kept the model from loading.
 */
export async function openNodeEngine(options: NodeEngineOptions): Promise<Engine> {
  const node = await import('../workers/node-engine.ts');
  return node.openNodeEngine(options);
}
