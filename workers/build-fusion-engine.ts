import type { InferenceSession, TensorConstructor } from 'onnxruntime-common';
import { RubriconError } from '../src/domain/errors.ts';
import type { LoadProgress } from '../src/engine/load.ts';
import type { Device, Engine } from '../src/engine/port.ts';
import { settle } from '../src/engine/settle.ts';
import { createFusionEngine } from './fusion-engine.ts';
import { type ModelFiles, weightsFile } from './model-files.ts';
import { createGraph, createQueue } from './onnx-graph.ts';
import { selfTest } from './self-test.ts';
import { createWordTokenizer } from './word-tokenizer.ts';

export interface BuildOptions {
  readonly files: ModelFiles;
  readonly device: Device;
  readonly deviceNote: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly createSession: (
    graph: Uint8Array,
    weights: { readonly path: string; readonly data: Uint8Array },
  ) => Promise<InferenceSession>;
  readonly Tensor: TensorConstructor;
  /** Aborts with a RubriconError when the device is lost. */
  readonly lost: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/**
 * Starts the model's graphs on one device and lets them pass the self-test.
 * Throws: RubriconError device-unavailable, device-untrustworthy, model-corrupt, or the reason of `lost`.
 */
export async function buildFusionEngine(options: BuildOptions): Promise<Engine> {
  const { files, device, lost, onProgress } = options;
  onProgress?.({ phase: 'start', device });
  const queue = createQueue();
  const weights = { path: weightsFile, data: files.weights };
  const open = async (graph: Uint8Array): Promise<ReturnType<typeof createGraph>> => {
    const session = await settle(options.createSession(graph, weights), lost).catch((cause: unknown) => {
      throw lost.aborted ? lost.reason : unavailable(device, cause);
    });
    return createGraph(session, options.Tensor, queue, lost);
  };
  const engine = createFusionEngine({
    manifest: files.manifest,
    tokenize: openTokenizer(files),
    read: await open(files.read),
    ask: await open(files.ask),
    device,
    deviceNote: options.deviceNote,
    versions: options.versions,
  });
  onProgress?.({ phase: 'self-test', device });
  try {
    await selfTest(engine, files.golden);
  } catch (error) {
    await engine.dispose();
    throw error;
  }
  return engine;
}

function openTokenizer({ tokenizer, manifest }: ModelFiles): ReturnType<typeof createWordTokenizer> {
  const { cls, sep, roles } = manifest.layout;
  try {
    return createWordTokenizer(tokenizer, new Set([cls, sep, ...Object.values(roles)]));
  } catch (cause) {
    const message =
      'The model file tokenizer.json describes no tokenizer that this version knows. Load the model again.';
    throw new RubriconError('model-corrupt', message, { cause, details: { file: 'tokenizer.json' } });
  }
}

function unavailable(device: Device, cause: unknown): RubriconError {
  const message = `The model did not start on ${device}. Choose another device.`;
  return new RubriconError('device-unavailable', message, { cause, details: { device } });
}
