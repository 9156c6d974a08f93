import type { Issue } from './issue.ts';
import { isRecord } from './read-messages.ts';
import { issueAt } from './zod-issues.ts';

/**
 * The newest version of our own files. A reader takes every version up to it; when a version 2 appears, its reader
 * turns version 1 into it here, before anything is checked.
 */
export const fileVersion = 1;

/** The kinds of our own files, written in their `format` field. */
export type FileFormat = 'rubricon-rubric' | 'rubricon-case' | 'rubricon-run' | 'rubricon-site-counts';

/** Opens a file of ours: null with issues when it is of another kind or newer than this build. */
export function openEnvelope(
  value: unknown,
  format: FileFormat,
): { readonly body: Readonly<Record<string, unknown>> | null; readonly issues: readonly Issue[] } {
  const whole = { line: null, field: '' };
  if (!isRecord(value) || value.format !== format) {
    return {
      body: null,
      issues: [issueAt(whole, `a file of format ${format}`, value, 'Choose a file saved by Rubricon.')],
    };
  }
  const version = value.version;
  if (typeof version === 'number' && Number.isInteger(version) && version >= 1 && version <= fileVersion) {
    return { body: value, issues: [] };
  }
  const remedy = 'Open the file with a newer Rubricon, or save it again with this one.';
  return {
    body: null,
    issues: [issueAt({ ...whole, field: 'version' }, `version ${fileVersion} or older`, version, remedy)],
  };
}
