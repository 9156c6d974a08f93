import { asksOf } from './describe-judging.ts';
import { judgingMethods } from './judging/registry.ts';
import { verifierHelp } from './verifier-options.ts';

const width = Math.max(...judgingMethods.map(({ id }) => id.length)) + 2;
const listed = judgingMethods.map((method) =>
  [
    `  ${method.id.padEnd(width)}${method.description}`,
    `asks: ${asksOf(method)}`,
    ...(method.takes ? [`takes: ${method.takes}`] : []),
    `gives: ${method.gives}`,
    ...(method.model === 'language' ? ['needs a language model: --model'] : []),
  ].join(`\n${' '.repeat(width + 4)}`),
);

/** What `rubricon judge --help` prints. */
export const judgeHelp = `rubricon judge: judge responses in another way than by a score.

Usage: rubricon judge <rows.jsonl | -> --method <id> [--json] [-o out.jsonl] [options]

Methods, with what a row must bring and what an answer holds:
${listed.join('\n')}

Input, a JSON object a line: id (comes back unchanged), prompt or context as for "rubricon verify", and what the method asks.
Answers are text for a person, in the order of the input; as JSON lines {"id", "method", …} with --json and in a file.
{"id", "error": {"code","message",…}} stands for a row that could not be judged or lacks something; the others go on.
The shipped model tells what a text says and not whether it is true: what needs more says so and takes a language model.

Options:
  --method <id>           the way to judge
  --json                  JSON lines on stdout
  -o, --out <file>        write a file of JSON lines, whole or not at all; a name in .csv gets the table of "codebook"
  --rubric <file>         one rubric for all rows without their own, in any format that "rubricon convert --list" names
  --budget <n>            spot-check: criteria looked at, at most (3)
  --rounds <n>            rewrite: rewrites at most (3)
  --patience <n>          rewrite: rewrites in a row that may bring nothing (1)
  --codebook <file>       codebook: CSV with name, definition and, where known, agreement (the kappa of people)
  --min-agreement <k>     codebook: add up categories from this agreement on (0.6)
${verifierHelp}
  --model <id|folder>     another model than the shipped one (see: rubricon models)
  -h, --help              this text

Exit codes: 0 done, 1 error or no row at all could be judged.
`;
