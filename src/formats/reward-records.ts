import { z } from 'zod';
import type { TrainingRecord } from '../domain/rewards/training-record.ts';
import type { Parsed } from './issue.ts';
import { readRecords } from './read-json.ts';
import { check } from './zod-issues.ts';

const id = z.union([z.string(), z.number()]);
const figure = z.number().nullable();
const standing = { reward: figure, advantage: figure, standard: figure };
const criterion = { id: z.string(), criterion: z.string(), points: z.number() };
const filed = { group: z.string(), rule: z.string() };

const record: z.ZodType<TrainingRecord> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('reward'),
    id,
    ...filed,
    domains: z.array(z.string()),
    route: z.enum(['correct', 'incorrect']).nullable(),
    ...standing,
    reason: z.string().nullable(),
    criteria: z.array(
      z.strictObject({
        ...criterion,
        tags: z.array(z.string()),
        share: figure,
        reward: figure,
        passages: z.array(z.string()),
      }),
    ),
    parts: z.array(z.strictObject({ name: z.string(), ...standing, wins: figure })),
    passages: z.array(z.strictObject({ passage: z.string(), reward: figure, criteria: z.array(z.string()) })),
  }),
  z.strictObject({
    type: z.literal('pair'),
    ...filed,
    prompt: z.array(z.strictObject({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
    chosenId: id,
    rejectedId: id,
    chosen: z.string(),
    rejected: z.string(),
    chosenReward: z.number(),
    rejectedReward: z.number(),
    margin: z.number(),
    differs: z.array(z.strictObject({ ...criterion, chosen: z.number(), rejected: z.number() })),
  }),
  z.strictObject({
    type: z.literal('rewrite'),
    id,
    of: id,
    ...filed,
    response: z.string().nullable(),
    rewrite: z.string(),
    failed: z.array(z.string()),
    before: figure,
    after: figure,
    usable: z.boolean().nullable(),
  }),
  z.strictObject({
    type: z.literal('domain'),
    domain: z.string(),
    rule: z.string(),
    n: z.number(),
    unscored: z.number(),
    mean: figure,
    variance: figure,
  }),
  z.strictObject({
    type: z.literal('lesson'),
    criterion: z.string(),
    points: z.number(),
    failed: z.number(),
    of: z.number(),
    lesson: z.string(),
  }),
  z.strictObject({
    type: z.literal('turn'),
    id,
    turn: z.number(),
    of: z.number(),
    weight: z.number(),
    rule: z.string(),
    reward: figure,
    words: z.number(),
  }),
  z.strictObject({
    type: z.literal('dialogue'),
    id,
    turns: z.number(),
    rule: z.string(),
    reward: figure,
    lengthSlope: figure,
  }),
]);

/** What some readers take for the end of a line, or what a terminal would not show or would reorder. */
const hidden = /[\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;

/** Writes training data, a JSON object a line. Hidden characters stand as escapes, so that no text ends its line. */
export function renderRewardRecords(records: readonly TrainingRecord[]): string {
  const asEscape = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return records.map((one) => `${JSON.stringify(one).replace(hidden, asEscape)}\n`).join('');
}

/** Reads what `renderRewardRecords` wrote; a line of another shape is an issue and loses no other. */
export function parseRewardRecords(text: string): Parsed<readonly TrainingRecord[]> {
  const read = readRecords(text).map(
    (line): Parsed<TrainingRecord | null> =>
      line.ok
        ? check(record, line.value, { line: line.issueLine, field: line.place })
        : { value: null, issues: [line.issue] },
  );
  return { value: read.flatMap(({ value }) => value ?? []), issues: read.flatMap(({ issues }) => issues) };
}
