import { z } from 'zod';

/** What `embed.json` beside the framed page may say: origins such as `https://clinic.example`, or `self`. */
const fileSchema = z.strictObject({ origins: z.array(z.string().max(300)).max(200) });

/** Which pages may hold the frame, and why nobody may where that is so. */
export interface AllowList {
  readonly origins: ReadonlySet<string>;
  readonly problem: string;
}

/**
 * Reads the deployer's list. An entry is one whole origin, compared letter by letter: no pattern, no path, no port left
 * out. One entry that is none of this leaves the list empty, so that a slip lets nobody in and is noticed at once.
 */
export function readAllowList(file: unknown, own: string): AllowList {
  const parsed = fileSchema.safeParse(file);
  if (!parsed.success) return nobody('embed.json is missing or is no list of origins.');
  const { origins } = parsed.data;
  if (origins.length === 0) return nobody('embed.json names no origin.');
  const wrong = origins.findIndex((entry) => entry !== 'self' && !isOrigin(entry));
  if (wrong >= 0) return nobody(`Entry ${wrong + 1} of embed.json is no exact origin such as https://clinic.example.`);
  return { origins: new Set(origins.map((entry) => (entry === 'self' ? own : entry))), problem: '' };
}

/** Whether a text is exactly what a browser would report as the origin of a page. */
export function isOrigin(text: string): boolean {
  if (!/^https?:\/\/(\[[\da-f:.]+\]|[\w.-]+)(:\d+)?$/.test(text) || !URL.canParse(text)) return false;
  return new URL(text).origin === text;
}

function nobody(problem: string): AllowList {
  return { origins: new Set(), problem };
}
