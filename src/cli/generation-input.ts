import type { Rubric } from '../domain/rubric.ts';
import type { Issue } from '../formats/issue.ts';
import type { GenerationRow } from '../formats/parse-generation-rows.ts';
import { isGiven } from '../generation/generate-rubric.ts';
import type { GenerationInput, GenerationMethod, InputNeed, LibraryEntry } from '../generation/methods/method.ts';
import { generationMethods } from '../generation/methods/registry.ts';
import type { Arguments } from './command.ts';
import { lackOf, needWords } from './input-needs.ts';
import { readLibrary } from './read-library.ts';
import { readRubricFile } from './read-rubric.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What all rows of a command share: the files named by its options. */
export interface SharedInput {
  readonly library?: readonly LibraryEntry[];
  readonly guideline?: string;
  readonly rubric?: Rubric;
}

/** The method named by `--method`, else the first. Throws: UsageError naming the known ones. */
export function readMethod(args: Arguments): GenerationMethod {
  const id = args.text('method');
  const method = id === null ? generationMethods[0] : generationMethods.find((one) => one.id === id);
  if (method) return method;
  const known = generationMethods.map((one) => one.id).join(', ');
  throw new UsageError('--method names no known method', `One of: ${known}`);
}

/** Reads the files of `--library`, `--guideline` and `--rubric`. Throws: UsageError, also where the method needs a library. */
export async function readShared(args: Arguments, method: GenerationMethod, terminal: Terminal): Promise<SharedInput> {
  const [library, guideline, rubric] = [args.text('library'), args.text('guideline'), args.text('rubric')];
  if (library === null && method.needs.includes('library')) {
    throw new UsageError(
      `--method ${method.id} needs rubrics to draw on`,
      'Give --library <file> of cases with rubrics',
    );
  }
  return {
    ...(library !== null && { library: await readLibrary(library, '--library', terminal) }),
    ...(guideline !== null && { guideline: await terminal.readText(guideline) }),
    ...(rubric !== null && { rubric: await readRubricFile(rubric, '--rubric', terminal) }),
  };
}

/** A row as a method takes it; its own inputs stand before shared ones. */
export function inputOf({ id: _, ...row }: GenerationRow, shared: SharedInput): GenerationInput {
  return { ...shared, ...row };
}

/** What a row lacks for a method, as issues that name the field and how to give it. */
export function lacking(input: GenerationInput, { id, needs }: GenerationMethod): readonly Issue[] {
  return needs.filter((need) => !isGiven(input, need)).map((need) => lackOf(id, needWords[need], found(input, need)));
}

const found = ({ responses }: GenerationInput, need: InputNeed): string =>
  need === 'responses' && responses?.length === 1 ? 'one' : 'nothing';
