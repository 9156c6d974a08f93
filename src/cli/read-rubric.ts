import type { Rubric } from '../domain/rubric.ts';
import { decodeText } from '../formats/decode-text.ts';
import type { Issue } from '../formats/issue.ts';
import { parseRubric } from '../formats/parse-rubric.ts';
import { type ImportPreview, importRubrics } from '../formats/rubrics/import-rubrics.ts';
import type { Terminal } from './terminal.ts';
import { issueError, UsageError } from './usage-error.ts';

/** Our own forms, which `parseRubric` reads with all they hold: rubric files, HealthBench criteria, tables of criteria. */
const ownForms: readonly (string | undefined)[] = ['rubricon', 'healthbench', 'table', undefined];

/**
 * Reads a rubric file of any known format whole: a lost criterion would change every score without a word, so any issue
 * stops here. `name` is what a message calls the file; how a published format was read is told on stderr.
 * Throws: UsageError.
 */
export async function readRubricFile(path: string, name: string, terminal: Terminal): Promise<Rubric> {
  const content = await terminal.readBytes(path);
  const preview = await importRubrics({ content, name: path.replace(/\.gz$/, '') });
  const isText = preview.container !== 'parquet' && preview.container !== 'yaml';
  if (isText && ownForms.includes(preview.format?.id)) {
    const { value, issues } = parseRubric(decodeText(content));
    refuse(issues, name);
    return only(value ? [value] : [], name);
  }
  refuse(preview.issues, name);
  const rubric = only(
    preview.cases.flatMap((one) => one.rubric ?? []),
    name,
  );
  tell(preview, name, terminal);
  return rubric;
}

function only(rubrics: readonly Rubric[], name: string): Rubric {
  const [rubric, ...rest] = rubrics.filter(({ criteria }) => criteria.length > 0);
  if (!rubric) throw new UsageError(`${name} has no criteria`, 'Give at least one');
  if (rest.length === 0) return rubric;
  throw new UsageError(
    `${name} holds ${rest.length + 1} rubrics, expected one`,
    'Give a file of the one that is meant',
  );
}

function refuse([issue]: readonly Issue[], name: string): void {
  if (issue) throw issueError(`${name} cannot be used`, issue);
}

function tell({ format, notUnderstood, remarks }: ImportPreview, name: string, terminal: Terminal): void {
  if (ownForms.includes(format?.id)) return;
  terminal.note(`${name} read as ${format?.name}`);
  for (const { text } of notUnderstood) terminal.note(`${name}, not understood: ${text}`);
  for (const { text } of remarks) terminal.note(`${name}, remark: ${text}`);
}
