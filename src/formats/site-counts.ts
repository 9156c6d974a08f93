import { z } from 'zod';
import type { SiteCounts } from '../domain/site-counts.ts';
import { cleanText } from './clean-text.ts';
import { fileVersion, openEnvelope } from './envelope.ts';
import type { Parsed } from './issue.ts';
import { readJson } from './read-json.ts';
import { check } from './zod-issues.ts';

const count = z.int().nonnegative();
const keyPattern = /^[0-9a-f]{16,64}$/;

/** Strict in every part, so that no file with a text in it passes for counts. */
const schema: z.ZodType<SiteCounts & { readonly format: string; readonly version: number }> = z.strictObject({
  format: z.literal('rubricon-site-counts'),
  version: z.number(),
  sites: z.array(z.string().regex(/^[\w.-]{1,40}$/)).min(1),
  judges: z.array(z.string().max(200)).min(1),
  least: count,
  cases: count,
  leftOut: count,
  criteria: z.array(
    z
      .strictObject({ key: z.string().regex(keyPattern), met: count, of: count })
      .refine(({ met, of }) => met <= of, 'no more met than counted'),
  ),
});

/** Writes counts of sites, a criterion a line. */
export function renderSiteCounts({ criteria, ...head }: SiteCounts): string {
  const lines = criteria.map((one) => `    ${JSON.stringify(one)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  const facts = Object.entries({ format: 'rubricon-site-counts', version: fileVersion, ...head });
  const open = facts.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`).join('\n');
  return `{\n${open}\n  "criteria": ${list}\n}\n`;
}

/** Reads what `renderSiteCounts` wrote. */
export function parseSiteCounts(text: string): Parsed<SiteCounts | null> {
  const json = readJson(cleanText(text));
  if (!json.ok) return { value: null, issues: [json.issue] };
  const { body, issues } = openEnvelope(json.value, 'rubricon-site-counts');
  if (body === null) return { value: null, issues };
  const read = check(schema, body, { line: null, field: '' });
  if (read.value === null) return { value: null, issues: read.issues };
  const { format: _, version: __, ...counts } = read.value;
  return { value: counts, issues: [] };
}
