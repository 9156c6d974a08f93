import { type LabelledRow, parseLabelledRows, type Row } from '../formats/parse-rows.ts';
import { readRecords } from '../formats/read-json.ts';
import { type Arguments, type Command, oneFile } from './command.ts';
import type { LabelledCriterion } from './criterion-only-baseline.ts';
import { fieldsOf, labelOf, readHealthbench, readHealthbenchCriteria } from './healthbench-folder.ts';
import { inputError } from './row-error.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The labelled rows of a command: a file's, or those of a `--healthbench` folder; the first `--limit` of them. Throws: UsageError. */
export async function readLabelled(
  command: Command,
  args: Arguments,
  terminal: Terminal,
): Promise<readonly Row<LabelledRow>[]> {
  const limit = args.whole('limit', 1);
  const rows = parseLabelledRows(await readInput(command, args, terminal));
  return limit === null ? rows : rows.slice(0, limit);
}

/** What is wrong with the first row that could not be read; empty where all could. */
export function firstError(rows: readonly Row<LabelledRow>[]): string {
  const bad = rows.find((row) => !row.ok);
  return bad && !bad.ok ? inputError(bad.line, bad.issues).message : '';
}

async function readInput(command: Command, args: Arguments, terminal: Terminal): Promise<string> {
  const folder = args.text('healthbench');
  if (folder === null && args.text('split') !== null) {
    throw new UsageError('--split names a split of the --healthbench folder', 'Leave it out for a file of rows');
  }
  if (folder === null) return terminal.readText(oneFile(command, args));
  if (args.files.length === 0) return readHealthbench(folder, args.text('split') ?? 'dev', terminal);
  throw new UsageError('both a file and --healthbench were given', 'Give one of them');
}

/** The rows that baselines learn from: `--train`, or `--train-split` of the HealthBench folder. Null when neither was given. */
export async function readTrain(args: Arguments, terminal: Terminal): Promise<readonly LabelledCriterion[] | null> {
  const [file, split, folder] = [args.text('train'), args.text('train-split'), args.text('healthbench')];
  if (split !== null && (file !== null || folder === null)) {
    throw new UsageError('--train-split names a split of the --healthbench folder', 'Else give --train a file of rows');
  }
  if (file === null && (split === null || folder === null)) return null;
  const rows =
    file === null
      ? await readHealthbenchCriteria(folder ?? '', split ?? '', terminal)
      : readRecords(await terminal.readText(file)).map((record) => (record.ok ? record.value : null));
  const train = rows.flatMap(labelledCriterion);
  const left = rows.length - train.length;
  if (train.length > 0 && left > 0) {
    terminal.note(`note: ${left} of ${rows.length} training rows have no criterion with a label of 0 or 1`);
  }
  if (train.length > 0) return train;
  throw new UsageError('no training row could be read', 'Training rows need a criterion and a label of 0 or 1');
}

function labelledCriterion(row: unknown): LabelledCriterion[] {
  const { criterion, label: given } = fieldsOf(row);
  const label = labelOf(given);
  return typeof criterion === 'string' && label !== null ? [{ criterion, label }] : [];
}
