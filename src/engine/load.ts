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
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal;
}
