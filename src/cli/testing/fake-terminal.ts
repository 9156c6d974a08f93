import { createScriptedEngine, type Script, type ScriptedOptions } from '../../engine/scripted-engine.ts';
import type { PackService } from '../../packs/pack-service.ts';
import type { Terminal } from '../terminal.ts';
import { MissingFileError, UsageError } from '../usage-error.ts';

/** A terminal in memory, with everything it was told. */
export interface FakeTerminal extends Terminal {
  readonly stdout: () => string;
  readonly notes: readonly string[];
  /** Files that were there and files that were written. */
  readonly files: ReadonlyMap<string, string>;
  /** Documents that the engine has read, one entry a read. */
  readonly reads: readonly string[];
  /** What Ctrl+C does. */
  interrupt(): void;
}

interface FakeOptions extends Pick<ScriptedOptions, 'info'> {
  readonly files?: Readonly<Record<string, string>>;
  /** Paths of files that are there and cannot be read. */
  readonly damaged?: readonly string[];
  readonly script?: Script;
  readonly packs?: PackService;
}

/** Builds a terminal over files in memory and a scripted engine; statements that start with "Met" are met by default. */
export function createFakeTerminal({
  files = {},
  damaged = [],
  script = metByName,
  info,
  packs = noPacks,
}: FakeOptions = {}): FakeTerminal {
  const stop = new AbortController();
  const written: string[] = [];
  const notes: string[] = [];
  const reads: string[] = [];
  const held = new Map(Object.entries(files));
  const binaries = new Map<string, Uint8Array>();
  let ids = 0;
  return {
    readText: async (path) => {
      const text = held.get(path);
      if (damaged.includes(path)) throw new UsageError(`cannot unzip ${path}`, 'Check the path and its permissions');
      if (text === undefined) throw new MissingFileError(`cannot read ${path}`, 'Check the path and its permissions');
      return text;
    },
    readBytes: async (path) => {
      const bytes = binaries.get(path) ?? (held.has(path) ? new TextEncoder().encode(held.get(path)) : undefined);
      if (bytes === undefined) throw new MissingFileError(`cannot read ${path}`, 'Check the path and its permissions');
      return bytes;
    },
    write: async (text) => void written.push(text),
    writeFile: async (path, content) =>
      void (typeof content === 'string' ? held.set(path, content) : binaries.set(path, content)),
    note: (line) => void notes.push(line),
    progress: () => undefined,
    openEngine: async () =>
      createScriptedEngine(script, { ...(info && { info }), onRead: ({ response }) => void reads.push(response) }),
    packs,
    findModel: async (name) => name,
    memory: 4e9,
    now: () => new Date('2026-01-02T03:04:05Z'),
    newId: () => `run-${++ids}`,
    hash: async (text) => `hash-of-${text.length}`,
    signal: stop.signal,
    shippedModel: '/model',
    version: '1.2.3',
    stdout: () => written.join(''),
    notes,
    files: held,
    reads,
    interrupt: () => stop.abort(),
  };
}

/** A machine without models. */
const noPacks = { list: async () => [] } as Partial<PackService> as PackService;

const metByName: Script = (statement) => ({ logit: statement.startsWith('Met') ? 2 : -2 });

/** Objects as JSON lines. */
export function lines(...records: readonly unknown[]): string {
  return records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join('');
}

/** JSON lines as objects. */
export function records<T = Record<string, unknown>>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
