import type { LintNote } from '../domain/lint/lint-note.ts';
import { lintRubric } from '../domain/lint/lint-rubric.ts';
import { type Command, exit, type Options, oneFile } from './command.ts';
import { readRubricFile } from './read-rubric.ts';
import { showLine } from './show-line.ts';

const help = `rubricon lint: say what a writer may want to mend in a rubric's criteria. No model is asked.

Usage: rubricon lint <rubric.json | -> [--json] [--strict]

It looks for double-barrelled, vague, unverifiable, leading and overlapping criteria, and for points whose sign is at
odds with the wording. Each note says what to do instead; nothing is changed.

Options:
  --json      the notes as JSON lines {"criterionId","kind","words","problem","mend","instead"?}
  --strict    exit code 100 when there is a note
  -h, --help  this text

Exit codes: 0 done, 100 with --strict where there is a note, 1 error.
`;

const options: Options = {
  json: { type: 'boolean' },
  strict: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

/** `rubricon lint`: notes on the wording of criteria. */
export const lint: Command = {
  name: 'lint',
  summary: 'say what to mend in the criteria of a rubric',
  help,
  options,
  run: async (args, terminal) => {
    const rubric = await readRubricFile(oneFile(lint, args), 'the rubric', terminal);
    const notes = lintRubric(rubric);
    for (const note of notes) await terminal.write(args.flag('json') ? `${JSON.stringify(note)}\n` : described(note));
    const told = new Set(notes.map(({ criterionId }) => criterionId)).size;
    terminal.note(`lint: ${notes.length} notes on ${told} of ${rubric.criteria.length} criteria`);
    return args.flag('strict') && notes.length > 0 ? exit.below : exit.done;
  },
};

function described({ criterionId, kind, problem, mend, instead = [] }: LintNote): string {
  const lines = [`${criterionId}  ${kind}: ${problem} ${mend}`, ...instead.map((text) => `    instead: ${text}`)];
  return lines.map((line) => `${showLine(line)}\n`).join('');
}
