import { afterEach, describe, expect, it, vi } from 'vitest';
import { carriedFile, carriedNames, isSingleFile } from './carried-files.ts';

async function carry(path: string, text: string): Promise<void> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const block = document.createElement('script');
  block.type = 'application/gzip;base64';
  block.dataset.path = path;
  block.textContent = btoa(String.fromCharCode(...bytes));
  document.head.append(block);
}

afterEach(() => vi.restoreAllMocks());

describe('a page that carries its own files', () => {
  it('SHP-1 a page that carries none says so, and has no file', () => {
    expect(isSingleFile()).toBe(false);
    expect(carriedFile('models/x/weights.bin')).toBeNull();
    expect(carriedNames('models/x/')).toEqual([]);
  });

  it('SHP-1 what it carries is unpacked out of its document, once, and nothing is fetched', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    await carry('models/x/manifest.json', '{"id":"x"}');
    await carry('models/x/onnx/read.onnx', 'graph');
    await carry('assets/worker.js', 'work()');
    expect(isSingleFile()).toBe(true);
    expect(carriedNames('models/x/')).toEqual(['manifest.json', 'onnx/read.onnx']);
    const file = await carriedFile('models/x/manifest.json', 'application/json');
    expect([await file?.text(), file?.type]).toEqual(['{"id":"x"}', 'application/json']);
    // The block has gone; the file is still known.
    expect(document.querySelectorAll('script[data-path]')).toHaveLength(2);
    expect(await carriedFile('models/x/manifest.json')).toBe(file);
    expect(carriedNames('models/x/')).toEqual(['manifest.json', 'onnx/read.onnx']);
    expect(fetched).not.toHaveBeenCalled();
  });
});
