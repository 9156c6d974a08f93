import { z } from 'zod';
import type { ErrorCode, Fault } from '../domain/errors.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { RunEvent, RunHeader } from '../domain/run.ts';
import type { Message, Submission } from '../domain/submission.ts';
import type { MarkChance, Verdict } from '../domain/verdict.ts';
import { rubricSchema } from './rubric-schema.ts';
import './zod-issues.ts';

// Spelled as a record so that a code added to the union and forgotten here does not compile.
const errorCode = z.enum({
  'input-invalid': 'input-invalid',
  'evidence-not-found': 'evidence-not-found',
  'log-invalid': 'log-invalid',
  'model-missing': 'model-missing',
  'model-corrupt': 'model-corrupt',
  'model-unsupported': 'model-unsupported',
  'device-unavailable': 'device-unavailable',
  'device-untrustworthy': 'device-untrustworthy',
  'device-lost': 'device-lost',
  'worker-lost': 'worker-lost',
  'restarts-exhausted': 'restarts-exhausted',
  'output-invalid': 'output-invalid',
  'statement-too-long': 'statement-too-long',
  'document-too-long': 'document-too-long',
  'grammar-invalid': 'grammar-invalid',
  'reading-unknown': 'reading-unknown',
  'engine-disposed': 'engine-disposed',
  'storage-failed': 'storage-failed',
  internal: 'internal',
} as const satisfies { readonly [Code in ErrorCode]: Code });

const fault = z.object({
  code: errorCode,
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
}) satisfies z.ZodType<Fault>;

const message = z.object({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
}) satisfies z.ZodType<Message>;

const submission = z.object({
  id: z.string(),
  conversation: z.array(message),
  response: z.string(),
}) satisfies z.ZodType<Submission>;

const offset = z.number().int().nonnegative();
const probability = z.number().min(0).max(1);

const evidence = z.object({
  quote: z.string(),
  start: offset,
  end: offset,
  weight: z.number(),
  role: z.enum(['supports', 'nearest-miss']),
}) satisfies z.ZodType<Evidence>;

const chances = z.array(z.object({ value: z.number(), chance: probability })) satisfies z.ZodType<MarkChance[]>;

const verdict = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('decided'),
    met: z.boolean(),
    probability,
    evidence: z.array(evidence),
    source: z.enum(['model', 'code', 'person']),
    calibrated: z.boolean(),
    logit: z.number().exactOptional(),
  }),
  z.object({
    kind: z.literal('graded'),
    value: z.number(),
    chances,
    evidence: z.array(evidence),
    source: z.enum(['model', 'code', 'person']),
    calibrated: z.boolean(),
  }),
  z.object({
    kind: z.literal('abstained'),
    probability,
    evidence: z.array(evidence),
    reason: z.string(),
    calibrated: z.boolean().exactOptional(),
    logit: z.number().exactOptional(),
    chances: chances.exactOptional(),
  }),
  z.object({ kind: z.literal('failed'), code: errorCode, message: z.string() }),
]) satisfies z.ZodType<Verdict>;

const header = z.object({
  runId: z.string(),
  rubricHash: z.string(),
  submissionHash: z.string(),
  model: z.string(),
  revision: z.string(),
  layout: z.string(),
  calibration: z.string().nullable(),
  abstainBelow: z.number().nullable().exactOptional(),
  dtype: z.string(),
  device: z.string(),
  versions: z.record(z.string(), z.string()),
  seed: z.number(),
}) satisfies z.ZodType<RunHeader>;

const base = { seq: offset, at: z.string() };

/** One event of a run log. */
export const runEventSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('run-start'), header, submission, rubric: rubricSchema }),
  z.object({ ...base, type: z.literal('run-resume'), header }),
  z.object({ ...base, type: z.literal('verdict'), criterionId: z.string(), text: z.string(), verdict }),
  z.object({ ...base, type: z.literal('rubric-edit'), rubric: rubricSchema }),
  z.object({
    ...base,
    type: z.literal('override'),
    criterionId: z.string(),
    met: z.boolean().nullable(),
    value: z.number().exactOptional(),
    reason: z.string(),
  }),
  z.object({ ...base, type: z.literal('revert'), target: offset }),
  z.discriminatedUnion('outcome', [
    z.object({ ...base, type: z.literal('run-end'), outcome: z.enum(['complete', 'cancelled']) }),
    z.object({ ...base, type: z.literal('run-end'), outcome: z.literal('failed'), fault }),
  ]),
]) satisfies z.ZodType<RunEvent>;
