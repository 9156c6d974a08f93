import { type CausalConfig, type CausalDtype, weightNames } from '../models/causal-config.ts';
import { RubriconError } from '../src/domain/errors.ts';
import type { CausalWeights } from './causal-files.ts';
import { type FetchFile, missing, sha256 } from './model-files.ts';

/**
 * Loads the weights of the first of the precisions that is there, into memory.
 * Throws: RubriconError model-missing when none is, or what fetching throws.
 */
export async function loadWeights(
  fetchFile: FetchFile,
  config: CausalConfig,
  dtypes: readonly CausalDtype[],
  onBytes: (loaded: number, total: number) => void,
): Promise<CausalWeights> {
  for (const dtype of dtypes) {
    const weights = await loadPrecision(fetchFile, weightNames(config, dtype), dtype, onBytes);
    if (weights) return weights;
  }
  throw missing('onnx/model*.onnx', `none of the precisions ${dtypes.join(', ')} is there`);
}

/** Null when the graph itself is not there. */
async function loadPrecision(
  fetchFile: FetchFile,
  [graphName, ...dataNames]: ReturnType<typeof weightNames>,
  dtype: CausalDtype,
  onBytes: (loaded: number, total: number) => void,
): Promise<CausalWeights | null> {
  let loaded = 0;
  let before = 0;
  const get = async (name: string): Promise<Uint8Array> => {
    const bytes = await fetchFile(name, null, (more, of) => {
      loaded += more;
      onBytes(loaded, Math.max(loaded, before + (of ?? 0)));
    });
    before = loaded;
    return bytes;
  };
  const graph = await get(graphName).catch((error: unknown) => {
    if (error instanceof RubriconError && error.code === 'model-missing') return null;
    throw error;
  });
  if (!graph) return null;
  const external: { path: string; data: Uint8Array }[] = [];
  // The graph names its data by the file's own name, without the folder.
  for (const name of dataNames) external.push({ path: name.replace(/^.*\//, ''), data: await get(name) });
  const digests = await Promise.all([graph, ...external.map(({ data }) => data)].map(sha256));
  return { dtype, graph, external, bytes: loaded, digest: digests.join(' ') };
}
