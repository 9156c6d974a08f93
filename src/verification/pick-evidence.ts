import type { Evidence } from '../domain/evidence.ts';
import { checkEvidence } from '../domain/evidence.ts';
import { wordStems } from '../domain/word-stems.ts';
import type { Span } from '../engine/port.ts';
import { splitSentences } from './sentences.ts';

const quotesAtMost = 3;
/** Attention spread evenly over the text points at nothing: a quote must draw this much more than its length would. */
const excessAtLeast = 0.05;
/** Rounding alone makes differences of this size. */
const noise = 1e-6;
/** A sentence that draws this share of the attention may be the first quote for the words it shares. */
const candidateWeight = 0.02;
/** What holding every word of the statement is worth beside drawing the whole attention; chosen on graders' quotations. */
const worthOfWords = 1.5;
/** A further quote must carry at least this share of the greatest excess. */
const shareOfFirst = 0.4;
/** A line that ends in a colon introduces what stands below it, where the quotation more often is. */
const introduction = /[:\uff1a]\W*$/u;
const costOfIntroducing = 1;
/** What was not found gets a nearest miss only where the model did not look everywhere alike; chosen on graders' quotations. */
const nearestMissWeight = 0.15;

/** Where the model looked, and whether it found there what the statement tells, or what a denial denies. */
export interface Look {
  readonly statement: string;
  readonly spans: readonly Span[];
  readonly found: boolean;
}

/**
 * Turns where the model looked into one to three whole sentences of the response, strongest first: the support of
 * what was found, or the single nearest miss of what was not. The model looks at a region; the statement's words tell the
 * sentence in it. Whether a sentence is quoted at all depends on the weight it draws beyond its share of the text, so that
 * length alone wins nothing. What was found keeps one sentence however weak; empty only when the model looked nowhere in
 * particular.
 */
export function pickEvidence(response: string, { statement, spans, found }: Look): Evidence[] {
  const sentences = splitSentences(response);
  const length = sentences.reduce((sum, { start, end }) => sum + end - start, 0);
  const weighed = sentences.map(({ start, end }) => {
    const weight = weightOn(start, end, spans);
    return { start, end, weight, excess: sentences.length === 1 ? weight : weight - (end - start) / length };
  });
  const greatest = weighed.reduce((most, { excess }) => Math.max(most, excess), 0);
  if (greatest <= noise || (!found && greatest < excessAtLeast)) return [];
  const looked = weighed.filter(({ weight, excess }) => weight >= candidateWeight || excess === greatest);
  const texts = looked.map(({ start, end }) => response.slice(start, end));
  const shared = sharedWords(statement, texts);
  const [first, ...others] = looked
    .map((sentence, at) => {
      const cost = introduction.test(texts[at] ?? '') ? costOfIntroducing : 0;
      return { ...sentence, worth: sentence.excess + worthOfWords * (shared[at] ?? 0) - cost };
    })
    .sort((a, b) => b.worth - a.worth || a.start - b.start);
  if (!first || (!found && first.weight < nearestMissWeight)) return [];
  const enough = Math.max(excessAtLeast, shareOfFirst * greatest);
  const further = found ? others.filter(({ excess }) => excess >= enough) : [];
  return [first, ...further.slice(0, quotesAtMost - 1)]
    .map(
      ({ start, end, weight }): Evidence => ({
        quote: response.slice(start, end),
        start,
        end,
        weight: Math.min(1, weight),
        role: found ? 'supports' : 'nearest-miss',
      }),
    )
    .filter((evidence) => checkEvidence(response, evidence));
}

/** How many of the statement's words each text holds, rare ones counting more. Units: 0 to 1 for each text. */
function sharedWords(statement: string, texts: readonly string[]): readonly number[] {
  const held = texts.map((text) => new Set(beginnings(text)));
  const rarities = [...new Set(beginnings(statement))].map((word) => ({
    word,
    rarity: Math.log(1 + texts.length / (1 + held.filter((words) => words.has(word)).length)),
  }));
  const whole = rarities.reduce((sum, { rarity }) => sum + rarity, 0);
  return held.map((words) =>
    rarities.reduce((sum, { word, rarity }) => (words.has(word) ? sum + rarity / whole : sum), 0),
  );
}

/** Forms of one word mostly agree in six letters. */
function beginnings(text: string): readonly string[] {
  return wordStems(text).map((word) => word.slice(0, 6));
}

/** A span that lies only partly in the sentence gives its share. Spans without length or with a broken weight give none. */
function weightOn(start: number, end: number, spans: readonly Span[]): number {
  let weight = 0;
  for (const span of spans) {
    const shared = Math.min(end, span.end) - Math.max(start, span.start);
    if (shared > 0 && span.weight > 0 && Number.isFinite(span.weight)) {
      weight += (span.weight * shared) / (span.end - span.start);
    }
  }
  return weight;
}
