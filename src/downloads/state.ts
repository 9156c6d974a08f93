import type { CausalDtype } from '../../models/causal-config.ts';
import type { PackProgress } from '../packs/download-pack.ts';
import type { DeviceSpeed } from '../packs/estimate.ts';
import type { KeptPack } from '../packs/keep-packs.ts';
import type { BroughtFile, ModelSummary } from '../packs/pack-service.ts';

/** A model that was looked at and may be taken: from the hub, or from files at hand. */
export interface Found {
  readonly summary: ModelSummary;
  /** Null for one of the hub. */
  readonly files: readonly BroughtFile[] | null;
  readonly dtype: CausalDtype;
}

/** What the page is doing; one thing at a time. */
export type Work =
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'measuring' }
  | {
      readonly kind: 'download' | 'check' | 'bring';
      readonly id: string;
      readonly name: string;
      readonly progress: PackProgress | null;
    };

/** Everything the page of models shows is a function of this. */
export interface DownloadsState {
  readonly kept: readonly KeptPack[];
  /** What may still be written; null where the browser does not say. Units: bytes. */
  readonly room: number | null;
  /** Of this device, as far as the browser says; null where it says nothing, or no more than "a lot". Units: bytes. */
  readonly memory: number | null;
  /** Whether the browser may clear the models when space runs short; null before it was asked. */
  readonly persistent: boolean | null;
  readonly work: Work;
  readonly found: Found | null;
  readonly name: string;
  readonly speed: DeviceSpeed | null;
  readonly message: string;
  /** The model whose deletion was asked for and waits to be confirmed. */
  readonly removing: string | null;
}

/** Everything a person can ask of this page. */
export type DownloadsIntent =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'look'; readonly name: string }
  | { readonly type: 'bring'; readonly files: readonly File[] }
  | { readonly type: 'choose'; readonly dtype: CausalDtype }
  | { readonly type: 'take' }
  | { readonly type: 'go-on'; readonly id: string; readonly dtype: CausalDtype }
  | { readonly type: 'stop' }
  | { readonly type: 'check'; readonly id: string }
  | { readonly type: 'remove'; readonly id: string; readonly sure: boolean }
  | { readonly type: 'keep' }
  | { readonly type: 'measure' }
  | { readonly type: 'dismiss' };

export const initialDownloads: DownloadsState = {
  kept: [],
  room: null,
  memory: null,
  persistent: null,
  work: { kind: 'idle' },
  found: null,
  name: '',
  speed: null,
  message: '',
  removing: null,
};
