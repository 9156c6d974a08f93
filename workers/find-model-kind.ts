import { RubriconError } from '../src/domain/errors.ts';
import type { FetchFile } from './model-files.ts';

/** A fusion verifier has a manifest of ours; a language model has the hub's `config.json` and no manifest. */
export type ModelKind = 'fusion' | 'causal';

const manifestMax = 1_000_000;

/**
 * Looks into a model's folder for what kind of model it is.
 * Throws: RubriconError model-missing when it is neither.
 */
export async function findModelKind(fetchFile: FetchFile): Promise<ModelKind> {
  try {
    await fetchFile('manifest.json', manifestMax, () => {});
    return 'fusion';
  } catch (error) {
    if (!(error instanceof RubriconError) || error.code !== 'model-missing') throw error;
    await fetchFile('config.json', null, () => {}).catch(() => {
      throw error;
    });
    return 'causal';
  }
}
