import type { Stretch } from '../verification/sentences.ts';
import { escapePattern } from '../verification/word-patterns.ts';

/** Words a quotation must have: shorter ones stand in a text by chance. */
const wordsAtLeast = 3;
const quotation = /["“]([^"“”]{8,600})["”]|(?<![\p{L}\p{N}])['‘]([^'‘’]{8,600})['’](?![\p{L}\p{N}])/gu;

/**
 * Where a response holds, word for word, what an explanation quotes from it. A quotation with an ellipsis counts by its
 * parts; spaces may differ and closing punctuation be missing. Empty when it quotes nothing verbatim.
 */
export function quotedPassages(explanation: string, response: string): readonly Stretch[] {
  const quotes = [...explanation.matchAll(quotation)].map((match) => match[1] ?? match[2] ?? '');
  return quotes
    .flatMap((quote) => quote.split(/\.{3}|…|\[…\]/u))
    .map((piece) => piece.trim().replace(/^[\s.,;:!?-]+|[\s.,;:!?-]+$/gu, ''))
    .filter((piece) => piece.split(/\s+/u).length >= wordsAtLeast)
    .flatMap((piece) => find(piece, response));
}

function find(piece: string, response: string): Stretch[] {
  const pattern = piece.split(/\s+/u).map(escapePattern).join('\\s+');
  return [...response.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}
