import type { ClaimCounts } from '../../domain/profiles/researcher-bench.ts';
import type { Reference } from '../../domain/rubric.ts';
import { splitSentences } from '../sentences.ts';
import { askLogits, type JudgeOptions, withReadings } from './ask-logits.ts';

/** A sentence of a response that says something, and the sources it names. Units: UTF-16 offsets, end exclusive. */
export interface Claim {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly cited: boolean;
  /** Ids of the given sources that it names. Empty for a cited claim: what it names is none of them. */
  readonly sources: readonly string[];
}

/** What a claim rests on. `no-source`: there is no text to hold it against; `unknown`: nobody could answer. */
export type ClaimEvidence = 'supported' | 'not-supported' | 'unknown' | 'no-source';

/** A claim held against sources. `by` are the ids of the sources that support it. */
export interface CheckedClaim extends Claim {
  readonly evidence: ClaimEvidence;
  readonly by: readonly string[];
}

const address = /https?:\/\/[^\s<>()[\]"']+/gu;
const marker = /\[(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\](?!\()/gu;
/** A line of the list of sources at the end of a report. */
const listed = /^\s*(?:[-*]\s+)?\[?\d{1,3}\]?[.:)]?\s.*https?:\/\//u;

/**
 * The claims of a response with the sources they name, by number (`[2]`, counted over the sources given) or address.
 * Headings, questions and the list of sources are no claims.
 */
export function listClaims(response: string, references: readonly Reference[]): readonly Claim[] {
  const sources = references.filter(({ kind }) => kind === 'source');
  return splitSentences(response).flatMap(({ start, end }): readonly Claim[] => {
    const line = response.slice(response.lastIndexOf('\n', start - 1) + 1, lineEnd(response, start));
    if (/^\s*#{1,6}\s/.test(line) || listed.test(line)) return [];
    const text = response.slice(start, end);
    if (/[?？]\s*$/u.test(text)) return [];
    const numbers = [...text.matchAll(marker)].flatMap(([, list]) => numbersIn(list ?? ''));
    const addresses = [...text.matchAll(address)].map(([url]) => bare(url));
    const named = sources.filter(
      ({ url }, at) => numbers.includes(at + 1) || (url !== undefined && addresses.includes(bare(url))),
    );
    const cited = numbers.length + addresses.length > 0;
    return [{ text, start, end, cited, sources: named.map(({ id }) => id) }];
  });
}

/**
 * Holds every claim against the text of its sources; one that names none against all of them, and it stays uncited. Each
 * source is read once.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 * Source: DEER (claims cited and uncited are verified); what counts as a claim is ours.
 */
export async function claimTable(
  response: string,
  references: readonly Reference[],
  options: JudgeOptions,
): Promise<readonly CheckedClaim[]> {
  const claims = listClaims(response, references);
  const answers = claims.map(() => new Map<string, number | null>());
  await withReadings(options, async (readings) => {
    for (const { id, kind, text } of references) {
      if (kind !== 'source' || !text) continue;
      const held = claims.flatMap((claim, at) => (claim.cited && !claim.sources.includes(id) ? [] : [{ claim, at }]));
      const statements = held.map(({ claim }) => `The response says, or it follows from it: ${plain(claim.text)}`);
      const found = await askLogits({ conversation: [], response: text }, statements, { ...options, readings });
      for (const [place, { at }] of held.entries()) answers[at]?.set(id, found[place] ?? null);
    }
  });
  return claims.map((claim, at) => {
    const found = [...(answers[at] ?? [])];
    const by = found.flatMap(([id, logit]) => (logit !== null && logit > 0 ? [id] : []));
    return { ...claim, by, evidence: evidenceOf(found.map(([, logit]) => logit)) };
  });
}

/** How many claims stand where, as the figures of faithfulness and groundedness take them: uncited ones have no source. */
export function claimCounts(claims: readonly CheckedClaim[]): ClaimCounts {
  const count = (wanted: ClaimEvidence) => claims.filter((one) => one.cited && one.evidence === wanted).length;
  const noSource = claims.filter(({ cited }) => !cited).length;
  return {
    yes: count('supported'),
    no: count('not-supported'),
    unknown: count('unknown') + count('no-source'),
    noSource,
  };
}

function evidenceOf(logits: readonly (number | null)[]): ClaimEvidence {
  if (logits.length === 0) return 'no-source';
  if (logits.some((logit) => logit !== null && logit > 0)) return 'supported';
  return logits.includes(null) ? 'unknown' : 'not-supported';
}

function numbersIn(list: string): readonly number[] {
  return list.split(/[,;]/).flatMap((part) => {
    const [from = Number.NaN, to = from] = part.split(/[–-]/).map(Number);
    return Array.from({ length: Math.max(0, Math.min(to, from + 99) - from + 1) || 0 }, (_, at) => from + at);
  });
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A claim without its marks of citation. */
function plain(text: string): string {
  return text
    .replace(marker, '')
    .replace(address, '')
    .replace(/\(\s*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?])/g, '')
    .trim();
}

function bare(url: string): string {
  return url
    .replace(/[.,;:!?]+$/, '')
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '');
}
