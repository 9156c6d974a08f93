import { RubriconError } from '../src/domain/errors.ts';
import type { FetchFile } from './model-files.ts';

/** A fusion verifier has a manifest of ours; a language model has the hub's `config.json` and no manifest. */
export type ModelKind = 'fusion' | 'causal';

const manifestMax = 1_000_000;
const neither =
  "The model's folder has no manifest.json (a verifier of ours) and no config.json (a language model as the hub lays it " +
  'out) that could be loaded. Check the connection and the folder.';

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
      throw new RubriconError('model-missing', neither, { cause: error, details: error.details });
    });
    return 'causal';
  }
}
