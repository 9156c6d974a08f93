import { cleanText, wellFormed } from './clean-text.ts';
import type { Issue } from './issue.ts';

/** One JSON value of a text, and where it stood: `line` in a file of lines, `place` (`[3]`) in an array. */
export interface JsonRecord {
  readonly ok: true;
  readonly line: number;
  readonly issueLine: number | null;
  readonly place: string;
  readonly value: unknown;
}

/** A line that is no JSON. */
export interface BrokenRecord {
  readonly ok: false;
  readonly line: number;
  readonly issue: Issue;
}

/**
 * Reads one JSON object, a JSON array of records, or JSON lines; a broken line does not stop the others.
 * A text that opens with a bare bracket is one document over many lines, so one fault in it is one issue.
 */
export function readRecords(text: string): readonly (JsonRecord | BrokenRecord)[] {
  const clean = cleanText(text);
  if (clean.trim() === '') return [];
  const lines = clean.split('\n');
  const whole = readJson(clean);
  if (whole.ok) return Array.isArray(whole.value) ? whole.value.map(inArray) : [inLine(firstLine(lines), whole.value)];
  const opening = lines.find((line) => line.trim() !== '') ?? '';
  if (/^[[{\s]+$/.test(opening)) return [{ ok: false, line: whole.issue.line ?? 1, issue: whole.issue }];
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 1)]));
}

/**
 * Reads one JSON document. The engine's own error quotes the text, so only its position is taken over.
 * `exact` keeps lone surrogates that stand there as escapes, for files of ours that must come back as they were.
 */
export function readJson(text: string, exact = false): { ok: true; value: unknown } | { ok: false; issue: Issue } {
  try {
    const mend = !exact && hasSurrogateEscape(text);
    return { ok: true, value: mend ? JSON.parse(text, reviveWellFormed) : JSON.parse(text) };
  } catch (error) {
    return { ok: false, issue: notJson(lineOfError(text, error)) };
  }
}

function readLine(line: string, number: number): JsonRecord | BrokenRecord {
  // Most broken files are prose: a throw and a catch for each of a million lines would take seconds.
  if (!/^\s*[[{]/.test(line)) return { ok: false, line: number, issue: notJson(number) };
  const read = readJson(line);
  return read.ok ? inLine(number, read.value) : { ok: false, line: number, issue: { ...read.issue, line: number } };
}

const inLine = (line: number, value: unknown): JsonRecord => ({ ok: true, line, issueLine: line, place: '', value });

const inArray = (value: unknown, index: number): JsonRecord => ({
  ok: true,
  line: index + 1,
  issueLine: null,
  place: `[${index}]`,
  value,
});

const firstLine = (lines: readonly string[]): number => lines.findIndex((line) => line.trim() !== '') + 1;

const hasSurrogateEscape = (text: string): boolean => /\\u[dD][89a-fA-F]/.test(text);

const reviveWellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? wellFormed(value) : value;

function notJson(line: number | null): Issue {
  return {
    line,
    field: '',
    expected: 'JSON',
    found: 'text that is not valid JSON',
    remedy: 'Check quotes, commas and brackets from here on: one complete JSON object a line.',
  };
}

function lineOfError(text: string, error: unknown): number | null {
  const position =
    error instanceof Error ? /at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(error.message)?.[1] : undefined;
  if (position === undefined) return null;
  return text.slice(0, Number(position)).split('\n').length;
}
