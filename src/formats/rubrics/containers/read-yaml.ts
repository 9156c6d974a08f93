import { type Document, isScalar, LineCounter, parseAllDocuments, visit } from 'yaml';
import type { Issue, Parsed } from '../../issue.ts';

/**
 * Reads YAML: one document gives its value, several give a list. Undefined with an issue when it can't be read.
 * Aliases are expanded within a bound, custom tags are not followed, and the library's own messages, which quote the
 * text, are not passed on. A name that occurs twice in one mapping is reported; the last value stays.
 */
export function readYaml(text: string): Parsed<unknown> {
  if (text.length > longest) return failed(null, `YAML of at most ${longest} characters`, 'a longer text');
  const lineCounter = new LineCounter();
  try {
    // The library's own check for repeated names takes quadratic time.
    const parsed = parseAllDocuments(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false, lineCounter });
    const documents = Array.isArray(parsed) ? parsed : [];
    const [error] = documents.flatMap(({ errors }) => errors);
    if (error) return failed(lineCounter.linePos(error.pos[0]).line, 'YAML', 'text that is not valid YAML');
    const issues = documents.flatMap((document) => findRepeated(document, lineCounter));
    const values = documents.map((document) => document.toJS({ maxAliasCount: 100 }) as unknown);
    return { value: values.length > 1 ? values : (values[0] ?? null), issues };
  } catch {
    // Deep nesting overflows the stack, and too many aliases are refused with a ReferenceError.
    return failed(null, 'YAML without deep nesting or many aliases', 'text that is too involved');
  }
}

/** The reader takes seconds for a text of this length; a longer one is no rubric written by hand. */
const longest = 1_000_000;

function findRepeated(document: Document, lines: LineCounter): readonly Issue[] {
  const issues: Issue[] = [];
  visit(document as Document.Parsed, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) issues.push(repeated(key.range ? lines.linePos(key.range[0]).line : null));
        seen.add(key.value);
      }
    },
  });
  return issues;
}

function repeated(line: number | null): Issue {
  const remedy = 'Give each name once; only the last value was read.';
  return { line, field: '', expected: 'each name once', found: 'a name that occurs twice', remedy };
}

function failed(line: number | null, expected: string, found: string): Parsed<undefined> {
  const remedy = 'Check indentation, colons and quotes, or save it as JSON.';
  return { value: undefined, issues: [{ line, field: '', expected, found, remedy }] };
}
