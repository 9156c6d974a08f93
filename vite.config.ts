import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { modelFiles } from './.dev/build/model-files.ts';
import { nameAsset, packageFiles } from './.dev/build/package-files.ts';
import { isolation, root, version } from './.dev/build/paths.ts';
import { serviceWorker } from './.dev/build/service-worker.ts';
import { singleFile } from './.dev/build/single-file.ts';

/** A command is run by its file: a rebuild must leave it executable. */
function executable(): Plugin {
  return {
    name: 'rubricon-executable',
    closeBundle: () => chmodSync(join(root, 'dist/cli/rubricon.js'), 0o755),
  };
}

const chromium = process.env.RUBRICON_CHROMIUM ?? '/usr/bin/chromium';
// Copied at each use: vitest takes the names out of the object it is given.
const define = { __RUBRICON_VERSION__: JSON.stringify(version) };

/** `--mode node`: the library and the terminal, with their packages left outside. */
const nodeBuild = {
  ssr: true,
  target: 'node20',
  outDir: 'dist',
  emptyOutDir: false,
  copyPublicDir: false,
  rolldownOptions: {
    input: { 'cli/rubricon': 'src/cli/rubricon.ts', 'lib/index': 'src/index.ts' },
    output: { entryFileNames: '[name].js', chunkFileNames: 'lib/chunks/[name].js' },
  },
} as const;

/** The review page, and the page that fetches models: two, so that the first can be sealed. */
const pageBuild = {
  target: 'esnext',
  outDir: 'dist/page',
  chunkSizeWarningLimit: 1500,
  rolldownOptions: { input: ['index.html', 'src/downloads/index.html', 'embed.html'] },
};

/** `--mode single`: the review page with everything inside, for a disk. */
const singleBuild = {
  target: 'esnext',
  outDir: 'dist',
  emptyOutDir: false,
  copyPublicDir: false,
  assetsInlineLimit: 0,
  cssCodeSplit: false,
  modulePreload: false,
  chunkSizeWarningLimit: 5000,
  reportCompressedSize: false,
  rolldownOptions: { input: 'index.html', output: { codeSplitting: false } },
} as const;

/** `--mode package`: the library for browsers and the elements, with everything that they need in one folder. */
const packageBuild = {
  target: 'esnext',
  outDir: 'dist/element',
  copyPublicDir: false,
  assetsInlineLimit: 0,
  modulePreload: false,
  chunkSizeWarningLimit: 5000,
  reportCompressedSize: false,
  rolldownOptions: {
    input: {
      rubricon: 'src/browser.ts',
      'rubricon-element': 'src/widget/index.ts',
      'rubricon-frame': 'src/widget/frame-host.ts',
    },
    preserveEntrySignatures: 'strict',
    output: { entryFileNames: '[name].js', assetFileNames: nameAsset },
  },
} as const;

/** Where one file carries everything, a name is no address: it is looked up inside. */
const named = (filename: string): { runtime: string } => ({ runtime: JSON.stringify(filename) });

/** What differs from the page by `--mode`. */
const modes: Record<string, UserConfig> = {
  node: { plugins: [executable()], build: nodeBuild },
  package: {
    plugins: [packageFiles()],
    build: packageBuild,
    worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
  },
  single: {
    plugins: [singleFile()],
    build: singleBuild,
    experimental: { renderBuiltUrl: (filename, { hostType }) => (hostType === 'js' ? named(filename) : undefined) },
    // Not modules: a page from a disk has no origin from which a module could be loaded.
    worker: { format: 'iife', rolldownOptions: { output: { codeSplitting: false } } },
  },
};

export default defineConfig(({ mode }) => ({
  base: './',
  define: { ...define },
  plugins: [modelFiles(), serviceWorker()],
  worker: { format: 'es' },
  build: pageBuild,
  ...modes[mode],
  server: { headers: isolation },
  preview: { headers: isolation },
  optimizeDeps: {
    exclude: ['@huggingface/transformers', 'onnxruntime-web'],
    include: [
      ...['comlink', 'zod', '@huggingface/jinja', '@huggingface/tokenizers', '@mlc-ai/web-xgrammar', 'axe-core'],
      ...['scrypt', 'legacy', 'sha2', 'utils'].map((name) => `@noble/hashes/${name}.js`),
    ],
  },
  test: {
    projects: [
      {
        define: { ...define },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{src,workers,models}/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', '**/*.e2e.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        define: { ...define },
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['src/**/*.e2e.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['{src,workers}/**/*.browser.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: {
                executablePath: chromium,
                args: [
                  '--no-sandbox',
                  '--disable-quic',
                  '--no-first-run',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                  '--enable-unsafe-webgpu',
                  '--use-webgpu-adapter=swiftshader',
                ],
              },
            }),
          },
        },
      },
    ],
  },
}));
