import { describe, expect, it } from 'vitest';
import { weightNames } from '../models/causal-config.ts';
import { preferredDtypes } from './causal-files.ts';
import { createFetchFile } from './fetch-file.ts';
import { loadWeights } from './load-weights.ts';

const url = 'http://localhost/models/tiny/';

/** Serves files by name; `length` is what the server says of each. */
function serve(files: Readonly<Record<string, number>>, length: (bytes: number) => string | null = String) {
  return createFetchFile(url, async (input) => {
    const bytes = files[String(input).slice(url.length)];
    if (bytes === undefined) return new Response('', { status: 404 });
    const named = length(bytes);
    return new Response(new Uint8Array(bytes).fill(7), named === null ? {} : { headers: { 'content-length': named } });
  });
}

describe('weights of a language model', () => {
  it('ENG-76 the first precision that is there is loaded, with the data that the configuration names beside it', async () => {
    const config = { 'transformers.js_config': { use_external_data_format: { 'model_q4.onnx': 2 } } };
    const files = { 'onnx/model_q4.onnx': 10, 'onnx/model_q4.onnx_data': 20, 'onnx/model_q4.onnx_data_1': 30 };
    const told: number[][] = [];
    const weights = await loadWeights(serve(files), config, ['q4f16', 'q4', 'fp32'], (...step) => told.push(step));
    expect(weights).toMatchObject({ dtype: 'q4', bytes: 60 });
    expect(weights.external.map(({ path, data }) => [path, data.length])).toEqual([
      ['model_q4.onnx_data', 20],
      ['model_q4.onnx_data_1', 30],
    ]);
    expect(told.at(-1)).toEqual([60, 60]);
    await expect(loadWeights(serve(files), config, ['fp32'], () => {})).rejects.toMatchObject({
      code: 'model-missing',
    });
  });

  it('ENG-51 data that the configuration names and that is not there is model-missing', async () => {
    const config = { 'transformers.js_config': { use_external_data_format: true } };
    const loading = loadWeights(serve({ 'onnx/model.onnx': 10 }), config, ['fp32'], () => {});
    await expect(loading).rejects.toMatchObject({ code: 'model-missing' });
    expect(weightNames(config, 'fp32')).toEqual(['onnx/model.onnx', 'onnx/model.onnx_data']);
    expect(weightNames({}, 'q8')).toEqual(['onnx/model_quantized.onnx']);
  });

  it('ENG-51 a transfer that ends before its named length is model-missing; no or too small a length does no harm', async () => {
    const load = (length: (bytes: number) => string | null) =>
      loadWeights(serve({ 'onnx/model.onnx': 3_000_000 }, length), {}, ['fp32'], () => {});
    expect((await load(() => null)).bytes).toBe(3_000_000);
    expect((await load(() => '1000')).bytes).toBe(3_000_000);
    await expect(load(() => '3000001')).rejects.toMatchObject({ code: 'model-missing' });
  });

  it('ENG-76 half precision is asked only of a GPU that has it', () => {
    expect(preferredDtypes('webgpu', true)[0]).toBe('q4f16');
    expect(preferredDtypes('webgpu', false).filter((dtype) => dtype.endsWith('16'))).toEqual([]);
  });
});
