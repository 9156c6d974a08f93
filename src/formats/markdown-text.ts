import { visibleLine, visibleText } from './visible-text.ts';

/**
 * A text as words inside a Markdown line. Every mark that could open structure, HTML, an entity or a link is escaped;
 * after `@` stands an invisible word joiner, since some renderers look for addresses in the finished text.
 */
export function inlineMarkdown(text: string): string {
  return visibleLine(text).replace(/[!-/:-@[-`{-~]/g, (mark: string, at: number, line: string) => {
    if (mark === '@') return '\\@&#8288;';
    return opens(mark, at, line) ? `\\${mark}` : mark;
  });
}

function opens(mark: string, at: number, line: string): boolean {
  if (',;?%\'"/(!'.includes(mark)) return false;
  if ('-+='.includes(mark)) return at === 0;
  const startsList = at < 10 && /^\d+$/.test(line.slice(0, at));
  if (mark === ')') return startsList;
  const next = line[at + 1] ?? ' ';
  // Addresses and emoji names need a letter beside the mark; a time or a version has none.
  if (mark === '.') return startsList || (/\S/.test(next) && /\p{L}/u.test((line[at - 1] ?? '') + next));
  if (mark === ':') return /[^\s\d]/.test(next);
  return true;
}

/** A long text as a fenced block, which no renderer reads as Markdown; the fence is longer than any in the text. */
export function blockMarkdown(text: string): string {
  const shown = visibleText(text);
  const longest = (shown.match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${shown}\n${fence}`;
}
