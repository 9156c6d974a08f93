import type { ExportDialogProps } from '../ui/export-dialog.ts';
import type { AppState } from './state.ts';

/** What the dialog of published formats shows; null while nothing is being exported. */
export function exportProps({ exporting, cases }: AppState): ExportDialogProps | null {
  if (!exporting) return null;
  const { content, formats, format, container, all, losses, fault } = exporting;
  return { formats, format, container, all, losses, fault, cases: cases.length, ready: content !== null };
}
