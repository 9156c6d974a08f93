import type { Rubric } from '../domain/rubric.ts';
import { describeIssue } from '../formats/issue.ts';
import { parseRubric } from '../formats/parse-rubric.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads a rubric file whole: a lost criterion would change every score without a word, so any issue stops here.
 * `name` is what a message calls the file. Throws: UsageError.
 */
export async function readRubricFile(path: string, name: string, terminal: Terminal): Promise<Rubric> {
  const { value, issues } = parseRubric(await terminal.readText(path));
  const [issue] = issues;
  if (value && !issue) return value;
  if (!issue) throw new UsageError(`${name} has no criteria`, 'Give at least one');
  const { remedy, ...problem } = issue;
  const found = describeIssue({ ...problem, remedy: '' })
    .trim()
    .slice(0, -1);
  throw new UsageError(`${name} cannot be used: ${found}`, remedy);
}
