import type { Rubric } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import type { Notes } from './kit/notes.ts';

/** A way of writing records down. */
export type Container = 'json' | 'jsonl' | 'yaml' | 'csv' | 'parquet';

/** One answer that a file brings along. `preferred` says which side of a pair was the better one. */
export interface Answer {
  readonly name: string;
  readonly text: string;
  readonly preferred?: boolean;
}

/**
 * What every format is read into and written from.
 * Missing: an empty conversation where the format has none (a rubric for many tasks); a null rubric where it brings pairs.
 * Shape: `tags` are facts of the case as `key:value`, such as `field:Finance`.
 */
export interface RubricCase {
  readonly id: string;
  readonly conversation: readonly Message[];
  readonly answers: readonly Answer[];
  readonly rubric: Rubric | null;
  readonly tags: readonly string[];
}

/** Whether a case is a rubric for any task: no conversation and no answer. */
export function isRubricAlone({ conversation, answers, rubric }: RubricCase): boolean {
  return rubric !== null && conversation.length === 0 && answers.length === 0;
}

/** One record of a document and where it stood: `line` in a file of lines, `field` (`[3]`) in a list. */
export interface DocumentRecord {
  readonly line: number | null;
  readonly field: string;
  readonly value: unknown;
}

/**
 * A file after its container was opened, before any format looked at it. `root` is the whole value; for lines, rows and
 * CSV it is the list of records. `records` are the items of a list, or the root alone.
 */
export interface OpenedDocument {
  readonly container: Container;
  readonly root: unknown;
  readonly records: readonly DocumentRecord[];
}

/**
 * One published way to write rubrics down, or cases with them. A format is a file that you can copy.
 * `confirmed` says whether its field names were seen in the publisher's own code, data or documentation.
 */
export interface RubricFormat {
  readonly id: string;
  readonly name: string;
  /** One line for a list of formats. */
  readonly description: string;
  /** Where its shape is from. */
  readonly source: string;
  readonly confirmed: boolean;
  /** Set where the records of a list are criteria of one rubric, not cases. */
  readonly recordsAreCriteria?: true;
  /** Whether it can say that meeting a criterion is bad; penalties are not written where it can't. */
  readonly signed: boolean;
  /** Rows of the methods inventory that it serves. */
  readonly rows: readonly string[];
  /** How many cases and criteria its publisher speaks of, to be held against what a file has; never copied into a result. */
  readonly published?: { readonly cases: number; readonly criteria: number };
  /** The containers it is found in; the first is the one it is written in unless another is asked for. */
  readonly containers: readonly [Container, ...Container[]];
  /** How surely the document is of this format, 0 to 1. Cheap: it looks at the first records alone. */
  detect(document: OpenedDocument): number;
  /** Reads cases. What is wrong or not understood goes to the notes; the rest stays. */
  parse(document: OpenedDocument, notes: Notes): readonly RubricCase[];
  /** Writes cases as plain data: a list for containers of records. What the format can't hold is left out. */
  render(cases: readonly RubricCase[]): unknown;
}
