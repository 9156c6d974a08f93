import { z } from 'zod';
import { isPoints } from '../domain/points.ts';
import type {
  AxisEntry,
  CodeCheck,
  Criterion,
  MatrixCell,
  Provenance,
  Reference,
  Rubric,
  Stakeholder,
  SubCheck,
} from '../domain/rubric.ts';
import type { LevelAnchor, Scale } from '../domain/scale.ts';
import { tiers } from '../domain/tier.ts';
import './zod-issues.ts';

/** Text that says something. */
export const statement = z.string().refine((text) => text.trim() !== '', 'a text that is not blank');

/** Signed worth of a criterion. */
export const points = z.number().refine(isPoints, 'a number other than zero, at most a billion in size');

/** Labels. Checked as one, so that a list of wrong ones is one issue. */
export const tags = z.custom<readonly string[]>(
  (value) => Array.isArray(value) && value.every(isTag),
  'a list of texts that are not empty',
);

/** The labels of a list that can be used. */
export function usableTags(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(isTag) : [];
}

function isTag(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

const provenance = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('imported'), source: z.string() }),
  z.object({ kind: z.literal('bank'), bankId: z.string(), relevance: z.number() }),
  z.object({ kind: z.literal('constraint'), quote: z.string() }),
  z.object({
    kind: z.literal('generated'),
    method: z.string(),
    sources: z.array(z.string()),
    parent: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('person') }),
]) satisfies z.ZodType<Provenance>;

const count = z.number().int().nonnegative().exactOptional();
const bounded = <Kind extends string>(kind: Kind) =>
  z
    .object({ kind: z.literal(kind), min: count, max: count })
    .refine(
      ({ min, max }) => (min ?? max) !== undefined && (min ?? 0) <= (max ?? Infinity),
      'min, max or both, in order',
    );

const codeCheck = z.discriminatedUnion('kind', [
  bounded('words'),
  bounded('sentences'),
  bounded('paragraphs'),
  bounded('items'),
  z.object({ kind: z.literal('format'), format: z.enum(['json', 'table', 'bullets', 'numbered', 'no-lists']) }),
  z.object({ kind: z.literal('language'), language: z.string().min(1) }),
  z.object({ kind: z.literal('mentions'), phrase: statement, present: z.boolean() }),
]) satisfies z.ZodType<CodeCheck>;

const scale = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('grade'),
    least: z.number(),
    most: z.number(),
    step: z.number().positive().exactOptional(),
  }),
  z.object({ kind: z.literal('count') }),
]) satisfies z.ZodType<Scale>;

const level = z.object({
  value: z.number(),
  text: z.string(),
  label: z.string().exactOptional(),
}) satisfies z.ZodType<LevelAnchor>;

const part = z.object({
  id: z.string().min(1),
  text: statement,
  points: points.exactOptional(),
}) satisfies z.ZodType<SubCheck>;

const cell = z.object({
  dimension: z.string().exactOptional(),
  scenario: z.string().exactOptional(),
  discipline: z.string().exactOptional(),
}) satisfies z.ZodType<MatrixCell>;

const reference = z.object({
  id: z.string(),
  kind: z.enum(['source', 'answer', 'blocked']),
  title: z.string().exactOptional(),
  text: z.string().exactOptional(),
  url: z.string().exactOptional(),
}) satisfies z.ZodType<Reference>;

const axis = z.array(z.string().min(1));

/** What a criterion may have beside its words and worth. */
export const criterionDetails = {
  check: codeCheck.exactOptional(),
  tier: z.enum(tiers).exactOptional(),
  axis: axis.exactOptional(),
  cell: cell.exactOptional(),
  scale: scale.exactOptional(),
  levels: z.array(level).exactOptional(),
  parts: z.array(part).exactOptional(),
  guidance: z.string().exactOptional(),
  references: z.array(reference).exactOptional(),
} as const;

/** A criterion as our own files hold it. Whether its parts fit together is for the domain to say (FMT-34). */
export const criterionSchema = z.object({
  id: z.string().min(1),
  text: statement,
  points,
  tags,
  provenance,
  ...criterionDetails,
}) satisfies z.ZodType<Criterion>;

const axisEntry = z.object({
  axis,
  text: z.string().exactOptional(),
  weight: z.number().exactOptional(),
  dynamic: z.boolean().exactOptional(),
}) satisfies z.ZodType<AxisEntry>;

const stakeholder = z.object({
  name: z.string(),
  weights: z.record(z.string(), z.number()),
}) satisfies z.ZodType<Stakeholder>;

/** What a rubric may have beside its criteria. */
export const rubricDetails = {
  profile: z.string().exactOptional(),
  guidance: z.string().exactOptional(),
  references: z.array(reference).exactOptional(),
  axes: z.array(axisEntry).exactOptional(),
  matrix: z
    .object({ dimensions: z.array(z.string()), scenarios: z.array(z.string()), disciplines: z.array(z.string()) })
    .exactOptional(),
  bounds: z.object({ least: z.number(), most: z.number() }).exactOptional(),
  stakeholders: z.array(stakeholder).exactOptional(),
} as const;

/** A rubric as our own files hold it. */
export const rubricSchema = z.object({
  id: z.string().min(1),
  title: z.string(),
  criteria: z.array(criterionSchema),
  ...rubricDetails,
}) satisfies z.ZodType<Rubric>;
