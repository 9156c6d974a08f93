import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string };

/** What a host page loads by one line: each is one file beside the page's, so that one hash stands for it. */
const entries: Readonly<Record<string, string>> = {
  'rubricon-element': 'src/widget/index.ts',
  'rubricon-frame': 'src/widget/frame-host.ts',
};

/** `--mode rubricon-element` and `--mode rubricon-frame`. */
export default defineConfig(({ mode }) => ({
  root,
  base: './',
  define: { __RUBRICON_VERSION__: JSON.stringify(version) },
  worker: { format: 'es' },
  build: {
    target: 'esnext',
    outDir: 'dist/page',
    emptyOutDir: false,
    copyPublicDir: false,
    modulePreload: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { [mode]: entries[mode] ?? '' },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  },
}));
