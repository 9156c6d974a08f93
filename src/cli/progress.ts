import type { Terminal } from './terminal.ts';

/** Counts finished things on stderr while a command works. */
export function countProgress(terminal: Terminal, name: string, total: number): { step(): void; end(): void } {
  let done = 0;
  return {
    step: () => {
      done += 1;
      terminal.progress(`${name} ${done} of ${total}`);
    },
    end: () => terminal.progress(''),
  };
}

/** Tells at the end how many of the inputs got no answer, and the `first` fault where no answer shows it; nothing when all did. */
export function noteErrors(terminal: Terminal, errors: number, total: number, name: string, first = ''): void {
  if (total === 0) terminal.note(`note: there are no ${name} in the input`);
  const why = first === '' ? '' : `. The first: ${first}`;
  if (errors > 0) terminal.note(`note: ${errors} of ${total} ${name} got an error instead of an answer${why}`);
}
