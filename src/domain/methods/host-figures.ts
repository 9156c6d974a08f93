/**
 * What published systems compute that no screen or command of ours shows: variants of their scores and the figures that
 * their authors report. They are for a host, who finds them on the library's front door.
 */

export { auditConcordance } from '../consensus.ts';
export { cohensKappa, type RaterTable, raterTable } from '../kappa.ts';
export { arcaneFor } from '../profiles/arcane.ts';
export { gapsWith, voteMark, voteSeverity } from '../profiles/gaps.ts';
export { clampPoints, deltaAuroc } from '../profiles/granular-cia.ts';
export { kwBenchWith } from '../profiles/kw-bench.ts';
export { type DatedScore, dateSplit, meansByMonth } from '../profiles/live-med-bench.ts';
export { meanOfRuns, overallUsability, textGenerationGrade } from '../profiles/llm-eval-med.ts';
export { mrRmlAlong } from '../profiles/mr-rml.ts';
export { nuggetWith } from '../profiles/nugget.ts';
export { quarkMedBenchWith } from '../profiles/quark-med-bench.ts';
export { type RubiconOptions, rubiconWith } from '../profiles/rubicon.ts';
export { rulersWith } from '../profiles/rulers.ts';
export { markerAgreement } from '../profiles/sedar-eval.ts';
export { applyQuantileMap, fitQuantileMap, type QuantileStep, wassersteinDistance } from '../quantile-map.ts';
export { type GradedPair, leniency } from '../rewards/leniency.ts';
export { proxyReward } from '../rewards/proxy-reward.ts';
export { rubricShift } from '../rewards/rubric-shift.ts';
