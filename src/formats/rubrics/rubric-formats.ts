import { autoRubric } from './auto-rubric.ts';
import { checkEval } from './check-eval.ts';
import { chexPrompt } from './chex-prompt.ts';
import { criteriaTable } from './criteria-table.ts';
import { deepResearchBench } from './deep-research-bench.ts';
import { deer } from './deer.ts';
import { diagBench } from './diag-bench.ts';
import { gaps } from './gaps.ts';
import { healthBench } from './health-bench.ts';
import { infoBench } from './info-bench.ts';
import { inspect } from './inspect.ts';
import { kwBench } from './kw-bench.ts';
import { liveMedBench } from './live-med-bench.ts';
import { llmDataCompany } from './llm-data-company.ts';
import { llmEvalMed } from './llm-eval-med.ts';
import { miroEval } from './miro-eval.ts';
import { openRubrics } from './open-rubrics.ts';
import { prBench } from './pr-bench.ts';
import { proImageBench } from './pro-image-bench.ts';
import { prometheus } from './prometheus.ts';
import { promptfoo } from './promptfoo.ts';
import { quarkMedBench } from './quark-med-bench.ts';
import { researchQa } from './research-qa.ts';
import { researchRubrics } from './research-rubrics.ts';
import { researcherBench } from './researcher-bench.ts';
import { rewardBench } from './reward-bench.ts';
import type { RubricFormat } from './rubric-format.ts';
import { rubricon } from './rubricon.ts';
import { rubricsAsRewards } from './rubrics-as-rewards.ts';
import { sedarEval } from './sedar-eval.ts';

/** Every format that rubrics are read from and written to. Where two fit a document alike, the first one is taken. */
export const rubricFormats: readonly RubricFormat[] = [
  rubricon,
  healthBench,
  rubricsAsRewards,
  prBench,
  openRubrics,
  liveMedBench,
  kwBench,
  gaps,
  proImageBench,
  diagBench,
  quarkMedBench,
  researchRubrics,
  researchQa,
  researcherBench,
  deepResearchBench,
  llmEvalMed,
  sedarEval,
  miroEval,
  deer,
  chexPrompt,
  prometheus,
  infoBench,
  checkEval,
  autoRubric,
  llmDataCompany,
  promptfoo,
  rewardBench,
  inspect,
  criteriaTable,
];

/** A format by its id or name, in any case; null when there is none. */
export function findRubricFormat(wanted: string): RubricFormat | null {
  const plain = wanted.trim().toLowerCase();
  return rubricFormats.find(({ id, name }) => id === plain || name.toLowerCase() === plain) ?? null;
}
