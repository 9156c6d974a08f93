import { expect, it } from 'vitest';
import { createFetchGiven } from './fetch-given.ts';

const asked: string[] = [];
const answer: typeof globalThis.fetch = async (url) => {
  asked.push(String(url));
  return new Response('from its address');
};
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

it('ENG-69 given files come as bytes or from addresses of their own, and no other address is asked', async () => {
  const fetchFile = createFetchGiven(
    { 'config.json': new Blob(['{}']), 'onnx/model.onnx': 'http://localhost/assets/model-4f2.bin' },
    answer,
  );
  const lengths: (number | undefined)[] = [];
  expect(textOf(await fetchFile('config.json', null, (...more) => lengths.push(...more)))).toBe('{}');
  expect(lengths).toEqual([2, 2]);
  expect(textOf(await fetchFile('onnx/model.onnx', null, () => {}))).toBe('from its address');
  await expect(fetchFile('manifest.json', 10, () => {})).rejects.toMatchObject({ code: 'model-missing' });
  await expect(fetchFile('toString', 10, () => {})).rejects.toMatchObject({ code: 'model-missing' });
  expect(asked).toEqual(['http://localhost/assets/model-4f2.bin']);
});

it('ENG-69 a file that was deleted or changed after it was chosen is model-missing', async () => {
  const gone = { arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) } as unknown as Blob;
  await expect(createFetchGiven({ 'config.json': gone }, answer)('config.json', null, () => {})).rejects.toMatchObject({
    code: 'model-missing',
  });
});
