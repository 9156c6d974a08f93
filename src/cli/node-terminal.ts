import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { decodeText } from '../formats/decode-text.ts';
import { createNodeModels } from './node-models.ts';
import { findShippedModel } from './shipped-model.ts';
import type { Terminal } from './terminal.ts';
import { MissingFileError, UsageError } from './usage-error.ts';

const unzip = promisify(gunzip);
const progressPause = 100;

/** The real terminal: this process's streams, files and clock. */
export function createNodeTerminal(signal: AbortSignal, moduleUrl: string): Terminal {
  let shownAt = 0;
  let shown = false;

  const progress = (line: string): void => {
    if (!process.stderr.isTTY) return;
    const time = Date.now();
    if (line !== '' && time - shownAt < progressPause) return;
    if (line === '' && !shown) return;
    shownAt = time;
    shown = line !== '';
    process.stderr.write(`\r\u001b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
  };

  return {
    ...createNodeModels(process.env, { progress, signal }),
    readText: async (path) => decodeText(await readBytes(path, signal)),
    readBytes: (path) => readBytes(path, signal),
    write,
    writeFile: writeWhole,
    note: (line) => {
      progress('');
      process.stderr.write(`${line}\n`);
    },
    progress,
    openEngine: async (modelFolder, onProgress) => {
      const { openNodeEngine } = await import('../../workers/node-engine.ts');
      return openNodeEngine({ modelFolder, ...(onProgress && { onProgress }) });
    },
    memory: totalmem(),
    now: () => new Date(),
    newId: randomUUID,
    hash: async (text) => createHash('sha256').update(text).digest('hex'),
    signal,
    shippedModel: findShippedModel(moduleUrl),
    version: __RUBRICON_VERSION__,
  };
}

async function readBytes(path: string, signal: AbortSignal): Promise<Buffer> {
  const bytes = path === '-' ? await readStdin(signal) : await attempt(() => readFile(path), `cannot read ${path}`);
  return path.endsWith('.gz') ? attempt(() => unzip(bytes), `cannot unzip ${path}`) : bytes;
}

async function readStdin(signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of addAbortSignal(signal, process.stdin)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Waits until the pipe has taken the text; a reader that went away ends the process through the stream's error handler. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Writes beside the target and renames, so that a reader never meets half a file. A device or pipe is written as it is. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.rubricon-${randomUUID()}.tmp`);
  await attempt(async () => {
    const target = await stat(path).catch(() => null);
    if (target && !target.isFile()) return writeFile(path, content);
    try {
      await writeFile(beside, content);
      await rename(beside, path);
    } finally {
      await rm(beside, { force: true });
    }
  }, `cannot write ${path}`);
}

async function attempt<T>(work: () => Promise<T>, problem: string): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    const Fault = code === 'ENOENT' || code === 'ENOTDIR' ? MissingFileError : UsageError;
    throw new Fault(code === '' ? problem : `${problem} (${code})`, 'Check the path and its permissions');
  }
}
