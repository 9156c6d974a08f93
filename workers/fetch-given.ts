import type { FilePlace } from '../src/engine/load.ts';
import { fetchFrom } from './fetch-file.ts';
import { type FetchFile, missing } from './model-files.ts';

/** Gives files that came with the request: as bytes, or by an address of their own. Any other is missing. */
export function createFetchGiven(
  files: Readonly<Record<string, FilePlace>>,
  fetch: typeof globalThis.fetch,
): FetchFile {
  const places = new Map(Object.entries(files));
  return async (name, expected, onBytes) => {
    const place = places.get(name);
    if (place === undefined) throw missing(name, 'it is not among the files');
    if (typeof place === 'string') return fetchFrom(new URL(place), fetch)(name, expected, onBytes);
    const bytes = await place.arrayBuffer().catch((cause: unknown) => {
      throw missing(name, 'it cannot be read any more', cause);
    });
    onBytes(bytes.byteLength, bytes.byteLength);
    return new Uint8Array(bytes);
  };
}
