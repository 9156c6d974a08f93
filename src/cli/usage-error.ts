import { describeIssue, type Issue } from '../formats/issue.ts';

/** A command was given something it cannot work with. Shown as one line with its remedy; the exit code is 1. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly remedy: string;

  constructor(problem: string, remedy: string) {
    super(problem);
    this.remedy = remedy;
  }
}

/** A file that was asked for is not there. */
export class MissingFileError extends UsageError {}

/** What a reading gives; null where its file is not there. Throws: what else keeps the file from being read. */
export async function ifThere<T>(reading: Promise<T>): Promise<T | null> {
  return reading.catch((thrown: unknown) => {
    if (thrown instanceof MissingFileError) return null;
    throw thrown;
  });
}

/** What is wrong with a file as an error of the command; `what` names the file and what follows from it. */
export function issueError(what: string, { remedy, ...issue }: Issue): UsageError {
  const found = describeIssue({ ...issue, remedy: '' })
    .trim()
    .replace(/\.$/, '');
  return new UsageError(`${what}: ${found}`, remedy);
}
