/**
 * Files that a page carries in itself, so that it is whole on a disk: blocks of its own document, gzipped, in base64, by
 * the path that they would have beside it. A served page carries none.
 */
const blocks = 'script[type="application/gzip;base64"][data-path]';

const opened = new Map<string, Promise<Blob>>();

/** Whether this page is a single file that brought everything along. */
export function isSingleFile(): boolean {
  return document.querySelector(blocks) !== null || opened.size > 0;
}

/** The names of the files below a folder, such as `models/x/`. */
export function carriedNames(folder: string): readonly string[] {
  const inside = [...document.querySelectorAll<HTMLElement>(blocks)].map(({ dataset }) => dataset.path ?? '');
  return [...opened.keys(), ...inside].flatMap((path) => (path.startsWith(folder) ? [path.slice(folder.length)] : []));
}

/** A file that came inside the page; null where it came beside it. The block is dropped once it was read. */
export function carriedFile(path: string, type = ''): Promise<Blob> | null {
  const known = opened.get(path);
  if (known) return known;
  const block = [...document.querySelectorAll<HTMLElement>(blocks)].find(({ dataset }) => dataset.path === path);
  if (!block) return null;
  const file = unpack(block.textContent, type);
  opened.set(path, file);
  block.remove();
  return file;
}

async function unpack(text: string, type: string): Promise<Blob> {
  const stream = new Blob([fromBase64(text)]).stream().pipeThrough(new DecompressionStream('gzip'));
  const bytes = await new Response(stream).arrayBuffer();
  return new Blob([bytes], { type });
}

/** Current browsers decode in one step; the types do not know it yet. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
