import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const modelFile = z.strictObject({ path: z.string().min(1), bytes: z.int().positive(), sha256 });

/** How text becomes token ids for a fusion verifier. The rule is written in the model's card. */
const layoutSchema = z.object({
  id: z.string(),
  window: z.int().positive(),
  overlap: z.int().nonnegative(),
  statementMax: z.int().positive(),
  memoryWidth: z.int().positive(),
  cls: z.int(),
  sep: z.int(),
  roles: z.object({ user: z.int(), assistant: z.int(), system: z.int() }),
  types: z.object({ conversation: z.int(), response: z.int(), statement: z.int() }),
});

export const manifestSchema = z.object({
  schema: z.literal(1),
  id: z.string(),
  name: z.string(),
  revision: z.string(),
  kind: z.literal('fusion'),
  layout: layoutSchema,
  dtypes: z.array(z.string()).min(1),
  licence: z.string(),
  base: z.unknown(),
  languages: z.array(z.string()),
  files: z.array(modelFile).min(1),
});

const plattMap = { a: z.number(), b: z.number() };

export const calibrationFileSchema = z.object({
  schema: z.literal(1),
  id: z.string(),
  model: z.object({ id: z.string(), revision: z.string(), layout: z.string(), dtype: z.string() }),
  method: z.literal('platt'),
  ...plattMap,
  /** Arms for criteria that carry a tag; `a` and `b` read the rest. */
  byTag: z.record(z.string(), z.object(plattMap)).optional(),
  threshold: z.number().min(0).max(1),
  fittedOn: z.object({
    data: z.string(),
    rows: z.int(),
    prompts: z.int(),
    procedure: z.string(),
    /** ISO 8601; files made before it was recorded have none. */
    date: z.string().optional(),
  }),
  figures: z.record(z.string(), z.number()),
  abstain: z.number().min(0.5).max(1).nullable(),
});

export const goldenSchema = z.object({
  schema: z.literal(1),
  tolerance: z.object({ logit: z.number().positive(), probability: z.number().positive() }),
  rows: z
    .array(
      z.object({
        conversation: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
        response: z.string(),
        statements: z.array(z.string()).min(1),
        logits: z.array(z.number()).min(1),
      }),
    )
    .min(1),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type Layout = z.infer<typeof layoutSchema>;
export type CalibrationFile = z.infer<typeof calibrationFileSchema>;
export type Golden = z.infer<typeof goldenSchema>;
