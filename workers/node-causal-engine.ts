import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { env, InferenceSession, Tensor } from 'onnxruntime-node';
import { type CausalDtype, weightNames } from '../models/causal-config.ts';
import type { LoadProgress } from '../src/engine/load.ts';
import type { Engine } from '../src/engine/port.ts';
import { buildCausalEngine } from './build-causal-engine.ts';
import { type CausalFolder, type CausalWeights, loadCausalFolder, preferredDtypes } from './causal-files.ts';
import { type FetchFile, missing } from './model-files.ts';
import { loadNodeGrammars } from './node-grammars.ts';

export interface NodeCausalOptions {
  readonly modelFolder: string;
  readonly fetchFile: FetchFile;
  /** The precision wanted; the best one that lies in the folder when absent. */
  readonly dtype?: CausalDtype;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/**
 * Opens a language model's folder in this process on the CPU. The runtime reads the weights from their files itself.
 * Throws: RubriconError of what kept it from loading.
 */
export async function openNodeCausalEngine(options: NodeCausalOptions): Promise<Engine> {
  const { modelFolder, onProgress } = options;
  const folder = await loadCausalFolder(options.fetchFile);
  const weights = await findWeights(folder, options);
  return buildCausalEngine({
    folder,
    weights,
    name: basename(resolve(modelFolder)),
    device: 'cpu',
    deviceNote: '',
    versions: { 'onnxruntime-node': env.versions.node ?? '' },
    createSession: ({ graph }) =>
      InferenceSession.create(String(graph), { executionProviders: ['cpu'], logSeverityLevel: 3 }),
    smallChunks: false,
    Tensor,
    loadGrammars: loadNodeGrammars,
    lost: new AbortController().signal,
    ...(onProgress && { onProgress }),
  });
}

/** The best precision that lies in the folder. */
async function findWeights(folder: CausalFolder, options: NodeCausalOptions): Promise<CausalWeights> {
  const wanted = options.dtype ? [options.dtype] : preferredDtypes('cpu', false);
  for (const dtype of wanted) {
    const paths = weightNames(folder.config, dtype).map((name) => join(options.modelFolder, name));
    const sizes = await Promise.all(
      paths.map((path) =>
        stat(path).then(
          ({ size }) => size,
          () => null,
        ),
      ),
    );
    const known = sizes.filter((size) => size !== null);
    if (known.length < paths.length) continue;
    const total = known.reduce((sum, size) => sum + size, 0);
    let loaded = 0;
    const digest = await hashFiles(paths, (more) => {
      loaded += more;
      options.onProgress?.({ phase: 'download', loaded, total });
    });
    return { dtype, graph: paths[0] ?? '', external: [], bytes: total, digest };
  }
  throw missing('onnx/model*.onnx', `none of the precisions ${wanted.join(', ')} is there`);
}

/** SHA-256 over all files, read in pieces: they may be larger than a buffer can be. */
async function hashFiles(paths: readonly string[], onBytes: (more: number) => void): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for await (const piece of createReadStream(path, { highWaterMark: 2 ** 22 })) {
      const bytes: Uint8Array = piece;
      hash.update(bytes);
      onBytes(bytes.length);
    }
  }
  return hash.digest('hex');
}
