import type { Evidence } from '../domain/evidence.ts';
import { checkEvidence } from '../domain/evidence.ts';
import type { Span } from '../engine/port.ts';
import { splitSentences } from './sentences.ts';

const quotesAtMost = 3;
/** A further quote must carry at least this share of the strongest one's weight. */
const shareOfStrongest = 0.4;
/** An unmet statement gets a nearest miss only where the model really looked at one place. */
const nearestMissWeight = 0.25;

/**
 * Turns where the model looked into one to three whole sentences of the response, strongest first: the support of a
 * met statement, or the single nearest miss of an unmet one. Empty when the model looked nowhere in particular.
 */
export function pickEvidence(response: string, spans: readonly Span[], met: boolean): Evidence[] {
  const sentences = splitSentences(response)
    .map(({ start, end }) => ({ start, end, weight: weightOn(start, end, spans) }))
    .filter((sentence) => sentence.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.start - b.start);
  const strongest = sentences[0]?.weight ?? 0;
  const chosen = met
    ? sentences.slice(0, quotesAtMost).filter((sentence) => sentence.weight >= shareOfStrongest * strongest)
    : sentences.slice(0, 1).filter((sentence) => sentence.weight >= nearestMissWeight);
  return chosen
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
