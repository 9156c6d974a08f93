import type { FilePlace, RuntimeFiles } from '../engine/load.ts';

/** Where the worker, the runtime and the shipped model lie when they are not a folder beside a page. */
export interface AssetPlaces {
  readonly runtime: RuntimeFiles;
  readonly model: Readonly<Record<string, FilePlace>>;
}

/** Null for a page, whose model lies beside it; the build of the npm package puts `package-places.ts` here. */
export const assetPlaces: AssetPlaces | null = null;
