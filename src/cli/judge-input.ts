import type { Rubric } from '../domain/rubric.ts';
import { parseCodebook, parseTextRows } from '../formats/coded-texts.ts';
import { type JudgingRow, parseJudgingRows } from '../formats/parse-judging-rows.ts';
import type { Row } from '../formats/parse-rows.ts';
import type { CodebookCategory } from '../verification/label-codebook.ts';
import type { Arguments } from './command.ts';
import type { JudgingMethod, JudgingSettings } from './judging/method.ts';
import { judgingMethods } from './judging/registry.ts';
import type { Terminal } from './terminal.ts';
import { issueError, UsageError } from './usage-error.ts';

/** The way to judge named by `--method`. Throws: UsageError naming the known ones. */
export function readJudgingMethod(args: Arguments): JudgingMethod {
  const id = args.text('method');
  const method = judgingMethods.find((one) => one.id === id);
  if (method) return method;
  const known = judgingMethods.map((one) => one.id).join(', ');
  throw new UsageError(id === null ? '--method is missing' : '--method names no known method', `One of: ${known}`);
}

/** What the options say for a method. Throws: UsageError, also where the method needs a codebook and none is given. */
export async function readJudgingSettings(
  args: Arguments,
  method: JudgingMethod,
  terminal: Terminal,
): Promise<JudgingSettings> {
  const path = args.text('codebook');
  if (path === null && method.needs.includes('codebook')) {
    throw new UsageError(`--method ${method.id} needs categories`, 'Give --codebook <file> with name and definition');
  }
  const leastAgreement = args.number('min-agreement', -1, 1) ?? 0.6;
  return {
    budget: args.whole('budget', 1) ?? 3,
    rounds: args.whole('rounds', 1) ?? 3,
    patience: args.whole('patience', 1) ?? 1,
    codebook: path === null ? [] : readCodebook(await terminal.readText(path)),
    leastAgreement,
    hash: terminal.hash,
  };
}

/** Rows of JSON; for a method with a codebook also CSV with a text a row. */
export function readJudgingRows(text: string, method: JudgingMethod): readonly Row<JudgingRow>[] {
  if (!method.needs.includes('codebook') || /^\s*[[{]/.test(text)) return parseJudgingRows(text);
  return parseTextRows(text).map((row): Row<JudgingRow> => {
    if (!row.ok) return row;
    const { id, text: response } = row.value;
    return { ...row, value: { id, response } };
  });
}

/** A row with what all rows share: its own rubric stands before the common one, and a rubric may bring the sources. */
export function withShared(row: JudgingRow, common: Rubric | null): JudgingRow {
  const rubric = row.rubric ?? common;
  const named = rubric?.references?.filter(({ kind }) => kind === 'source') ?? [];
  const sources = row.sources ?? (named.length > 0 ? named : null);
  return { ...row, ...(rubric && { rubric }), ...(sources && { sources }) };
}

/** A category left out would change every total, so any issue stops here. */
function readCodebook(csv: string): readonly CodebookCategory[] {
  const { value, issues } = parseCodebook(csv);
  const [issue] = issues;
  if (issue) throw issueError('--codebook cannot be used', issue);
  if (value.length === 0 || new Set(value.map(({ name }) => name)).size < value.length) {
    throw new UsageError('--codebook needs categories, each with a name of its own', 'Correct the file');
  }
  return value;
}
