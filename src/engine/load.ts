import type { CausalDtype } from '../../models/causal-config.ts';
import type { Device } from './port.ts';

/** A step of loading a model, for a progress bar. Units: bytes over all files of the model. */
export type LoadProgress =
  | { readonly phase: 'download'; readonly loaded: number; readonly total: number }
  | { readonly phase: 'verify' }
  | { readonly phase: 'start'; readonly device: Device }
  | { readonly phase: 'self-test'; readonly device: Device };

export interface LoadOptions {
  /** Folder of the model, ending in a slash. */
  readonly modelUrl: string;
  /** Devices to try in order; the first that passes the self-test is used. */
  readonly devices: readonly Device[];
  /** Take a WebGPU adapter that runs in software. Off by default: WebAssembly is faster there. */
  readonly allowSoftwareGpu?: boolean;
  /** Precision of a language model's weights, such as `q4f16`; the best one for the device when absent. */
  readonly dtype?: CausalDtype;
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal;
}
