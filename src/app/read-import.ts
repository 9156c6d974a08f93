import { type ImportPreview, importRubrics } from '../formats/rubrics/import-rubrics.ts';
import { findRubricFormat } from '../formats/rubrics/rubric-formats.ts';

/** Reads a file of any known format, as the one named where one is. This module is loaded only when needed. */
export function readImport(content: string | Uint8Array, name: string, format: string | null): Promise<ImportPreview> {
  const wanted = format === null ? null : findRubricFormat(format);
  return importRubrics({ content, name, ...(wanted && { format: wanted }) });
}
