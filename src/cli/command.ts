import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Exit codes: done, stopped by an error, below a threshold, stopped by Ctrl+C. */
export const exit = { done: 0, error: 1, below: 100, interrupted: 130 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

export type Options = NonNullable<ParseArgsConfig['options']>;

/** Exit code of a command that answers row by row: an error where there were rows and not one got an answer. */
export function exitOf(errors: number, rows: number): ExitCode {
  return rows > 0 && errors === rows ? exit.error : exit.done;
}

/** One command of the terminal: its words and its work. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly help: string;
  readonly options: Options;
  /** Options that take two values: `--rubrics a.json b.json`. They are `multiple` among the options. */
  readonly pairs?: readonly string[];
  run(args: Arguments, terminal: Terminal): Promise<ExitCode>;
}

/** What was typed after the command's name, read by its options. */
export interface Arguments {
  readonly files: readonly string[];
  /** Text of an option; null when it was not given. */
  text(name: string): string | null;
  /** All that was given for an option, in order. */
  texts(name: string): readonly string[];
  /** Number of an option, from `least` to `most`; null when it was not given. Throws: UsageError. */
  number(name: string, least?: number, most?: number): number | null;
  /** As `number`, for counts and seeds. */
  whole(name: string, least: number): number | null;
  flag(name: string): boolean;
}

/** Options that every command knows. */
export const commonOptions = {
  model: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Options;

/** Reads the words after a command's name. Throws: UsageError. */
export function readArguments(command: Command, words: readonly string[]): Arguments {
  const remedy = `See: rubricon ${command.name} --help`;
  const { values, positionals } = parse(command, words, remedy);
  const texts = (name: string): readonly string[] => [values[name]].flat().filter((value) => typeof value === 'string');
  const text = (name: string): string | null => texts(name)[0] ?? null;
  const numberOf = (name: string, expected: string, holds: (value: number) => boolean): number | null => {
    const value = text(name);
    if (value === null) return null;
    if (/\S/.test(value) && holds(Number(value))) return Number(value);
    throw new UsageError(`--${name} takes ${expected}`, remedy);
  };
  return {
    files: positionals,
    text,
    texts,
    number: (name, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY) => {
      const bounds = Number.isFinite(least) ? ` from ${least}` : '';
      const range = Number.isFinite(most) ? `${bounds} to ${most}` : bounds;
      return numberOf(name, `a number${range}`, (value) => Number.isFinite(value) && value >= least && value <= most);
    },
    whole: (name, least) =>
      numberOf(name, `a whole number from ${least}`, (value) => Number.isInteger(value) && value >= least),
    flag: (name) => values[name] === true,
  };
}

/** The one file a command works on. Throws: UsageError. */
export function oneFile(command: Command, args: Arguments): string {
  const [file, ...rest] = args.files;
  if (file !== undefined && rest.length === 0) return file;
  const found = file === undefined ? 'none' : String(args.files.length);
  throw new UsageError(
    `expected one input file, found ${found}`,
    `Give a file or - for stdin; see: rubricon ${command.name} --help`,
  );
}

function parse(command: Command, words: readonly string[], remedy: string) {
  try {
    const args = repeatPairs(words, command.pairs ?? []);
    return parseArgs({ args, options: command.options, allowPositionals: true, strict: true });
  } catch (thrown) {
    // Node explains the option in the first sentence and quoting rules in the rest.
    const message = thrown instanceof Error ? (thrown.message.split('. ')[0] ?? '') : '';
    throw new UsageError(message.charAt(0).toLowerCase() + message.slice(1), remedy);
  }
}

/** `--rubrics a b` becomes `--rubrics a --rubrics b`, which Node's parser knows; one that is written twice is left as it is. */
function repeatPairs(words: readonly string[], pairs: readonly string[]): string[] {
  const once = pairs.map((name) => `--${name}`).filter((name) => words.filter((word) => word === name).length === 1);
  return words.flatMap((word, at) => {
    const [name = '', first = '-'] = words.slice(Math.max(0, at - 2), at);
    return once.includes(name) && !first.startsWith('-') && !word.startsWith('-') ? [name, word] : [word];
  });
}
