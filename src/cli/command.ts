import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Exit codes: done, stopped by an error, below a threshold, stopped by Ctrl+C. */
export const exit = { done: 0, error: 1, below: 100, interrupted: 130 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

export type Options = NonNullable<ParseArgsConfig['options']>;

/** One command of the terminal: its words and its work. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly help: string;
  readonly options: Options;
  run(args: Arguments, terminal: Terminal): Promise<ExitCode>;
}

/** What was typed after the command's name, read by its options. */
export interface Arguments {
  readonly files: readonly string[];
  /** Text of an option; null when it was not given. */
  text(name: string): string | null;
  /** Number of an option; null when it was not given. Throws: UsageError. */
  number(name: string): number | null;
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
  const text = (name: string): string | null => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    files: positionals,
    text,
    number: (name) => {
      const value = text(name);
      if (value === null) return null;
      const number = Number(value);
      if (value.trim() !== '' && Number.isFinite(number)) return number;
      throw new UsageError(`--${name} takes a number`, remedy);
    },
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
    return parseArgs({ args: [...words], options: command.options, allowPositionals: true, strict: true });
  } catch (thrown) {
    // Node explains the option in the first sentence and quoting rules in the rest.
    const message = thrown instanceof Error ? (thrown.message.split('. ')[0] ?? '') : '';
    throw new UsageError(message.charAt(0).toLowerCase() + message.slice(1), remedy);
  }
}
