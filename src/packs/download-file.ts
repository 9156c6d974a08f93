import { RubriconError } from '../domain/errors.ts';
import { anonymous, hubFailed, isWebPage, refused, type SendRequest } from './hub.ts';
import type { RecordedFile } from './pack-record.ts';
import type { PartFile } from './pack-store.ts';
import { createStreamHash, hashKept, type MakeHash, type StreamHash } from './stream-hash.ts';

export interface DownloadFileOptions {
  readonly url: string;
  readonly file: RecordedFile;
  /** What is kept of the file so far; the rest is written behind it. */
  readonly part: PartFile;
  readonly request: SendRequest;
  readonly makeHash?: MakeHash | undefined;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  /** How much of the file is here. Units: bytes. */
  readonly onBytes?: (done: number) => void;
}

/** Requests in a row that bring nothing, before it is given up. */
const triesMax = 5;
const restartsMax = 3;

/**
 * Brings one file, going on from what is kept whenever the connection breaks, and gives its hash. Nothing that a server
 * says of lengths is believed beside the listing: what counts is how many bytes came, and their hash.
 * Throws: RubriconError model-missing when the server does not give it, model-corrupt when it gives something else
 * (the file is then empty again), storage-failed; AbortError, which keeps what has come.
 */
export async function downloadFile(options: DownloadFileOptions): Promise<string> {
  const { file, part, signal, onBytes } = options;
  if (file.bytes !== null && part.size() > file.bytes) part.truncate(0);
  let hash = createStreamHash(file.bytes, options.makeHash);
  await hashKept(part, hash, { signal, ...(onBytes && { onBytes }) });
  let restarts = 0;
  const restart = (): void => {
    restarts += 1;
    part.truncate(0);
    hash = createStreamHash(file.bytes, options.makeHash);
  };
  let tries = 0;
  while (part.size() !== file.bytes) {
    const before = part.size();
    try {
      const whole = await takeOn(options, restart, () => hash);
      if (whole && file.bytes === null) break;
      throw hubFailed(file.path, 'the transfer broke off');
    } catch (error) {
      signal?.throwIfAborted();
      if (part.size() === file.bytes) break;
      if (isFinal(error)) throw error;
      // Over and over from the beginning: the server has another file than the one promised.
      if (restarts > restartsMax) throw corrupt(file.path, `${file.bytes} bytes`, 'another length');
      tries = part.size() > before ? 1 : tries + 1;
      if (tries >= triesMax) throw error;
      part.flush();
      await options.wait(2 ** (tries - 1) * 500);
      signal?.throwIfAborted();
    }
  }
  part.flush();
  return judge(file, hash, part);
}

/** One request; true when the server ended it as it had announced. */
async function takeOn(options: DownloadFileOptions, restart: () => void, hash: () => StreamHash): Promise<boolean> {
  const { url, file, part, request, signal, onBytes } = options;
  const from = part.size();
  const response = await request(url, {
    ...anonymous,
    ...(signal && { signal }),
    ...(from > 0 && { headers: { Range: `bytes=${from}-` } }),
  });
  if (response.status === 416) {
    restart();
    throw hubFailed(file.path, 'a refused range');
  }
  if (!response.ok || isWebPage(response)) throw refusal(file, response);
  if (from > 0 && !continuesAt(response, from)) {
    // The server sends from the beginning, or from somewhere else.
    restart();
    if (response.status === 206) {
      await response.body?.cancel();
      throw hubFailed(file.path, 'another part than was asked for');
    }
  }
  const announced = announcedBytes(response);
  const reader = response.body?.getReader();
  let came = 0;
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) return announced === null || came >= announced;
    came += next.value.length;
    if (file.bytes !== null && part.size() + next.value.length > file.bytes) {
      await reader?.cancel();
      restart();
      throw corrupt(file.path, `${file.bytes} bytes`, 'more');
    }
    part.append(next.value);
    hash().update(next.value);
    onBytes?.(part.size());
  }
}

function continuesAt(response: Response, from: number): boolean {
  return (
    response.status === 206 && Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1]) === from
  );
}

/** A compressed transfer names the length of what is sent, not of the file. */
function announcedBytes(response: Response): number | null {
  const named = response.headers.get('content-length');
  return named === null || response.headers.has('content-encoding') ? null : Number(named);
}

/** A server that is busy or broken may be well in a moment; one that says no will say it again. */
function refusal(file: RecordedFile, response: Response): RubriconError {
  const error = refused(file.path, response);
  const passing = response.status === 429 || response.status >= 500;
  return passing ? error : new RubriconError(error.code, error.message, { details: { ...error.details, final: true } });
}

function isFinal(error: unknown): boolean {
  // Whatever else the network throws is a broken connection.
  if (!(error instanceof RubriconError)) return false;
  return error.code !== 'model-missing' || error.details.final === true;
}

function judge(file: RecordedFile, hash: StreamHash, part: PartFile): string {
  const found = hash.sha256();
  const git = hash.git();
  const wrong =
    file.sha256 === null
      ? file.git !== null &&
        git !== null &&
        git !== file.git &&
        ([`git object ${file.git}`, `git object ${git}`] as const)
      : found !== file.sha256 && ([`SHA-256 ${file.sha256}`, `SHA-256 ${found}`] as const);
  if (!wrong) return found;
  part.truncate(0);
  throw corrupt(file.path, wrong[0], wrong[1]);
}

/** What a file that is not what was promised rejects with. */
function corrupt(file: string, expected: string, found: string): RubriconError {
  const message = `The model file ${file} is damaged: expected ${expected}, found ${found}. Fetch it again.`;
  return new RubriconError('model-corrupt', message, { details: { file, expected, found } });
}
