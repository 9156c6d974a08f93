import { RubriconError } from '../domain/errors.ts';
import { audit } from './audit.ts';
import { calibrate } from './calibrate.ts';
import { type Command, type ExitCode, exit, readArguments } from './command.ts';
import { compare } from './compare.ts';
import { convert } from './convert.ts';
import { evaluate } from './evaluate.ts';
import { evaluateMethods } from './evaluate-methods.ts';
import { generate } from './generate.ts';
import { judge } from './judge.ts';
import { lint } from './lint.ts';
import { merge } from './merge.ts';
import { methods } from './methods.ts';
import { models } from './models.ts';
import { peem } from './peem.ts';
import { refine } from './refine.ts';
import { score } from './score.ts';
import type { Terminal } from './terminal.ts';
import { tokens } from './tokens.ts';
import { UsageError } from './usage-error.ts';
import { verify } from './verify.ts';

const commands: readonly Command[] = [
  verify,
  score,
  judge,
  generate,
  methods,
  evaluate,
  calibrate,
  convert,
  models,
  compare,
  refine,
  lint,
  audit,
  peem,
  merge,
  tokens,
  evaluateMethods,
];

const help = `rubricon: check responses against rubrics, on this machine alone.

Usage: rubricon <command> <file> [options]

${commands.map(({ name, summary }) => `  ${name.padEnd(18)}${summary}`).join('\n')}

A file may be - for stdin, and may be gzip when its name ends in .gz.
"rubricon <command> --help" tells the rest; "rubricon --version" prints the version.

Exit codes: 0 done, 100 below a threshold, 1 error, 130 stopped by Ctrl+C.
`;

/** Runs one command line and gives its exit code. Never throws. */
export async function main(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [first, ...rest] = words;
  const command = commands.find(({ name }) => name === first);
  try {
    return command ? await runCommand(command, rest, terminal) : await answer(first, terminal);
  } catch (thrown) {
    terminal.progress('');
    if (terminal.signal.aborted) return exit.interrupted;
    terminal.note(`rubricon${command ? ` ${command.name}` : ''}: ${explain(thrown)}`);
    return exit.error;
  }
}

async function runCommand(command: Command, words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(command, words);
  if (!args.flag('help')) return command.run(args, terminal);
  await terminal.write(command.help);
  return exit.done;
}

async function answer(word: string | undefined, terminal: Terminal): Promise<ExitCode> {
  if (word === '--version' || word === '-v') await terminal.write(`${terminal.version}\n`);
  else if (word === '--help' || word === '-h' || word === 'help') await terminal.write(help);
  else {
    const names = commands.map(({ name }) => name).join(', ');
    throw new UsageError(word === undefined ? 'no command given' : 'unknown command', `Commands: ${names}`);
  }
  return exit.done;
}

/** One line; an unknown error gives its kind alone, since its text might quote a submission. */
function explain(thrown: unknown): string {
  if (thrown instanceof UsageError) return `${thrown.message}. ${thrown.remedy}`;
  if (thrown instanceof RubriconError) return `${thrown.message} (${thrown.code})`;
  return `unexpected ${thrown instanceof Error ? thrown.name : typeof thrown}. Please report it with the command you ran.`;
}
