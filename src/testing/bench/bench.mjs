// `npm run bench [-- <name>… [<model folder>] [--healthbench <folder>]]`: runs through Vite, since Node 20 reads no TypeScript; prints Markdown tables.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '../../..');
const benches = ['read-once', 'causal-judge', 'page-weight', 'sample-verdicts', 'attacks', 'warnings'];
const { positionals: given, values } = parseArgs({
  allowPositionals: true,
  options: { healthbench: { type: 'string' } },
});
/** Graded answers, of which nothing is in this repository. */
const healthbench = values.healthbench === undefined ? null : resolve(values.healthbench);
/** Too long to run unasked. */
const named = [...benches, 'soak'];
const wanted = given.filter((name) => named.includes(name));
const model = resolve(given.find((name) => !named.includes(name)) ?? `${root}/models/rubricon-mini`);
if (!existsSync(model)) {
  process.stderr.write(`No bench and no model folder has this name. Benches: ${named.join(', ')}.\n`);
  process.exit(1);
}
const config = { root, configFile: false, logLevel: 'error' };
for (const name of wanted.length > 0 ? wanted : benches) {
  const { module } = await runnerImport(`${import.meta.dirname}/${name}.bench.ts`, config);
  process.stdout.write(`${await module.run({ root, model, healthbench })}\n\n`);
}
