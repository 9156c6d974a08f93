import type { Terminal } from './terminal.ts';

/** Takes finished records in any order and lets them out as JSON lines in the order of the input. */
export interface OrderedOutput {
  put(place: number, record: unknown): Promise<void>;
  /** Writes what is still held: everything that is done, gaps left out. */
  finish(): Promise<void>;
}

/** Opens the output of a command: stdout, record by record, or a file that appears whole at the end. */
export function openOutput(terminal: Terminal, path: string | null): OrderedOutput {
  const lines: (string | undefined)[] = [];
  let written = 0;

  const put = async (place: number, record: unknown): Promise<void> => {
    lines[place] = `${JSON.stringify(record)}\n`;
    if (path !== null) return;
    const ready: string[] = [];
    for (let line = lines[written]; line !== undefined; line = lines[written]) {
      ready.push(line);
      lines[written] = undefined;
      written += 1;
    }
    if (ready.length > 0) await terminal.write(ready.join(''));
  };

  const finish = async (): Promise<void> => {
    const held = lines.filter((line) => line !== undefined).join('');
    if (path !== null) await terminal.writeFile(path, held);
    else if (held !== '') await terminal.write(held);
  };

  return { put, finish };
}
