import { claims } from './claims.ts';
import { codebook } from './codebook.ts';
import { errors } from './errors.ts';
import { grade } from './grade.ts';
import type { JudgingMethod } from './method.ts';
import { reasoning } from './reasoning.ts';
import { rewrite } from './rewrite.ts';
import { spotCheck } from './spot-check.ts';
import { steps } from './steps.ts';
import { visit } from './visit.ts';

/** Every way to judge beyond a score, in the order in which they are offered: first those for which any model will do. */
export const judgingMethods: readonly JudgingMethod[] = [
  spotCheck,
  claims,
  visit,
  codebook,
  steps,
  errors,
  reasoning,
  grade,
  rewrite,
];
