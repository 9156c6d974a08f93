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
// What things mean.
export type { Calibration, CalibrationMap, PlattMap } from './domain/calibration.ts';
export { applyCalibration } from './domain/calibration.ts';
export { canonicalJson } from './domain/canonical-json.ts';
export type { ErrorCode, ErrorDetails, Fault } from './domain/errors.ts';
export { RubriconError } from './domain/errors.ts';
export type { Evidence } from './domain/evidence.ts';
export { checkEvidence } from './domain/evidence.ts';
export type { CalibrationRow } from './domain/fit-calibration.ts';
export { fitCalibration, fitPlatt } from './domain/fit-calibration.ts';
export type { Mark, Marks } from './domain/mark.ts';
export { marksOf, overallKey, partKey } from './domain/mark.ts';
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
// Rubrics from conversations.
export { findConstraints } from './generation/find-constraints.ts';
export type { GeneratedRubric, GenerateOptions } from './generation/generate-rubric.ts';
export { generateRubric } from './generation/generate-rubric.ts';
export type { GenerationTrace } from './generation/generation-trace.ts';
export type { RewriteRequest } from './generation/rewrite-criterion.ts';
export { rewriteCriterion } from './generation/rewrite-criterion.ts';
// A finished run as a document.
export { buildReport } from './report/build-report.ts';
export type { Report, ReportCounts, ReportFact, ReportRow } from './report/report.ts';
// Verdicts.
export type { AskAgainRequest } from './verification/ask-again.ts';
export { askAgain, pendingIds } from './verification/ask-again.ts';
export type { Binding, Verifier } from './verification/calibrate.ts';
export { boundCalibration, isFittedTo, toCalibration } from './verification/calibrate.ts';
export { decideConstraint } from './verification/check-constraint.ts';
export type { ExplainRequest, Explanation } from './verification/explain-verdict.ts';
export { explainVerdict } from './verification/explain-verdict.ts';
export type { CalibrationParts } from './verification/make-calibration.ts';
export { makeCalibrationFile } from './verification/make-calibration.ts';
export type { PauseSwitch } from './verification/pause-switch.ts';
export { createPauseSwitch } from './verification/pause-switch.ts';
export type { BatchCase, BatchProgress, BatchRequest, BatchStep } from './verification/run-batch.ts';
export { runBatch } from './verification/run-batch.ts';
export type { Hash } from './verification/run-header.ts';
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
