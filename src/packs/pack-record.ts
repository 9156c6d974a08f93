import { z } from 'zod';
import { causalDtypes } from '../../models/causal-config.ts';
import { packShapeSchema } from '../../models/packs.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What is kept of a file: `origin` says who named its hash first. */
const recordedFileSchema = z.strictObject({
  path: z.string(),
  /** Null while nobody has said it. Units: bytes. */
  bytes: z.int().nonnegative().nullable(),
  sha256: sha256.nullable(),
  /** Git's name of the content: the only check of a small file when it first comes. */
  git: z.string().nullable(),
  origin: z.enum(['pinned', 'hub', 'first-use']),
  /** `ready` was checked whole; `bad` failed a check and is set aside; `wanted` is not here, or only in part. */
  state: z.enum(['wanted', 'ready', 'bad']),
});

/** `pack.json`: everything known of the files of one model in the store. */
export const packRecordSchema = z.strictObject({
  schema: z.literal(1),
  id: z.string(),
  name: z.string(),
  /** Null for files that a person brought. */
  repository: z.string().nullable(),
  /** The commit, where a hub named one. */
  revision: z.string().nullable(),
  licence: z.string().nullable(),
  dtype: z.enum(Object.keys(causalDtypes) as [keyof typeof causalDtypes]),
  shape: packShapeSchema.nullable(),
  context: z.int().positive().nullable(),
  files: z.array(recordedFileSchema),
  /** ISO 8601 */
  addedAt: z.string(),
});

export type RecordedFile = z.infer<typeof recordedFileSchema>;
export type PackRecord = z.infer<typeof packRecordSchema>;

/** Whether every file is here and was checked. */
export function isReady({ files }: PackRecord): boolean {
  return files.length > 0 && files.every(({ state }) => state === 'ready');
}

/** Bytes of all files; null while a size is unknown. */
export function totalBytes({ files }: { readonly files: readonly { readonly bytes: number | null }[] }): number | null {
  return files.reduce<number | null>((sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes), 0);
}
