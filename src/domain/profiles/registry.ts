import { arise, peem } from './anchored-scales.ts';
import { arcane } from './arcane.ts';
import { chexPrompt } from './chex-prompt.ts';
import { clippedSigned } from './clipped-signed.ts';
import { fiveLevelCoverage } from './coverage.ts';
import { deepResearchBench } from './deep-research-bench.ts';
import { gaps, gaps321 } from './gaps.ts';
import { granularCia } from './granular-cia.ts';
import { healthBench } from './health-bench.ts';
import { deer } from './hierarchy.ts';
import { kwBench } from './kw-bench.ts';
import { liveMedBench } from './live-med-bench.ts';
import { llmEvalMed } from './llm-eval-med.ts';
import { miroEval } from './miro-eval.ts';
import { mrRml } from './mr-rml.ts';
import { nugget } from './nugget.ts';
import { openRs } from './open-rs.ts';
import { openRubrics } from './open-rubrics.ts';
import { prBench } from './pr-bench.ts';
import { preciseBoolean } from './precise-boolean.ts';
import { proImage } from './pro-image.ts';
import type { Profile } from './profile.ts';
import { quarkMedBench } from './quark-med-bench.ts';
import { researchRubrics, researchRubricsBinary } from './research-rubrics.ts';
import { researcherBench } from './researcher-bench.ts';
import { rrd } from './rrd.ts';
import { rubicon } from './rubicon.ts';
import { rarExplicit, rarImplicit } from './rubrics-as-rewards.ts';
import { rulers } from './rulers.ts';
import { sedarEval } from './sedar-eval.ts';
import { weightedMean } from './weighted-mean.ts';

/** Every scoring profile, the default first. A new one is a file beside these and a line here. */
export const profiles: readonly Profile[] = [
  healthBench,
  rarExplicit,
  rarImplicit,
  clippedSigned,
  weightedMean,
  preciseBoolean,
  nugget,
  fiveLevelCoverage,
  rulers,
  rrd,
  openRs,
  openRubrics,
  rubicon,
  proImage,
  kwBench,
  gaps,
  gaps321,
  prBench,
  researchRubrics,
  researchRubricsBinary,
  researcherBench,
  deepResearchBench,
  llmEvalMed,
  liveMedBench,
  quarkMedBench,
  sedarEval,
  deer,
  miroEval,
  chexPrompt,
  arise,
  peem,
  mrRml,
  arcane,
  granularCia,
];

/** The profile of this name, null where there is none. */
export function findProfile(name: string): Profile | null {
  return profiles.find((profile) => profile.name === name) ?? null;
}
