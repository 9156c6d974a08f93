import { type BootstrapOptions, bootstrapGroups, type Interval } from '../domain/bootstrap-groups.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { EngineDocument } from '../engine/port.ts';
import type { Verifier } from '../verification/calibrate.ts';
import { type Stretch, splitSentences } from '../verification/sentences.ts';
import { verifyRows } from '../verification/verify-rows.ts';
import { quotedPassages } from './quoted-passages.ts';
import { shuffled } from './shuffled.ts';

/** A judged row with its evidence and where it came from. */
export interface EvidencedRow extends EngineDocument {
  /** Of the criterion. */
  readonly text: string;
  readonly tags: readonly string[];
  readonly group: string;
  readonly label: boolean;
  /** What the verifier decided. */
  readonly met: boolean;
  readonly evidence: readonly Evidence[];
  readonly explanation: string | undefined;
}

/** A share of cases with its interval over prompts. Missing: null where there is no case. */
export interface Share {
  readonly n: number;
  readonly share: number | null;
  readonly interval: Interval | null;
}

/** How well evidence points at the deciding words. */
export interface EvidenceAgreement {
  /** Rows labelled met whose explanation quotes the response verbatim: our first quote overlaps one of theirs. */
  readonly hit: Share;
  /** The same over those that the verifier, too, calls met. */
  readonly hitWhereMet: Share;
  /** What a sentence drawn at random would reach on the rows of `hit`. */
  readonly chance: number | null;
  /** Rows the verifier calls met by words that it quotes: leaving out the first quote lowers the chance more than leaving out another sentence. */
  readonly deletion: Share;
}

export interface EvidenceOptions extends BootstrapOptions {
  readonly verifier: Verifier;
  /** Rows of the deletion test at most; each costs two more readings. */
  readonly sample: number;
  readonly signal: AbortSignal;
  readonly onStep: (done: number, total: number) => void;
}

/** Measures evidence against the grader's quotations and by leaving sentences out. Throws: AbortError when cancelled. */
export async function evidenceAgreement(
  rows: readonly EvidencedRow[],
  options: EvidenceOptions,
): Promise<EvidenceAgreement> {
  const quoting = rows.flatMap((row) => {
    const theirs = row.label && row.explanation !== undefined ? quotedPassages(row.explanation, row.response) : [];
    return theirs.length > 0 ? [{ ...row, theirs, held: overlapsAny(row.evidence[0], theirs) }] : [];
  });
  const chances = quoting.map(({ response, theirs }) => {
    const sentences = splitSentences(response);
    return sentences.filter((sentence) => overlapsAny(sentence, theirs)).length / Math.max(1, sentences.length);
  });
  return {
    hit: shareOf(quoting, options),
    hitWhereMet: shareOf(
      quoting.filter(({ met }) => met),
      options,
    ),
    chance: quoting.length === 0 ? null : chances.reduce((sum, value) => sum + value, 0) / quoting.length,
    deletion: shareOf(await deletionTest(rows, options), options),
  };
}

interface Held {
  readonly group: string;
  readonly held: boolean;
}

async function deletionTest(rows: readonly EvidencedRow[], options: EvidenceOptions): Promise<readonly Held[]> {
  const { verifier, signal, random, sample, onStep } = options;
  const pairs = shuffled(rows, random)
    .flatMap((row) => cutsOf(row, random))
    .slice(0, sample);
  const tried: Held[] = [];
  for (const [index, { row, without, other }] of pairs.entries()) {
    const { conversation, text, tags } = row;
    const asked = [without, other].map((response) => ({ conversation, response, criterion: text, tags }));
    const logits: number[] = [];
    for await (const { verdict } of verifyRows(asked, { verifier, signal })) {
      if (verdict.kind !== 'failed' && verdict.logit !== undefined) logits.push(verdict.logit);
    }
    onStep(index + 1, pairs.length);
    const [quoteGone, otherGone] = logits;
    // A row that got no answer proves nothing either way.
    if (quoteGone !== undefined && otherGone !== undefined)
      tried.push({ group: row.group, held: quoteGone < otherGone });
  }
  return tried;
}

interface Cuts {
  readonly row: EvidencedRow;
  readonly without: string;
  readonly other: string;
}

/** The response without its first quote, and without another sentence; none where there is no such pair. */
function cutsOf(row: EvidencedRow, random: () => number): Cuts[] {
  const [quote] = row.evidence;
  if (!row.met || quote?.role !== 'supports') return [];
  const others = splitSentences(row.response).filter((sentence) => !overlapsAny(sentence, [quote]));
  const other = others[Math.floor(random() * others.length)];
  const cut = ({ start, end }: Stretch): string => row.response.slice(0, start) + row.response.slice(end);
  return other ? [{ row, without: cut(quote), other: cut(other) }] : [];
}

function overlapsAny(stretch: Stretch | undefined, others: readonly Stretch[]): boolean {
  return stretch !== undefined && others.some(({ start, end }) => stretch.start < end && start < stretch.end);
}

function shareOf(rows: readonly Held[], options: BootstrapOptions): Share {
  const share = (items: readonly Held[]): number | null =>
    items.length === 0 ? null : items.filter(({ held }) => held).length / items.length;
  const { share: interval } = bootstrapGroups(
    rows,
    ({ group }) => group,
    (groups) => ({ share: share(groups.flat()) }),
    options,
  );
  return { n: rows.length, share: share(rows), interval: interval ?? null };
}
