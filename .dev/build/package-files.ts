import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { root, shippedModel } from './paths.ts';

/** Modules that are others in the npm package: where its files lie, and no engine of Node. */
const stands: Readonly<Record<string, string>> = {
  'src/shipped/asset-places.ts': 'src/shipped/package-places.ts',
  'workers/node-engine.ts': 'src/shipped/no-node-engine.ts',
};

/** Puts modules of the package in the place of the page's. */
export function packageFiles(): Plugin {
  return {
    name: 'rubricon-package',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!source.startsWith('.') || !importer) return null;
      const stand = Object.entries(stands).find(([name]) => join(root, name) === resolve(dirname(importer), source));
      return stand ? join(root, stand[1]) : null;
    },
  };
}

/** The model keeps its folder and its names: it is also the terminal's. */
export function nameAsset({ originalFileNames }: { readonly originalFileNames: readonly string[] }): string {
  return originalFileNames.some((name) => name.startsWith(`${shippedModel}/`))
    ? `${shippedModel}/[name][extname]`
    : 'assets/[name]-[hash][extname]';
}
