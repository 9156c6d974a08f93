import { canonicalJson } from '../../domain/canonical-json.ts';
import { decodeText } from '../decode-text.ts';
import type { Issue, Parsed } from '../issue.ts';
import { issueAt } from '../zod-issues.ts';
import { comparePublished } from './compare-published.ts';
import { isParquet, readParquetDocument } from './containers/read-parquet.ts';
import { readTextDocument } from './containers/read-text.ts';
import { detectFormats } from './detect-format.ts';
import { createNotes } from './kit/notes.ts';
import {
  type Container,
  isRubricAlone,
  type OpenedDocument,
  type RubricCase,
  type RubricFormat,
} from './rubric-format.ts';

/** A file to import: its bytes or text, and its name where it has one. */
export interface ImportInput {
  readonly content: string | Uint8Array;
  readonly name?: string;
  /** The format to read it as; where absent it is found out. */
  readonly format?: RubricFormat;
}

/**
 * What was understood of a file and what was not, before anything is done with it.
 * Missing: `format` is null when no format fits; `cases` is then empty.
 */
export interface ImportPreview {
  readonly format: RubricFormat | null;
  /** Other formats that would fit, best first. */
  readonly others: readonly RubricFormat[];
  readonly container: Container | null;
  readonly cases: readonly RubricCase[];
  readonly understood: Understood;
  /** Fields that no one read, with how often they occurred, most often first. */
  readonly notUnderstood: readonly Counted[];
  /** What was read in a way that a person should know of. */
  readonly remarks: readonly Counted[];
  readonly issues: readonly Issue[];
}

/** A text and how often it occurred. */
export interface Counted {
  readonly text: string;
  readonly count: number;
}

/** Counts of what was read; `rubricsAlone` are the cases that are rubrics for any task, `skipped` records that gave nothing, `repeated` those that were there already. */
export interface Understood {
  readonly records: number;
  readonly cases: number;
  readonly rubricsAlone: number;
  readonly criteria: number;
  readonly penalties: number;
  readonly subChecks: number;
  readonly answers: number;
  readonly references: number;
  readonly skipped: number;
  readonly repeated: number;
}

/** Reads a file of any known format. Never throws; a file that can't be read gives issues. */
export async function importRubrics(input: ImportInput): Promise<ImportPreview> {
  const { content } = input;
  if (typeof content !== 'string' && isParquet(content)) return preview(await readParquetDocument(content), input);
  const text = typeof content === 'string' ? content : decodeText(content);
  return importRubricText({ ...input, content: text });
}

/** As `importRubrics`, for a text: JSON, lines of JSON, YAML or CSV. */
export function importRubricText(input: ImportInput & { readonly content: string }): ImportPreview {
  return preview(readTextDocument(input.content, input.name), input);
}

/** Readers follow nesting by calling themselves, so a file that nests too deep ends in a full stack. */
function preview(opened: Parsed<OpenedDocument | null>, input: ImportInput): ImportPreview {
  try {
    return understand(opened, input);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { format = null } = input;
    return { ...nothing, format, others: [], container: opened.value?.container ?? null, issues: [tooDeep] };
  }
}

function understand({ value: document, issues }: Parsed<OpenedDocument | null>, input: ImportInput): ImportPreview {
  const fits = document === null ? [] : detectFormats(document).map(({ format }) => format);
  const format = input.format ?? fits[0] ?? null;
  const others = fits.filter((one) => one !== format);
  if (document === null || format === null) {
    const unknown =
      document === null ? [] : [issueAt({ line: null, field: '' }, 'a known format', document.root, unknownRemedy)];
    return { ...nothing, format, others, container: document?.container ?? null, issues: [...issues, ...unknown] };
  }
  const notes = createNotes();
  const read = format.parse(document, notes);
  const cases = withoutRepeats(read);
  const understood = { ...count(document, format, cases, read.length), repeated: read.length - cases.length };
  const published = comparePublished(format, understood);
  if (published !== null) notes.remark(published);
  const empty = read.length === 0 && notes.issues.length === 0;
  const none = empty ? [issueAt({ line: null, field: '' }, 'at least one case or rubric', read, emptyRemedy)] : [];
  return {
    format,
    others,
    container: document.container,
    cases,
    understood,
    notUnderstood: counted(notes.unread),
    remarks: counted(notes.remarks),
    issues: [...issues, ...notes.issues, ...none],
  };
}

/**
 * A case whose id was given before and that says the same is left out: subsets are often published beside the whole. It
 * is told by its id, which is that of the other with a number to make it unique.
 */
function withoutRepeats(cases: readonly RubricCase[]): readonly RubricCase[] {
  const ids = new Set(cases.map(({ id }) => id));
  const seen = new Set<string>();
  return cases.filter((one) => {
    const base = one.id.replace(/-\d+$/, '');
    const repeated = base !== one.id && ids.has(base) && seen.has(contentKey(one, base));
    seen.add(contentKey(one, one.id));
    return !repeated;
  });
}

function contentKey(one: RubricCase, id: string): string {
  const { id: _id, title: _title, ...rubric } = one.rubric ?? { id: '', title: '' };
  return canonicalJson({ ...one, id, rubric });
}

function count(document: OpenedDocument, format: RubricFormat, cases: readonly RubricCase[], read: number): Understood {
  const criteria = cases.flatMap(({ rubric }) => rubric?.criteria ?? []);
  const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
  const records = document.records.length;
  const made = format.recordsAreCriteria ? criteria.length : read;
  return {
    records,
    cases: cases.length,
    rubricsAlone: cases.filter(isRubricAlone).length,
    criteria: criteria.length,
    penalties: criteria.filter(({ points }) => points < 0).length,
    subChecks: total(criteria.map(({ parts }) => parts?.length ?? 0)),
    answers: total(cases.map(({ answers }) => answers.length)),
    references: total(cases.map(({ rubric }) => rubric?.references?.length ?? 0)),
    skipped: records > 1 ? Math.max(0, records - made) : 0,
    repeated: 0,
  };
}

function counted(counts: ReadonlyMap<string, number>): readonly Counted[] {
  return [...counts].map(([text, times]) => ({ text, count: times })).sort((a, b) => b.count - a.count);
}

const nothing = {
  cases: [],
  notUnderstood: [],
  remarks: [],
  understood: {
    records: 0,
    cases: 0,
    rubricsAlone: 0,
    criteria: 0,
    penalties: 0,
    subChecks: 0,
    answers: 0,
    references: 0,
    skipped: 0,
    repeated: 0,
  },
} as const;

const tooDeep: Issue = {
  line: null,
  field: '',
  expected: 'lists and objects that nest a few levels deep',
  found: 'deeper nesting',
  remedy: 'Check that the file is of the right kind.',
};
const unknownRemedy = 'Name the format, or give criteria with text and points.';
const emptyRemedy = 'Check that the file is of this format.';
