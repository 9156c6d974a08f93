import type { CausalDtype } from '../models/causal-config.ts';
import { RubriconError } from '../src/domain/errors.ts';
import type { Decoder } from './decoder.ts';

/** Above this many tokens a run, the attention of some GPUs takes a kernel that computes wrong numbers on them. */
export const safeChunk = 31;
/** Long enough for that kernel. Units: tokens. */
const probeLength = 48;

/**
 * How far logits may lie apart, as a share of their spread: between two ways through the same device, and between two
 * devices. Quantised kernels round activations differently; a wrong kernel is off by the spread itself.
 */
const tolerances: Readonly<Record<CausalDtype, { readonly ways: number; readonly devices: number }>> = {
  fp32: { ways: 1e-3, devices: 5e-3 },
  fp16: { ways: 0.03, devices: 0.05 },
  q4: { ways: 0.03, devices: 0.25 },
  q4f16: { ways: 0.05, devices: 0.25 },
  q8: { ways: 0.2, devices: 0.2 },
};

export interface SelfTestParts {
  readonly dtype: CausalDtype;
  /** Token ids of any text, at least one. */
  readonly ids: readonly number[];
  /** The same session with at most so many tokens a run. */
  readonly withChunk: (chunk: number) => Decoder;
  /** Most tokens a run that memory allows; `safeChunk` where long runs are known to be wrong. */
  readonly chunk: number;
  /** True where computing is known to be right, on a processor: only broken weights are looked for. */
  readonly trusted: boolean;
  /** The same model on a device that is known to be right; null where there is none, or no memory for it. */
  readonly reference: Decoder | null;
}

/**
 * Makes sure that a device computes this model rightly, since some compute wrong numbers without any error, and finds
 * how many tokens a run may take: short runs in two different cuttings must agree, with each other and with the
 * reference; long runs are used only if they agree with short ones. Gives the length of a run.
 * Throws: RubriconError device-untrustworthy, or what running throws.
 */
export async function testDecoder({
  dtype,
  ids,
  withChunk,
  chunk,
  trusted,
  reference,
}: SelfTestParts): Promise<number> {
  const probe = Array.from({ length: probeLength }, (_, at) => ids[at % ids.length] ?? 0);
  const { ways, devices } = tolerances[dtype];
  try {
    const short = await peek(withChunk(safeChunk), probe);
    if (trusted) return chunk;
    const stepwise = await peekStepwise(withChunk(16), probe);
    assertNear(distance(short, stepwise), ways, 'two ways through this device');
    if (reference) assertNear(distance(short, await peek(reference, probe)), devices, 'another device');
    if (chunk <= safeChunk) return safeChunk;
    return distance(short, await peek(withChunk(chunk), probe)) <= ways ? chunk : safeChunk;
  } catch (error) {
    if (error instanceof RubriconError && error.code === 'output-invalid')
      throw untrustworthy('no numbers at all', error);
    throw error;
  }
}

function peek(decoder: Decoder, probe: readonly number[]): Promise<Float32Array> {
  return decoder.peek(decoder.empty, probe);
}

/** As when writing: the last token goes in alone. */
async function peekStepwise(decoder: Decoder, probe: readonly number[]): Promise<Float32Array> {
  const cache = await decoder.extend(decoder.empty, probe.slice(0, -1));
  try {
    return await decoder.peek(cache, probe.slice(-1));
  } finally {
    cache.dispose();
  }
}

/** Root mean square of the differences over the spread of the first. */
function distance(left: Float32Array, right: Float32Array): number {
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
  const spread = left.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const apart = left.reduce((sum, value, at) => sum + (value - (right[at] ?? Number.NaN)) ** 2, 0);
  return Math.sqrt(apart / spread);
}

function assertNear(found: number, most: number, between: string): void {
  if (!(found <= most)) throw untrustworthy(`${found.toPrecision(2)} of their spread between ${between}`);
}

function untrustworthy(found: string, cause?: unknown): RubriconError {
  const message = `This device failed the start-up test: expected the same logits, found ${found}. Use another device.`;
  return new RubriconError('device-untrustworthy', message, { cause, details: { found } });
}
