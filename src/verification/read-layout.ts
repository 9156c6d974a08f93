import type { Stretch } from './sentences.ts';

/** One marked line of a list. `indent` counts the columns before the mark. */
export interface ListItem extends Stretch {
  readonly mark: 'bullet' | 'number';
  readonly indent: number;
}

const itemLine = /^([ \t]*)(?:#{1,6}[ \t]+)?(?:\*\*|__)?(?:([-*•+–‣◦])[ \t]+|(\d{1,3}[.)])(?:\*\*|__)?[ \t]+)(?=\S)/u;
const ruleLine = /^[ \t]*(?:[-*_][ \t]*){3,}$/;
const fence = /^```[\w-]*[ \t]*\r?\n([\s\S]*?)\r?\n?```$/;

/** Finds the lines that carry a bullet or a number, in order, as stretches without their indentation. */
export function listItems(text: string): readonly ListItem[] {
  return lines(text).flatMap(({ start, end }): ListItem[] => {
    const line = text.slice(start, end);
    const match = ruleLine.test(line) ? null : itemLine.exec(line);
    if (!match) return [];
    const space = match[1] ?? '';
    const indent = space.replaceAll('\t', '    ').length;
    return [{ start: start + space.length, end, mark: match[2] ? 'bullet' : 'number', indent }];
  });
}

/** Finds blocks of text between blank lines; headings and rules alone are no paragraphs. */
export function paragraphs(text: string): readonly Stretch[] {
  const blocks: Stretch[] = [];
  let open = false;
  for (const line of lines(text)) {
    const content = text.slice(line.start, line.end);
    const last = blocks.at(-1);
    if (content.trim() === '') open = false;
    else if (/[\p{L}\p{N}]/u.test(content) && !/^\s*#{1,6}\s/.test(content)) {
      if (open && last) blocks[blocks.length - 1] = { start: last.start, end: line.end };
      else blocks.push(line);
      open = true;
    }
  }
  return blocks;
}

/** The header row of the first table: Markdown pipes over a row of dashes, or an HTML table. Null when there is none. */
export function tableStart(text: string): Stretch | null {
  const all = lines(text);
  for (const [i, line] of all.entries()) {
    const below = all[i + 1];
    const row = text.slice(line.start, line.end);
    if (/<table[\s>]/i.test(row)) return line;
    const dashes = below ? text.slice(below.start, below.end) : '';
    if (row.includes('|') && /\S/.test(row) && dashes.includes('|') && /^[\s|:-]*-{2,}[\s|:-]*$/.test(dashes)) {
      return line;
    }
  }
  return null;
}

/** True when the whole text, or the one fenced block that it consists of, is a JSON object or array. */
export function isJson(text: string): boolean {
  const trimmed = text.trim();
  try {
    const value: unknown = JSON.parse(fence.exec(trimmed)?.[1] ?? trimmed);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

function lines(text: string): Stretch[] {
  const found: Stretch[] = [];
  for (const match of text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    found.push({ start: match.index, end: match.index + (match[1] ?? '').length });
  }
  return found;
}
