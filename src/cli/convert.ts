import { describeIssue } from '../formats/issue.ts';
import { describeUnderstood } from '../formats/rubrics/describe-understood.ts';
import { exportRubrics } from '../formats/rubrics/export-rubrics.ts';
import { type Counted, type ImportPreview, importRubrics } from '../formats/rubrics/import-rubrics.ts';
import { describeLoss } from '../formats/rubrics/list-losses.ts';
import type { Container, RubricFormat } from '../formats/rubrics/rubric-format.ts';
import { findRubricFormat, rubricFormats } from '../formats/rubrics/rubric-formats.ts';
import { type Arguments, type Command, commonOptions, type ExitCode, exit, oneFile } from './command.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const help = `rubricon convert: read rubrics or cases of any known format, write them in another.

Usage: rubricon convert <file | -> --to <format> [-o out] [--from <format>] [--as <container>]
       rubricon convert <file | -> --preview
       rubricon convert --list

The format of the input is found out from its shape: JSON, lines of JSON, YAML, CSV or Parquet. Stderr says what was
understood, which fields were not, what is wrong and where, and what the other format does not hold. Nothing is written
when nothing could be read.

Options:
  --to <format>       format to write; --list names them
  --from <format>     format to read, where another one would be found
  --as <container>    json, jsonl, yaml, csv or parquet, as far as the format has it
  -o, --out <file>    write a file, whole or not at all, instead of stdout (needed for Parquet)
  --preview           say what was understood, and write nothing
  --list              name the formats with a line each
  -h, --help          this text

Exit codes: 0 done, 1 error or nothing could be read.
`;

const { help: helpOption } = commonOptions;

/** `rubricon convert`: one published format into another, with a list of what is lost. */
export const convert: Command = {
  name: 'convert',
  summary: 'turn rubrics of one published format into another',
  help,
  options: {
    help: helpOption,
    to: { type: 'string' },
    from: { type: 'string' },
    as: { type: 'string' },
    out: { type: 'string', short: 'o' },
    preview: { type: 'boolean' },
    list: { type: 'boolean' },
  },
  run: async (args, terminal) => {
    if (args.flag('list')) return list(terminal);
    const to = args.flag('preview') ? null : formatOf(args.text('to'), '--to');
    const from = args.text('from') === null ? null : formatOf(args.text('from'), '--from');
    const path = oneFile(convert, args);
    const content = await terminal.readBytes(path);
    const preview = await importRubrics({ content, name: path.replace(/\.gz$/, ''), ...(from && { format: from }) });
    tell(preview, terminal);
    if (preview.cases.length === 0) return exit.error;
    return to === null ? exit.done : write(preview, to, args, terminal);
  },
};

async function write(preview: ImportPreview, to: RubricFormat, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const out = args.text('out');
  const container = containerOf(args.text('as'), to);
  if (container === 'parquet' && out === null) {
    throw new UsageError('Parquet is not written to a terminal', 'Name a file with -o');
  }
  const { content, losses } = await exportRubrics(preview.cases, to, container);
  if (out !== null) await terminal.writeFile(out, content);
  else if (typeof content === 'string') await terminal.write(content);
  for (const loss of losses) terminal.note(`not held by ${to.name}: ${describeLoss(loss)}`);
  if (losses.length === 0) terminal.note(`${to.name} holds all of it`);
  return exit.done;
}

function tell({ format, others, container, understood, ...rest }: ImportPreview, terminal: Terminal): void {
  if (format) {
    const also = others.length === 0 ? '' : `; would also fit: ${others.map(({ name }) => name).join(', ')}`;
    terminal.note(`read as ${format.name} (${container ?? 'unknown'})${also}`);
    terminal.note(`understood: ${describeUnderstood(understood).join(', ') || 'nothing'}`);
    if (!format.confirmed) terminal.note(`the shape of ${format.name} is not confirmed: ${format.source}`);
  }
  for (const { text, count } of rest.notUnderstood) terminal.note(`not understood: ${text}${times(count)}`);
  for (const remark of rest.remarks) terminal.note(`remark: ${remark.text}${times(remark.count)}`);
  for (const issue of rest.issues.slice(0, mostIssues)) terminal.note(describeIssue(issue));
  if (rest.issues.length > mostIssues) terminal.note(`and ${rest.issues.length - mostIssues} more`);
}

const mostIssues = 50;

const times = (count: Counted['count']): string => (count === 1 ? '' : ` (${count} times)`);

function formatOf(wanted: string | null, option: string): RubricFormat {
  const format = wanted === null ? null : findRubricFormat(wanted);
  if (format) return format;
  const problem = wanted === null ? `${option} is missing` : `${option} names no known format`;
  throw new UsageError(problem, `One of: ${rubricFormats.map(({ id }) => id).join(', ')}`);
}

function containerOf(wanted: string | null, { name, containers }: RubricFormat): Container {
  if (wanted === null) return containers[0];
  const found = containers.find((one) => one === wanted);
  if (found) return found;
  throw new UsageError(`${name} is not written as that`, `--as takes one of: ${containers.join(', ')}`);
}

async function list(terminal: Terminal): Promise<ExitCode> {
  const width = Math.max(...rubricFormats.map(({ id }) => id.length)) + 2;
  const rows = rubricFormats.map(({ id, description, containers, confirmed }) => {
    const note = confirmed ? '' : ' (shape not confirmed)';
    return `${id.padEnd(width)}${description} ${containers.join(', ')}${note}\n`;
  });
  await terminal.write(rows.join(''));
  return exit.done;
}
