import type { InferenceSession, TensorConstructor } from 'onnxruntime-common';
import type { DeviceSpeed } from '../src/packs/estimate.ts';
import { writeOnnx } from './write-onnx.ts';

/** One part of a model: the two multiplications of a small feed-forward, with weights of four bits. */
const width = 1024;
const inner = 3072;
const block = 32;
/** Units: tokens a run. */
const long = 256;
const short = 32;
/** Units: milliseconds. */
const budget = 1500;

export interface MeasureParts {
  readonly device: DeviceSpeed['device'];
  readonly createSession: (graph: Uint8Array) => Promise<InferenceSession>;
  readonly Tensor: TensorConstructor;
  readonly now: () => number;
}

/** Runs a part of a model on a device for a moment and tells how fast it is. The weights are made up; the work is not. */
export async function measureSpeed({ device, createSession, Tensor, now }: MeasureParts): Promise<DeviceSpeed> {
  const session = await createSession(feedForward());
  const rate = async (tokens: number): Promise<number> => {
    const data = Float32Array.from({ length: tokens * width }, (_, at) => Math.sin(at));
    const run = async (): Promise<void> => {
      const { y } = await session.run({ x: new Tensor('float32', data, [tokens, width]) });
      // Waits for a GPU that is still at work.
      await y?.getData();
    };
    await run();
    await run();
    const start = now();
    let runs = 0;
    for (; runs < 3 || (now() - start < budget / 2 && runs < 200); runs += 1) await run();
    return (runs * tokens * 4 * width * inner) / ((now() - start) / 1000);
  };
  try {
    return { device, long: await rate(long), short: await rate(short) };
  } finally {
    await session.release();
  }
}

function feedForward(): Uint8Array {
  const matrix = (name: string, from: number, to: number) => [
    {
      name: `${name}_w`,
      type: 'uint8' as const,
      dims: [to, from / block, block / 2],
      values: Array.from({ length: (to * from) / 2 }, (_, at) => (at * 37) & 255),
    },
    {
      name: `${name}_s`,
      type: 'float32' as const,
      dims: [(to * from) / block],
      values: new Array((to * from) / block).fill(0.01),
    },
  ];
  const multiply = (name: string, input: string, output: string, from: number, to: number) => ({
    op: 'MatMulNBits',
    domain: 'com.microsoft' as const,
    inputs: [input, `${name}_w`, `${name}_s`],
    output,
    attributes: { K: from, N: to, bits: 4, block_size: block },
  });
  return writeOnnx({
    nodes: [multiply('up', 'x', 'h', width, inner), multiply('down', 'h', 'y', inner, width)],
    constants: [...matrix('up', width, inner), ...matrix('down', inner, width)],
    inputs: [{ name: 'x', type: 'float32', dims: ['tokens', width] }],
    outputs: [{ name: 'y', type: 'float32', dims: ['tokens', width] }],
  });
}
