import { RubriconError } from '../../domain/errors.ts';
import { isParquet, readParquetDocument } from './containers/read-parquet.ts';
import { documentOf, readTextDocument } from './containers/read-text.ts';
import { fileEndings, writeDocument } from './containers/write-document.ts';
import { createNotes } from './kit/notes.ts';
import { type Loss, listLosses } from './list-losses.ts';
import type { Container, OpenedDocument, RubricCase, RubricFormat } from './rubric-format.ts';

/** A file in another format, and what of the cases it does not hold. */
export interface ExportedRubrics {
  readonly content: string | Uint8Array;
  readonly container: Container;
  /** File ending without a dot. */
  readonly ending: string;
  readonly losses: readonly Loss[];
}

/**
 * Writes cases in a format. What it can't hold is found by reading the file back and comparing, so that the list is
 * true of this file and not of the format in general.
 * Throws: RubriconError input-invalid when the format is not written in that container.
 */
export async function exportRubrics(
  cases: readonly RubricCase[],
  format: RubricFormat,
  container: Container = format.containers[0],
): Promise<ExportedRubrics> {
  if (!format.containers.includes(container)) {
    const known = format.containers.join(', ');
    throw new RubriconError('input-invalid', `${format.name} is written as ${known}. Choose one of these.`, {
      details: { expected: known },
    });
  }
  const held = withoutPenalties(cases, format);
  const root = format.render(held);
  const content = writeDocument(root, container);
  // A YAML file of megabytes is written but not read: its plain data stands for it.
  const document = (await readBack(content, fileEndings[container])) ?? documentOf(container, root);
  const after = format.parse(document, createNotes());
  const losses = [...listPenalties(cases, held), ...listLosses(held, after)];
  return { content, container, ending: fileEndings[container], losses };
}

/** What a format makes of cases when they are written as plain data and read back, without a container. */
export function throughFormat(cases: readonly RubricCase[], format: RubricFormat): readonly RubricCase[] {
  const root = format.render(withoutPenalties(cases, format));
  return format.parse(documentOf('json', structuredClone(root)), createNotes());
}

/**
 * In a format that knows no minus a fault would become something to do: "Advises to run on it" would earn points. Such
 * criteria are left out and listed.
 */
function withoutPenalties(cases: readonly RubricCase[], { signed }: RubricFormat): readonly RubricCase[] {
  if (signed) return cases;
  return cases.map((one) => {
    if (one.rubric === null) return one;
    const criteria = one.rubric.criteria.filter(({ points }) => points > 0);
    return { ...one, rubric: criteria.length === 0 ? null : { ...one.rubric, criteria } };
  });
}

function listPenalties(cases: readonly RubricCase[], held: readonly RubricCase[]): readonly Loss[] {
  const count = (list: readonly RubricCase[]): number =>
    list.reduce((sum, { rubric }) => sum + (rubric?.criteria.length ?? 0), 0);
  const left = count(cases) - count(held);
  return left === 0 ? [] : [{ what: 'penalties, left out: the format knows no minus', count: left }];
}

async function readBack(content: string | Uint8Array, ending: string): Promise<OpenedDocument | null> {
  if (typeof content === 'string') return readTextDocument(content, `file.${ending}`).value;
  return isParquet(content) ? (await readParquetDocument(content)).value : null;
}
