// `npm run bench`: runs the bench through Vite, since Node 20 reads no TypeScript; prints one Markdown table a bench.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '../../..');
const config = { root, configFile: false, logLevel: 'error' };
for (const name of ['read-once', 'page-weight']) {
  const { module } = await runnerImport(`${import.meta.dirname}/${name}.bench.ts`, config);
  process.stdout.write(`${await module.run(root)}\n\n`);
}
