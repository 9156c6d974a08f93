import { expect, it } from 'vitest';
import { createFetchFile } from './fetch-file.ts';

const url = 'http://localhost/models/tiny/';
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'loaded',
    (error: { code?: unknown }) => error.code,
  );
const fetchOf = (respond: () => Response | Promise<Response>) => createFetchFile(url, async () => respond());

it('ENG-51 no answer, an error status, a web page and a broken transfer are model-missing', async () => {
  const answers = [
    () => Promise.reject(new TypeError('Failed to fetch')),
    () => new Response('gone', { status: 404 }),
    () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
    () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('made up')) })),
  ];
  for (const answer of answers) {
    expect(await codeOf(fetchOf(answer)('weights.bin', 8, () => {}))).toBe('model-missing');
  }
});

it('ENG-50 an endless file is read no further than one byte past its length', async () => {
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1;
      controller.enqueue(new Uint8Array(5));
    },
  });
  const bytes = await fetchOf(() => new Response(endless))('weights.bin', 8, () => {});
  expect(bytes).toHaveLength(9);
  expect(given).toBeLessThan(6);
});

it('ENG-54 bytes are counted as they come', async () => {
  const parts = [3, 4, 1].map((length) => new Uint8Array(length));
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = parts.shift();
      if (part) controller.enqueue(part);
      else controller.close();
    },
  });
  const counted: number[] = [];
  const bytes = await fetchOf(() => new Response(stream))('weights.bin', 8, (more) => counted.push(more));
  expect(bytes).toHaveLength(8);
  expect(counted).toEqual([3, 4, 1]);
});
