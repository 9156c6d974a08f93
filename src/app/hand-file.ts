import type { ExportedFile } from './export-case.ts';

/** Hands a file to the person as a download. */
export function handFile(file: ExportedFile): void {
  const { text, bytes, type } = file;
  const blob = bytes ? new Blob([bytes.slice()], { type }) : new Blob([text], { type: `${type};charset=utf-8` });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
