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
  const content = writeDocument(format.render(cases), container);
  const document = await readBack(content, fileEndings[container]);
  const after = document === null ? [] : format.parse(document, createNotes());
  return { content, container, ending: fileEndings[container], losses: listLosses(cases, after) };
}

/** What a format makes of cases when they are written as plain data and read back, without a container. */
export function throughFormat(cases: readonly RubricCase[], format: RubricFormat): readonly RubricCase[] {
  return format.parse(documentOf('json', structuredClone(format.render(cases))), createNotes());
}

async function readBack(content: string | Uint8Array, ending: string): Promise<OpenedDocument | null> {
  if (typeof content === 'string') return readTextDocument(content, `file.${ending}`).value;
  return isParquet(content) ? (await readParquetDocument(content)).value : null;
}
