import { chmodSync, cpSync, createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, resolve } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
const types: Record<string, string> = { '.json': 'application/json', '.md': 'text/markdown; charset=utf-8' };

/** Serves `models/<id>/` in development and copies the shipped packs into the build: they are no part of any bundle. */
function modelFiles(): Plugin {
  return {
    name: 'rubricon-models',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
        const match = /\/models\/(rubricon-[\w-]+\/[\w.-]+)$/.exec(path);
        const file = match?.[1] ? normalize(join(root, 'models', match[1])) : '';
        if (!file || !existsSync(file)) return next();
        response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
        response.setHeader('Content-Length', statSync(file).size);
        for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
        createReadStream(file).pipe(response);
      });
    },
    closeBundle() {
      cpSync(join(root, 'models/rubricon-mini'), resolve(root, 'dist/page/models/rubricon-mini'), { recursive: true });
    },
  };
}

/** A command is run by its file: a rebuild must leave it executable. */
function executable(): Plugin {
  return {
    name: 'rubricon-executable',
    closeBundle: () => chmodSync(join(root, 'dist/cli/rubricon.js'), 0o755),
  };
}

const chromium = process.env.RUBRICON_CHROMIUM ?? '/usr/bin/chromium';
const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
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

export default defineConfig(({ mode }) => ({
  base: './',
  define: { ...define },
  plugins: mode === 'node' ? [executable()] : [modelFiles()],
  worker: { format: 'es' },
  build: mode === 'node' ? nodeBuild : pageBuild,
  server: { headers: isolation },
  preview: { headers: isolation },
  optimizeDeps: {
    exclude: ['@huggingface/transformers', 'onnxruntime-web'],
    include: ['comlink', 'zod', '@huggingface/jinja', '@huggingface/tokenizers', '@mlc-ai/web-xgrammar', 'axe-core'],
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
