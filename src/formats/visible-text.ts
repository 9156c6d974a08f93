import { oneLineEnd, wellFormed } from './clean-text.ts';

/**
 * What a reader could not see or what would reorder the text around it: controls other than tab and line feed, separators,
 * direction marks, invisible joins and tags. The joiners U+200C and U+200D stay, for scripts and emoji need them.
 */
const hidden =
  /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** Shows a text with nothing hidden in it: a right-to-left override, say, stands as `⟨U+202E⟩`. */
export function visibleText(text: string): string {
  return oneLineEnd(wellFormed(text)).replace(hidden, (char) =>
    char === '\n' || char === '\t'
      ? char
      : `⟨U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}

/** A text on one line: line ends and tabs, with the space around them, become one space. */
export function visibleLine(text: string): string {
  return visibleText(text).replace(/\s+/g, ' ').trim();
}
