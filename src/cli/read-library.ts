import { describeIssue } from '../formats/issue.ts';
import { importRubrics } from '../formats/rubrics/import-rubrics.ts';
import { libraryFromCases } from '../generation/library.ts';
import type { LibraryEntry } from '../generation/methods/method.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads rubrics, with their conversations where they have them, in any known format, as a bank of one's own. What can't
 * be used is counted on stderr and left out. `name` is what a message calls the file. Throws: UsageError where nothing is left.
 */
export async function readLibrary(path: string, name: string, terminal: Terminal): Promise<readonly LibraryEntry[]> {
  const content = await terminal.readBytes(path);
  const { cases, issues } = await importRubrics({ content, name: path.replace(/\.gz$/, '') });
  const { entries, withoutRubric } = libraryFromCases(cases);
  const [issue] = issues;
  if (issue) terminal.note(`note: ${name} has ${issues.length} faults, the first: ${describeIssue(issue)}`);
  if (entries.length === 0) {
    throw new UsageError(`${name} has no rubric with criteria`, 'Give cases with "prompt" and "rubrics"');
  }
  if (withoutRubric > 0) terminal.note(`note: ${withoutRubric} of ${cases.length} cases of ${name} have no criteria`);
  return entries;
}
