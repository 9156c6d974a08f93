import { type FetchFile, missing } from './model-files.ts';

/** Fetches files below `modelUrl`, in bytes as they come. A web page where a file should be counts as missing. */
export function createFetchFile(modelUrl: string, fetch: typeof globalThis.fetch): FetchFile {
  return (name, ...rest) => fetchFrom(new URL(name, modelUrl), fetch)(name, ...rest);
}

/** Fetches one file from its own address; the name is for messages. */
export function fetchFrom(address: URL, fetch: typeof globalThis.fetch): FetchFile {
  return async (name, expected, onBytes) => {
    const response = await fetch(address).catch((cause: unknown) => {
      throw missing(name, 'no answer', cause);
    });
    if (!response.ok) throw missing(name, `status ${response.status}`);
    if (/text\/html/i.test(response.headers.get('content-type') ?? '')) throw missing(name, 'a web page instead');
    try {
      return await (expected === null ? collectWhole(response, onBytes) : collect(response, expected, onBytes));
    } catch (cause) {
      throw missing(name, 'the transfer broke off', cause);
    }
  };
}

/** Reads at most one byte more than expected: enough to see that the length is wrong. */
async function collect(response: Response, expected: number, onBytes: (more: number) => void): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const bytes = new Uint8Array(expected + 1);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.slice(0, length);
    const part = value.subarray(0, bytes.length - length);
    bytes.set(part, length);
    length += part.length;
    onBytes(part.length);
    if (length > expected) {
      await reader.cancel();
      return bytes;
    }
  }
}

/** Reads to the end. The length that the server names is believed for the buffer alone. */
async function collectWhole(response: Response, onBytes: (more: number, of?: number) => void): Promise<Uint8Array> {
  const named = Number(response.headers.get('content-length') ?? 0);
  // A compressed transfer names the length of what is sent, not of the file.
  const of = response.headers.has('content-encoding') ? 0 : named;
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  let bytes = new Uint8Array(of > 0 ? of : 2 ** 20);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (length + value.length > bytes.length) {
      const larger = new Uint8Array(Math.max(length + value.length, bytes.length * 2));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    bytes.set(value, length);
    length += value.length;
    onBytes(value.length, of > 0 ? of : undefined);
  }
  if (of > 0 && length < of) throw new Error('shorter than named');
  return bytes.subarray(0, length);
}
