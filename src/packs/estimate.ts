import type { CausalDtype } from '../../models/causal-config.ts';
import type { PackShape } from '../../models/packs.ts';

/** How fast a device multiplies, in long runs and in short ones. Units: floating-point operations a second. */
export interface DeviceSpeed {
  readonly device: 'webgpu' | 'wasm';
  readonly long: number;
  readonly short: number;
}

/** The case that times are told for. Units: tokens. */
export const typicalCase = { document: 800, criteria: 12, criterion: 45 } as const;

/** Work for one token through the whole model: a multiplication and an addition for each weight it meets. */
export function operationsPerToken({
  hidden,
  layers,
  heads,
  kvHeads,
  headSize,
  intermediate,
  vocabulary,
}: PackShape): number {
  const attention = hidden * headSize * (2 * heads + 2 * kvHeads);
  const layer = attention + 3 * hidden * intermediate;
  return 2 * (layers * layer + vocabulary * hidden);
}

/** How long a typical case will take: one long read, then a short ask for each criterion. Units: seconds. */
export function predictSeconds(shape: PackShape, speed: DeviceSpeed): number {
  const work = operationsPerToken(shape);
  const { document, criteria, criterion } = typicalCase;
  return (document * work) / speed.long + (criteria * criterion * work) / speed.short;
}

/** Bytes that the cache of one token takes: a key and a value in each layer. */
export function cacheBytesPerToken({ layers, kvHeads, headSize }: PackShape, dtype: CausalDtype): number {
  const width = dtype === 'fp16' || dtype === 'q4f16' ? 2 : 4;
  return 2 * layers * kvHeads * headSize * width;
}

/**
 * What a model needs while it works: its weights, once more while they are loaded into WebAssembly or a GPU's buffers,
 * the cache of a long case, and the logits of one run. An estimate, on the safe side. Units: bytes.
 */
export function memoryNeeded(shape: PackShape | null, dtype: CausalDtype, weights: number): number {
  const cache = shape ? 4096 * cacheBytesPerToken(shape, dtype) : 0.5e9;
  const logits = shape ? 64 * shape.vocabulary * 4 : 0.05e9;
  return Math.round(1.5 * weights + cache + logits + 0.2e9);
}
