import type { CausalDtype } from '../../models/causal-config.ts';
import type { Device } from './port.ts';

/** A step of loading a model, for a progress bar. Units: bytes over all files of the model. */
export type LoadProgress =
  | { readonly phase: 'download'; readonly loaded: number; readonly total: number }
  | { readonly phase: 'verify' }
  | { readonly phase: 'start'; readonly device: Device }
  | { readonly phase: 'self-test'; readonly device: Device };

/** A file by its address, or as it was brought. */
export type FilePlace = string | Blob;

/** The runtime's own files. Its script is needed for threads alone. Addresses are absolute. */
export interface RuntimeFiles {
  readonly wasm: FilePlace;
  readonly script?: string;
}

export interface LoadOptions {
  /** Folder of the model, ending in a slash. Names the model alone where `files` are given. */
  readonly modelUrl: string;
  /** The model's files by name, where they lie in no folder: inside the page, chosen by a person, or under other names. */
  readonly files?: Readonly<Record<string, FilePlace>>;
  /** Where the runtime lies when it is not beside the worker's script. */
  readonly runtime?: RuntimeFiles;
  /** Devices to try in order; the first that passes the self-test is used. */
  readonly devices: readonly Device[];
  /** Take a WebGPU adapter that runs in software. Off by default: WebAssembly is faster there. */
  readonly allowSoftwareGpu?: boolean;
  /** Precision of a language model's weights, such as `q4f16`; the best one for the device when absent. */
  readonly dtype?: CausalDtype;
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal;
}
