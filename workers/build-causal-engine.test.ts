import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { RubriconError } from '../src/domain/errors.ts';
import { buildCausalEngine } from './build-causal-engine.ts';
import { type CausalWeights, loadCausalFolder } from './causal-files.ts';
import { loadWeights } from './load-weights.ts';
import { type FetchFile, missing } from './model-files.ts';
import { loadNodeGrammars } from './node-grammars.ts';
import { tinyCausalModel } from './testing/tiny-causal-model.ts';

const start = ({ graph }: CausalWeights): Promise<InferenceSession> => InferenceSession.create(graph as Uint8Array);

/** The smallest model as on a GPU whose reference is started so. */
async function build(createReference: () => Promise<InferenceSession>, lost = new AbortController().signal) {
  const files = tinyCausalModel('qwen3', { dtypes: ['fp32'] });
  const fetchFile: FetchFile = async (name) => {
    const file = files.get(name);
    if (!file) throw missing(name, 'not among the files');
    return file;
  };
  const folder = await loadCausalFolder(fetchFile);
  return buildCausalEngine({
    folder,
    weights: await loadWeights(fetchFile, folder.config, ['fp32'], () => {}),
    name: 'tiny',
    device: 'webgpu',
    deviceNote: '',
    versions: {},
    createSession: start,
    createReference,
    smallChunks: false,
    Tensor,
    loadGrammars: loadNodeGrammars,
    lost,
  });
}

it('ENG-78 a device is trusted by its own two cuttings where the reference has no memory to start', async () => {
  const engine = await build(() => Promise.reject(new Error('no memory')));
  expect(engine.info.device).toBe('webgpu');
  await engine.dispose();
});

it('ENG-78 a device lost while the reference starts ends the load with its reason', async () => {
  const lost = new AbortController();
  const gone = new RubriconError('device-lost', 'The GPU is gone. Load the model again.');
  const load = build(() => {
    lost.abort(gone);
    return new Promise(() => {});
  }, lost.signal);
  await expect(load).rejects.toBe(gone);
});
