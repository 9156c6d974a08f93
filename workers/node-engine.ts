import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env, InferenceSession, Tensor } from 'onnxruntime-node';
import type { CausalDtype } from '../models/causal-config.ts';
import type { LoadProgress } from '../src/engine/load.ts';
import type { Engine } from '../src/engine/port.ts';
import { buildFusionEngine } from './build-fusion-engine.ts';
import { findModelKind } from './find-model-kind.ts';
import { type FetchFile, loadModelFiles, missing } from './model-files.ts';
import { openNodeCausalEngine } from './node-causal-engine.ts';

export interface NodeEngineOptions {
  /** Path of the model's folder: a pack of ours, or a language model as the hub's ONNX exports are laid out. */
  readonly modelFolder: string;
  /** Precision of a language model's weights; the best one that lies in the folder when absent. */
  readonly dtype?: CausalDtype;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/**
 * Opens the model in this process on the CPU, with the same file checks and self-test as in the browser.
 * Throws: RubriconError of what kept it from loading.
 */
export async function openNodeEngine(options: NodeEngineOptions): Promise<Engine> {
  const { modelFolder, onProgress } = options;
  const fetchFile = readFrom(modelFolder);
  if ((await findModelKind(fetchFile)) === 'causal') return openNodeCausalEngine({ ...options, fetchFile });
  const files = await loadModelFiles(fetchFile, {
    onBytes: (loaded, total) => onProgress?.({ phase: 'download', loaded, total }),
    onVerify: () => onProgress?.({ phase: 'verify' }),
  });
  return buildFusionEngine({
    files,
    device: 'cpu',
    deviceNote: '',
    versions: { 'onnxruntime-node': env.versions.node ?? '' },
    createSession: (graph, weights) =>
      InferenceSession.create(graph, { executionProviders: ['cpu'], externalData: [weights] }),
    Tensor,
    lost: new AbortController().signal,
    ...(onProgress && { onProgress }),
  });
}

function readFrom(folder: string): FetchFile {
  return async (name, _expected, onBytes) => {
    const bytes = await readFile(join(folder, name)).catch((cause: unknown) => {
      throw missing(name, 'it is not there or cannot be read', cause);
    });
    onBytes(bytes.length);
    return new Uint8Array(bytes);
  };
}
