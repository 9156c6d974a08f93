/** A stretch of a text. Units: UTF-16 offsets, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** What stands before the words of a line: indentation, heading and quote signs, a bullet or a number. */
const lineMark = /^\s*(?:[#>]+\s+)*(?:(?:[-*•+–‣◦·]|\(?\d{1,3}[.)])\s+)?/u;
/** The segmenter ends a sentence after these titles when a capital follows. */
const title = /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|No|vs|approx|e\.g|i\.e)\.\s+$/u;
const wordCharacter = /[\p{L}\p{N}]/u;

/**
 * Splits a text into its sentences; a line break always ends one, so that every bullet and heading stands alone.
 * Stretches are trimmed of spaces and line marks, never overlap, and hold at least one letter or digit.
 */
export function splitSentences(text: string): readonly Stretch[] {
  const sentences: Stretch[] = [];
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const mark = lineMark.exec(line[0])?.[0].length ?? 0;
    for (const piece of lineSentences(line[0].slice(mark))) {
      const trimmed = trim(text, line.index + mark + piece.start, line.index + mark + piece.end);
      if (wordCharacter.test(text.slice(trimmed.start, trimmed.end))) sentences.push(trimmed);
    }
  }
  return sentences;
}

function lineSentences(line: string): Stretch[] {
  const pieces: Stretch[] = [];
  let open: number | null = null;
  for (const { segment, index } of segmenter.segment(line)) {
    const start: number = open ?? index;
    const end = index + segment.length;
    open = title.test(line.slice(start, end)) && end < line.length ? start : null;
    if (open === null) pieces.push({ start, end });
  }
  return pieces;
}

function trim(text: string, start: number, end: number): Stretch {
  const piece = text.slice(start, end);
  return {
    start: start + (piece.length - piece.trimStart().length),
    end: end - (piece.length - piece.trimEnd().length),
  };
}
