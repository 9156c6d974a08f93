import { RubriconError } from '../../domain/errors.ts';
import { adaptiveBoolean } from './adaptive-boolean.ts';
import { adaptivePairwise } from './adaptive-pairwise.ts';
import { bankCriteria } from './bank-criteria.ts';
import { blind } from './blind.ts';
import { consensusOf } from './consensus.ts';
import { contrastProfile } from './contrast-profile.ts';
import { disagreementPlan } from './disagreement-plan.ts';
import { empathy } from './empathy.ts';
import { failureChecklist } from './failure-checklist.ts';
import { fillMatrix } from './fill-matrix.ts';
import { guideline } from './guideline.ts';
import type { GenerationMethod } from './method.ts';
import { nuggets } from './nuggets.ts';
import { orbit } from './orbit.ts';
import { peem } from './peem.ts';
import { perTurn } from './per-turn.ts';
import { prognosis } from './prognosis.ts';
import { rubricRag } from './rubric-rag.ts';
import { rulesAndPrinciples } from './rules-and-principles.ts';
import { scientificWriting } from './scientific-writing.ts';
import { stakeholders } from './stakeholders.ts';

/** Those that need no other method. */
const single: readonly GenerationMethod[] = [
  bankCriteria,
  rulesAndPrinciples,
  contrastProfile,
  adaptivePairwise,
  disagreementPlan,
  blind,
  perTurn,
  stakeholders,
  rubricRag,
  orbit,
  guideline,
  nuggets,
  fillMatrix,
  adaptiveBoolean,
  failureChecklist,
  peem,
  scientificWriting,
  empathy,
  prognosis,
];

/** Every way to make a rubric, in the order in which they are offered; the first is used when none is named. */
export const generationMethods: readonly GenerationMethod[] = [...single, consensusOf(single)];

/**
 * The method of an id.
 * Throws: RubriconError input-invalid naming the known ids.
 */
export function findMethod(id: string): GenerationMethod {
  const method = generationMethods.find((one) => one.id === id);
  if (method) return method;
  const known = generationMethods.map((one) => one.id).join(', ');
  throw new RubriconError('input-invalid', `There is no such method to make a rubric. Known are: ${known}.`);
}
