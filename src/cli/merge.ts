import { mergeCounts, type SiteCounts } from '../domain/site-counts.ts';
import { parseSiteCounts, renderSiteCounts } from '../formats/site-counts.ts';
import { alignTable } from './align-table.ts';
import { type Command, commonOptions, exit } from './command.ts';
import { mergeHelp } from './merge-help.ts';
import { readRubricFile } from './read-rubric.ts';
import type { Terminal } from './terminal.ts';
import { issueError, UsageError } from './usage-error.ts';
import { criterionKeys } from './write-counts.ts';

/** `rubricon merge`: counts of several sites as one, without a text of any. */
export const merge: Command = {
  name: 'merge',
  summary: 'add up the counts that sites made with score --counts',
  help: mergeHelp,
  options: {
    help: commonOptions.help,
    mixed: { type: 'boolean' },
    rubric: { type: 'string' },
    out: { type: 'string', short: 'o' },
  },
  run: async (args, terminal) => {
    if (args.files.length === 0) throw new UsageError('no file was given', 'Give files of score --counts');
    const files = await Promise.all(args.files.map((path) => readCounts(path, terminal)));
    const merged = mergeCounts(files, args.flag('mixed'));
    const path = args.text('rubric');
    const rubric = path === null ? null : await readRubricFile(path, '--rubric', terminal);
    const keys = await criterionKeys(rubric?.criteria.map(({ text }) => text) ?? [], terminal);
    const out = args.text('out');
    if (out !== null) await terminal.writeFile(out, renderSiteCounts(merged));
    await terminal.write(tableOf(merged, new Map([...keys].map(([text, key]) => [key, text]))));
    if (merged.judges.length > 1) terminal.note(`note: decided by ${merged.judges.length} different judges`);
    return exit.done;
  },
};

async function readCounts(path: string, terminal: Terminal): Promise<SiteCounts> {
  const { value, issues } = parseSiteCounts(await terminal.readText(path));
  if (value) return value;
  const [issue] = issues;
  if (issue) throw issueError(`${path} holds no counts`, issue);
  throw new UsageError(`${path} holds no counts`, 'Make it with score --counts');
}

function tableOf({ sites, cases, leftOut, criteria }: SiteCounts, texts: ReadonlyMap<string, string>): string {
  const rows = criteria.map(({ key, met, of }) => [
    texts.get(key) ?? key,
    `${met} of ${of}`,
    of === 0 ? '–' : `${((100 * met) / of).toFixed(1)} %`,
  ]);
  const head = `${sites.length} sites, ${cases} cases, ${criteria.length} criteria; ${leftOut} times a criterion was left out at its site`;
  return `${head}\n\n${alignTable([['criterion', 'met', 'share'], ...rows])}\n`;
}
