// Holds the weight of what is served and shipped to a budget; prints the figures.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './common.mjs';

const budgets = [
  { name: 'model files', folder: 'dist/page/models', ext: null, limit: 30_000_000, gzip: false },
  { name: 'wasm runtime', folder: 'dist/page/assets', ext: '.wasm', limit: 28_000_000, gzip: false },
  // Of three pages. Grammars (0.4 MB, when a language model writes) and published formats are loaded when they are needed.
  { name: 'all scripts, gzip', folder: 'dist/page/assets', ext: '.js', limit: 1_300_000, gzip: true },
  { name: 'one file', folder: 'dist', ext: '.html', limit: 60_000_000, gzip: false, flat: true },
  { name: 'library and elements in browsers', folder: 'dist/element', ext: null, limit: 60_000_000, gzip: false },
  { name: 'page styles, gzip', folder: 'dist/page/assets', ext: '.css', limit: 40_000, gzip: true },
];

const walk = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
        e.isDirectory() ? walk(join(folder, e.name)) : [join(folder, e.name)],
      )
    : [];

const states = [];
for (const { name, folder, ext, limit, gzip, flat } of budgets) {
  const files = walk(join(root, folder))
    .filter((file) => ext === null || extname(file) === ext)
    .filter((file) => !flat || dirname(file) === join(root, folder));
  const bytes = files.reduce(
    (sum, file) => sum + (gzip ? gzipSync(readFileSync(file)).length : statSync(file).size),
    0,
  );
  const state = bytes === 0 ? 'NONE' : bytes <= limit ? 'ok' : 'OVER';
  states.push(state);
  console.log(`${state.padEnd(4)} ${name}: ${(bytes / 1e6).toFixed(2)} MB of ${(limit / 1e6).toFixed(2)} MB`);
}
if (states.includes('NONE')) console.log('Build first: npm run build, build:node, build:single and build:package.');
process.exit(states.every((state) => state === 'ok') ? 0 : 1);
