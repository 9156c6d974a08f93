import { z } from 'zod';
import { type CodeCheck, type Criterion, type Provenance, pointsBounds, type Rubric } from '../domain/rubric.ts';
import './zod-issues.ts';

/** Text that says something. */
export const statement = z.string().refine((text) => text.trim() !== '', 'a text that is not blank');

/** Whether a number can be the worth of a criterion. */
export function isPoints(value: number): boolean {
  const size = Math.abs(value);
  return size >= pointsBounds.least && size <= pointsBounds.most;
}

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

/** A criterion as our own files hold it. */
export const criterionSchema = z.object({
  id: z.string().min(1),
  text: statement,
  points,
  tags,
  provenance,
  check: codeCheck.exactOptional(),
}) satisfies z.ZodType<Criterion>;

/** A rubric as our own files hold it. */
export const rubricSchema = z.object({
  id: z.string().min(1),
  title: z.string(),
  criteria: z.array(criterionSchema),
}) satisfies z.ZodType<Rubric>;
