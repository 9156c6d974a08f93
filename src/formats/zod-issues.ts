import { z } from 'zod';
import { describeValue, fieldPath, type Issue, type Parsed } from './issue.ts';

// Compiled validators need `new Function`, which the page's content policy forbids; even the probe would be reported.
z.config({ jitless: true });

/** Where a value stands in the text it came from. */
export interface Place {
  readonly line: number | null;
  readonly field: string;
}

/** Names a field below a place. */
export function below(place: Place, ...keys: readonly PropertyKey[]): Place {
  return { line: place.line, field: fieldPath(place.field, ...keys) };
}

/** Builds an issue about a value without quoting it. */
export function issueAt(place: Place, expected: string, value: unknown, remedy: string): Issue {
  return { line: place.line, field: place.field, expected, found: describeValue(value), remedy };
}

/** Checks a value against a schema; the value is null when it does not hold. */
export function check<T>(schema: z.ZodType<T>, value: unknown, place: Place): Parsed<T | null> {
  return checkLenient(schema, value, {}, place);
}

/**
 * Checks an object whose lesser fields may be wrong: a wrong field named in `lesser` is reported and replaced by the value
 * given there, one named in `optional` is reported and left out, so that one bad tag does not lose a criterion.
 */
export function checkLenient<T>(
  schema: z.ZodType<T>,
  value: unknown,
  lesser: Readonly<Record<string, unknown>>,
  place: Place,
  optional: readonly string[] = [],
): Parsed<T | null> {
  const first = safeParse(schema, value);
  if (first === null)
    return { value: null, issues: [issueAt(place, 'a record with fewer faults', value, tooManyRemedy)] };
  if (first.success) return { value: first.data, issues: [] };
  const issues = first.error.issues.map((issue) => fromZod(issue, value, place));
  if (typeof value !== 'object' || value === null) return { value: null, issues };
  const wrong = new Set(first.error.issues.map((issue) => issue.path[0]));
  const mended = Object.entries(lesser).filter(([key]) => wrong.has(key));
  const kept = Object.entries(value).filter(([key]) => !(wrong.has(key) && optional.includes(key)));
  const second = safeParse(schema, Object.fromEntries([...kept, ...mended]));
  return { value: second?.success ? second.data : null, issues };
}

/** Null when the validator gives up: it spreads its issues into calls, which overflows the stack at some hundred thousand. */
function safeParse<T>(schema: z.ZodType<T>, value: unknown): z.ZodSafeParseResult<T> | null {
  try {
    return schema.safeParse(value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const tooManyRemedy = 'Check that the file is of the right kind; nearly every part of this record is wrong.';

function fromZod(issue: z.core.$ZodIssue, root: unknown, place: Place): Issue {
  const value = issue.path.reduce<unknown>(valueAt, root);
  const path = hideRecordKeys(issue.path);
  const last = path.findLast((key) => typeof key === 'string');
  return {
    line: place.line,
    field: fieldPath(place.field, ...path),
    expected: expectedBy(issue),
    found: describeValue(value),
    remedy: remedies[String(last)] ?? 'Correct this field, or leave the record out.',
  };
}

function valueAt(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
}

/** Keys of open records come from the text itself, so they are not repeated. */
function hideRecordKeys(path: readonly PropertyKey[]): readonly PropertyKey[] {
  return path.map((key, index) => (openRecords.includes(path[index - 1] ?? '') ? '*' : key));
}

const openRecords: readonly PropertyKey[] = ['versions', 'details', 'weights'];

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a finite number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? String(issue.expected);
    case 'invalid_value':
      return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_union': {
      const arms = new Set(issue.errors.flatMap((arm) => arm.slice(0, 1).map(expectedBy)));
      return arms.size === 0 ? 'one of the known kinds' : [...arms].join(' or ');
    }
    case 'custom':
      return issue.message;
    default:
      return 'another form';
  }
}

const remedies: Readonly<Record<string, string>> = {
  points: 'Give a number other than zero: positive when meeting the criterion is good, negative when it is bad.',
  criterion: 'Write one statement that is true or false of a response.',
  text: 'Write one statement that is true or false of a response.',
  tags: 'Give a list of texts such as "axis:accuracy", or leave tags out.',
  role: 'Use system, user or assistant.',
  content: 'Give the text of the message, or a list of text parts.',
  prompt: 'Give the conversation as a list of messages with role and content, or as one text.',
  context: 'Give the conversation as paragraphs that open with "user:" or "assistant:".',
  response: 'Give the response as one text.',
  completion: 'Give the response as one text.',
  label: 'Give 1 when the criterion is met and 0 when it is not.',
  id: 'Give a text or a number, or leave the id out.',
};
