/**
 * One thing wrong with a text that came in, told so that a person can mend it.
 * `field` is a path such as `rubrics[2].points`, empty for the whole. `found` names a kind and a size, never the text itself.
 * Units: `line` counts lines of the file from 1; null where the input is not read by lines.
 */
export interface Issue {
  readonly line: number | null;
  readonly field: string;
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
}

/** What could be read, and everything that could not. */
export interface Parsed<T> {
  readonly value: T;
  readonly issues: readonly Issue[];
}

/** One sentence for a list, a log line or a terminal. It holds no submission text. */
export function describeIssue(issue: Issue): string {
  const line = issue.line === null ? '' : `line ${issue.line}: `;
  const field = issue.field === '' ? '' : `${issue.field}: `;
  return `${line}${field}expected ${issue.expected}, found ${issue.found}. ${issue.remedy}`;
}

/** Names the kind and size of a value without quoting it. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return describeString(value);
  if (typeof value === 'number')
    return value === 0 ? 'zero' : Number.isFinite(value) ? 'a number' : 'an infinite number';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  return typeof value === 'boolean' ? 'true or false' : `a ${typeof value}`;
}

function describeString(value: string): string {
  if (value === '') return 'an empty text';
  return value.trim() === '' ? 'a blank text' : `a text of ${value.length} characters`;
}

/** Joins keys and places into one path: `rubrics`, 2, `points` becomes `rubrics[2].points`. */
export function fieldPath(...keys: readonly PropertyKey[]): string {
  let path = '';
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`;
    else if (key !== '') path += path === '' || String(key).startsWith('[') ? String(key) : `.${String(key)}`;
  }
  return path;
}
