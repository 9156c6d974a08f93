// `npm run bench [-- <model folder>]`: runs through Vite, since Node 20 reads no TypeScript; prints Markdown tables.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '../../..');
const model = resolve(process.argv[2] ?? `${root}/models/rubricon-mini`);
const config = { root, configFile: false, logLevel: 'error' };
for (const name of ['read-once', 'causal-judge', 'page-weight']) {
  const { module } = await runnerImport(`${import.meta.dirname}/${name}.bench.ts`, config);
  process.stdout.write(`${await module.run({ root, model })}\n\n`);
}
