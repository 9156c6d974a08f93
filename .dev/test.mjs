// `npm test`: install if needed, find or install a Chromium, build, run every test; the last line counts real results.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, ensurePackages, run } from './common.mjs';

ensurePackages();
const env = { RUBRICON_CHROMIUM: ensureChromium() };
let passed = 0;
let failed = 0;
const step = (name, command, args) => {
  console.log(`\n== ${name}`);
  if (run(command, args, env) === 0) passed += 1;
  else failed += 1;
};
step('build the page', 'npm', ['run', 'build', '--silent']);
step('build the library and the terminal', 'npm', ['run', 'build:node', '--silent']);
step('build the file', 'npm', ['run', 'build:single', '--silent']);
step('build the package', 'npm', ['run', 'build:package', '--silent']);
step('size', 'node', ['.dev/size.mjs']);

const folder = mkdtempSync(join(tmpdir(), 'rubricon-test-'));
for (const project of ['unit', 'browser', 'e2e']) {
  console.log(`\n== ${project} tests`);
  const file = join(folder, `${project}.json`);
  const status = run(
    'npx',
    ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    env,
  );
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    passed += result.numPassedTests;
    failed += result.numFailedTests;
    // A file that could not be loaded has no tests to fail, and an unhandled error belongs to none.
    if (status !== 0 && result.numFailedTests === 0) failed += 1;
    if (result.numTotalTests === 0) failed += 1;
  } catch {
    failed += 1;
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
