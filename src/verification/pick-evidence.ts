import type { Evidence } from '../domain/evidence.ts';
import { checkEvidence } from '../domain/evidence.ts';
import type { Span } from '../engine/port.ts';
import { splitSentences } from './sentences.ts';

const quotesAtMost = 3;
/** Attention spread evenly over the text points at nothing: a quote must draw this much more than its length would. */
const excessAtLeast = 0.05;
/** Rounding alone makes differences of this size. */
const noise = 1e-6;
/** A further quote must carry at least this share of the first one's excess. */
const shareOfFirst = 0.4;
/** An unmet statement gets a nearest miss only where the model really looked at one place. */
const nearestMissWeight = 0.25;

/**
 * Turns where the model looked into one to three whole sentences of the response, strongest first: the support of a
 * met statement, or the single nearest miss of an unmet one. A sentence counts by the weight it draws beyond its share
 * of the text, so that long sentences do not win by length. A met statement keeps its strongest sentence however weak;
 * empty only when the model looked nowhere in particular.
 */
export function pickEvidence(response: string, spans: readonly Span[], met: boolean): Evidence[] {
  const sentences = splitSentences(response);
  const length = sentences.reduce((sum, { start, end }) => sum + end - start, 0);
  const ranked = sentences
    .map(({ start, end }) => {
      const weight = weightOn(start, end, spans);
      return { start, end, weight, excess: sentences.length === 1 ? weight : weight - (end - start) / length };
    })
    .filter(({ excess }) => excess > noise)
    .sort((a, b) => b.excess - a.excess || a.start - b.start);
  const strong = ranked.filter(({ excess }) => excess >= excessAtLeast);
  const [first, ...others] = strong.length > 0 || !met ? strong : ranked.slice(0, 1);
  if (!first || (!met && first.weight < nearestMissWeight)) return [];
  const further = met ? others.filter(({ excess }) => excess >= shareOfFirst * first.excess) : [];
  return [first, ...further.slice(0, quotesAtMost - 1)]
    .map(
      ({ start, end, weight }): Evidence => ({
        quote: response.slice(start, end),
        start,
        end,
        weight: Math.min(1, weight),
        role: met ? 'supports' : 'nearest-miss',
      }),
    )
    .filter((evidence) => checkEvidence(response, evidence));
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
