/** A run of characters of one look. Units: UTF-16 offsets into the whole text, end exclusive. */
export interface TextRun {
  readonly start: number;
  readonly end: number;
  readonly look: 'plain' | 'strong' | 'emphasis' | 'code';
}

/** A block of a readable text: what a paragraph mark, a list dash or a heading sign made of it. */
export interface TextBlock {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'code' | 'rule';
  readonly depth: number;
  /** What stands before a list item: `•` or its number. */
  readonly marker: string;
  readonly runs: readonly TextRun[];
}

/**
 * Lays plain text with light Markdown out for reading, keeping every character's offset so that evidence can be shown
 * in place. Only signs that structure the text are left out; nothing else is dropped or changed, and no markup in the
 * text is ever obeyed.
 */
export function layoutText(text: string): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let fenced = false;
  let open = false;
  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end);
    if (/^\s*```/.test(content)) {
      fenced = !fenced;
      open = false;
    } else if (fenced) {
      blocks.push({ kind: 'code', depth: 0, marker: '', runs: [{ ...line, look: 'code' }] });
    } else if (content.trim() === '') {
      open = false;
    } else {
      const block = blockOf(text, line);
      const last = blocks.at(-1);
      if (open && last && block.kind === 'paragraph' && (last.kind === 'paragraph' || last.kind === 'item')) {
        const joint = { start: line.start - 1, end: line.start, look: 'plain' } as const;
        blocks[blocks.length - 1] = { ...last, runs: [...last.runs, joint, ...block.runs] };
      } else {
        blocks.push(block);
      }
      open = block.kind === 'paragraph' || block.kind === 'item';
    }
  }
  return blocks;
}

/** A text as it is read: without the signs that structure it, its blocks one under the other. Signs alone stay as they are. */
export function plainText(text: string): string {
  const lines = layoutText(text).map(({ runs }) => runs.map(({ start, end }) => text.slice(start, end)).join(''));
  return lines.join('\n') || text;
}

interface Line {
  readonly start: number;
  readonly end: number;
}

function* linesOf(text: string): Generator<Line> {
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    yield { start, end: text[end - 1] === '\r' && end > start ? end - 1 : end };
    if (found < 0) return;
    start = found + 1;
  }
}

function blockOf(text: string, line: Line): TextBlock {
  const content = text.slice(line.start, line.end);
  const heading = /^\s{0,3}(#{1,6})\s+/.exec(content);
  if (heading) {
    const runs = runsOf(text, line.start + heading[0].length, line.end);
    return { kind: 'heading', depth: heading[1]?.length ?? 1, marker: '', runs };
  }
  if (/^\s{0,3}([-*_])(\s*\1){2,}\s*$/.test(content)) return { kind: 'rule', depth: 0, marker: '', runs: [] };
  const item = /^(\s*)([-*•+]|\d{1,3}[.)])\s+/.exec(content);
  if (item) {
    const sign = item[2] ?? '';
    const depth = Math.min(3, Math.floor((item[1]?.length ?? 0) / 2));
    const runs = runsOf(text, line.start + item[0].length, line.end);
    return { kind: 'item', depth, marker: /\d/.test(sign) ? sign.replace(')', '.') : '•', runs };
  }
  return { kind: 'paragraph', depth: 0, marker: '', runs: runsOf(text, line.start, line.end) };
}

const inline = /\*\*(?=\S)([^*\n]+?)\*\*|(?<![\w*])\*(?=\S)([^*\n]+?)\*(?![\w*])|`([^`\n]+)`/g;

function runsOf(text: string, start: number, end: number): readonly TextRun[] {
  const runs: TextRun[] = [];
  const line = text.slice(start, end);
  let at = 0;
  for (const match of line.matchAll(inline)) {
    const [whole, strong, emphasis] = match;
    const sign = strong === undefined ? 1 : 2;
    const look = strong !== undefined ? 'strong' : emphasis !== undefined ? 'emphasis' : 'code';
    if (match.index > at) runs.push({ start: start + at, end: start + match.index, look: 'plain' });
    runs.push({ start: start + match.index + sign, end: start + match.index + whole.length - sign, look });
    at = match.index + whole.length;
  }
  if (at < line.length) runs.push({ start: start + at, end, look: 'plain' });
  return runs;
}
