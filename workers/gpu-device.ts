import { RubriconError } from '../src/domain/errors.ts';
import { settle } from '../src/engine/settle.ts';

export interface GpuOptions {
  /** The browser's WebGPU entry, absent where there is none. */
  readonly gpu: GPU | undefined;
  readonly allowSoftware: boolean;
  /** How long the browser may take to name an adapter or device. Units: milliseconds. */
  readonly patience: number;
}

/** A GPU device for the runtime; `lost` aborts with a RubriconError when it is gone. */
export interface GpuDevice {
  readonly device: GPUDevice;
  readonly lost: AbortSignal;
  /** True where long runs of a language model's attention are known to come out wrong. */
  readonly smallSubgroups: boolean;
}

/** Units: lanes. */
const subgroupLeast = 16;

/**
 * Opens a WebGPU device that can be trusted to compute, if the self-test agrees.
 * Throws: RubriconError device-unavailable with the reason.
 */
export async function openGpuDevice({ gpu, allowSoftware, patience }: GpuOptions): Promise<GpuDevice> {
  if (!gpu) throw unavailable('This browser has no WebGPU');
  const adapter = await inTime(gpu.requestAdapter({ powerPreference: 'high-performance' }), patience);
  if (!adapter) throw unavailable('The browser found no GPU it would use');
  if (isSoftware(adapter) && !allowSoftware) throw unavailable('The only GPU here is emulated in software and slower');
  const device = await inTime(
    adapter.requestDevice({ requiredFeatures: usefulFeatures(adapter), requiredLimits: allLimits(adapter) }),
    patience,
  );
  const lost = new AbortController();
  void device.lost.then(({ reason }) => lost.abort(deviceLost(reason)));
  return { device, lost: lost.signal, smallSubgroups: !(adapter.info.subgroupMinSize >= subgroupLeast) };
}

function isSoftware(adapter: GPUAdapter): boolean {
  const { isFallbackAdapter, architecture, description } = adapter.info;
  return isFallbackAdapter || /swiftshader|llvmpipe|lavapipe/i.test(`${architecture} ${description}`);
}

/** Kernels of the runtime that use subgroups give wrong numbers where these are smaller than 16, so they are not asked for. */
function usefulFeatures(adapter: GPUAdapter): GPUFeatureName[] {
  const wanted: GPUFeatureName[] = ['shader-f16'];
  if (adapter.info.subgroupMinSize >= subgroupLeast) wanted.push('subgroups');
  return wanted.filter((feature) => adapter.features.has(feature));
}

function allLimits(adapter: GPUAdapter): Record<string, number> {
  const limits: Record<string, number> = {};
  for (const name in adapter.limits) {
    const value: unknown = adapter.limits[name as keyof GPUSupportedLimits];
    if (typeof value === 'number') limits[name] = value;
  }
  return limits;
}

/** Some browsers never answer a request for an adapter. */
async function inTime<T>(request: Promise<T>, patience: number): Promise<T> {
  const late = AbortSignal.timeout(patience);
  try {
    return await settle(request, late);
  } catch (cause) {
    throw unavailable(
      late.aborted ? 'The browser did not answer when asked for a GPU' : 'The GPU could not be opened',
      cause,
    );
  }
}

function unavailable(what: string, cause?: unknown): RubriconError {
  return new RubriconError('device-unavailable', `${what}.`, { cause, details: { device: 'webgpu' } });
}

function deviceLost(reason: string): RubriconError {
  const message = 'The browser took the GPU away. The model is started over; choose WebAssembly if it happens again.';
  return new RubriconError('device-lost', message, { details: { reason } });
}
