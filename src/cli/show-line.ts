import { visibleText } from '../formats/visible-text.ts';

/** A text as one line for a terminal: nothing in it ends the line, and codes that a terminal would obey are shown instead. */
export function showLine(text: string): string {
  return visibleText(text).replace(/\s/g, ' ');
}
