import ask from '../../models/rubricon-mini/ask.onnx?url';
import calibration from '../../models/rubricon-mini/calibration.json?url';
import card from '../../models/rubricon-mini/card.md?url';
import golden from '../../models/rubricon-mini/golden.json?url';
import manifest from '../../models/rubricon-mini/manifest.json?url';
import read from '../../models/rubricon-mini/read.onnx?url';
import tokenizer from '../../models/rubricon-mini/tokenizer.json?url';
import tokenizerConfig from '../../models/rubricon-mini/tokenizer_config.json?url';
import weights from '../../models/rubricon-mini/weights.bin?url';
import { runtimeScript, runtimeWasm } from '../../workers/runtime-files.ts';
import type { AssetPlaces } from './asset-places.ts';

/**
 * In the npm package every file has an address of its own, written so that a host's bundler finds it and may rename it.
 * The worker is told all of them: it knows no place beside itself.
 */
export const assetPlaces: AssetPlaces | null = {
  runtime: { wasm: runtimeWasm, script: runtimeScript },
  model: {
    'manifest.json': manifest,
    'calibration.json': calibration,
    'golden.json': golden,
    'tokenizer.json': tokenizer,
    'tokenizer_config.json': tokenizerConfig,
    'read.onnx': read,
    'ask.onnx': ask,
    'weights.bin': weights,
    'card.md': card,
  },
};
