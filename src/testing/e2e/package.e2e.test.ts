import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './faults/open-page.ts';
import { type StaticHost, startStaticHost } from './static-host.ts';

const root = resolve(import.meta.dirname, '../../..');
const scratch = mkdtempSync(join(tmpdir(), 'rubricon-package-'));
const inScratch = (...path: readonly string[]): string => join(scratch, ...path);
const installed = inScratch('node_modules/rubricon');

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}
interface PackageFile {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}
const described = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageFile;
const outcomes: number[] = [];
let packed: Packed;
let host: StaticHost;
let browser: Browser;

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/element/rubricon.js')))
    throw new Error('Build the package first: npm run build:node && npm run build:package');
  const words = ['pack', '--ignore-scripts', '--json', '--pack-destination', scratch];
  const { stdout } = spawnSync('npm', words, { cwd: root, encoding: 'utf8' });
  [packed] = JSON.parse(stdout) as [Packed];
  install(inScratch(packed.filename));
  host = await startStaticHost(scratch);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await host?.close();
  rmSync(scratch, { recursive: true });
});

/**
 * What `npm install` of the tarball leaves, without a registry: the package unpacked, and beside it the packages that it
 * names as its dependencies, and no others.
 */
function install(tarball: string): void {
  mkdirSync(installed, { recursive: true });
  spawnSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed]);
  for (const name of Object.keys(described.dependencies)) {
    mkdirSync(dirname(inScratch('node_modules', name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), inScratch('node_modules', name));
  }
  mkdirSync(inScratch('node_modules/.bin'));
  symlinkSync('../rubricon/dist/cli/rubricon.js', inScratch('node_modules/.bin/rubricon'));
  writeFileSync(inScratch('package.json'), JSON.stringify({ name: 'scratch', private: true, type: 'module' }));
}

const request = `{
  submission: {
    conversation: [{ role: 'user', content: 'My knee hurts after running.' }],
    response: 'Rest it for three days and put ice on it. See a doctor if it swells.',
  },
  rubric: { title: 'Knee', criteria: [
    { id: 'rest', text: 'Advises rest.', points: 5, tags: [] },
    { id: 'fever', text: 'Asks about fever.', points: 3, tags: [] },
  ] },
  runId: 'scratch', now: () => new Date(), hash: async () => 'none',
}`;
/** What a program of a host does with the library: a case is scored, and the chance of the first criterion told. */
const score = (open: string): string => `
const events = [];
const verifier = ${open};
for await (const event of verifySubmission({ ...${request}, verifier })) events.push(event);
const run = replayRun(events);
const { probability } = run.criteria.get('rest').verdict;
const { decided, undecided } = scoreRun(run);
const outcome = { probability, decided, undecided };
await verifier.engine.dispose();`;

/** The README's block of a language; the first, where there are several. */
function readmeBlock(language: string): string {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  return text.split(`\n\`\`\`${language}\n`)[1]?.split('\n```\n')[0] ?? '';
}

function expectTypes(words: readonly string[]): void {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const all = [tsc, '--noEmit', '--strict', '--target', 'es2023', ...words];
  const { status, stdout } = spawnSync(process.execPath, all, { cwd: scratch, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
}

async function openPage(address: string): Promise<{ readonly page: Page; readonly foreign: readonly string[] }> {
  const page = await browser.newPage();
  const foreign: string[] = [];
  page.on('request', (asked) => {
    const { protocol, origin } = new URL(asked.url());
    if (protocol.startsWith('http') && origin !== new URL(address).origin) foreign.push(asked.url());
  });
  page.on('pageerror', (error) => foreign.push(error.message));
  await page.goto(address);
  return { page, foreign };
}

/** Waits for a page's library to have scored, then for its element to do the same. */
async function expectScores(address: string): Promise<void> {
  const { page, foreign } = await openPage(address);
  await page.waitForFunction(() => document.title.startsWith('{'), null, { timeout: 200_000 });
  const outcome = JSON.parse(await page.title()) as { probability: number; decided: number; undecided: number };
  expect(outcome).toMatchObject({ decided: 2, undecided: 0 });
  expect(Math.abs(outcome.probability - (outcomes[0] ?? Number.NaN))).toBeLessThan(0.01);
  const scored = await page.evaluate(async () => {
    const element = document.querySelector('rubricon-review') as unknown as { score(): Promise<unknown> };
    return element.score();
  });
  expect(scored).toMatchObject({ possible: 5, decided: expect.any(Number) });
  expect(foreign).toEqual([]);
  await page.close();
}

const element = `<rubricon-review conversation="User: My knee hurts after running." response="Rest it for three days."
  rubric="criterion,points&#10;Advises rest.,5"></rubricon-review>`;

describe('the packed package', () => {
  it('SHP-10 holds terminal, library, elements, types, worker, runtime and model, each once, and nothing else', () => {
    const paths = packed.files.map(({ path }) => path);
    const kinds = new Set(
      paths.map((path) => (path.startsWith('dist/') ? path.split('/').slice(0, 2).join('/') : path)),
    );
    expect([...kinds].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/cli',
      'dist/element',
      'dist/lib',
      'dist/types',
      'package.json',
      'src/widget/custom-elements.json',
    ]);
    for (const once of [/weights\.bin$/, /\.wasm$/, /verifier\.worker[^/]*\.js$/, /card\.md$/])
      expect(paths.filter((path) => once.test(path))).toHaveLength(1);
    expect(paths.filter((path) => /\.test\.|testing\//.test(path))).toEqual([]);
    expect(packed.size).toBeLessThan(36_000_000);
    expect(packed.unpackedSize).toBeLessThan(62_000_000);
  });

  it('SHP-11 scores a case in Node, with the packages that it names and no others', () => {
    const file = inScratch('score.js');
    const model = join(installed, 'dist/element/models/rubricon-mini');
    writeFileSync(
      file,
      `import { readFileSync } from 'node:fs';
import { openNodeEngine, replayRun, scoreRun, toCalibration, verifySubmission } from 'rubricon';
${score(`{ engine: await openNodeEngine({ modelFolder: ${JSON.stringify(model)} }), calibration: toCalibration(JSON.parse(readFileSync(${JSON.stringify(`${model}/calibration.json`)}, 'utf8'))) }`)}
console.log(JSON.stringify(outcome));`,
    );
    const { stdout, stderr } = spawnSync(process.execPath, [file], { cwd: scratch, encoding: 'utf8' });
    expect(stderr).toBe('');
    const outcome = JSON.parse(stdout) as { probability: number };
    expect(outcome).toMatchObject({ decided: 2, undecided: 0 });
    outcomes.push(outcome.probability);
  });

  it('SHP-11 the program in the README runs as it stands, and its types hold', () => {
    const program = readmeBlock('js');
    writeFileSync(inScratch('readme.mjs'), program);
    const { stdout, stderr } = spawnSync(process.execPath, ['readme.mjs'], { cwd: scratch, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toContain('decided: 1');
    writeFileSync(inScratch('readme.ts'), program);
    symlinkSync(join(root, 'node_modules/@types'), inScratch('node_modules/@types'));
    expectTypes(['--module', 'nodenext', '--types', 'node', 'readme.ts']);
  });

  it('CLI-17 the terminal finds the shipped model from the clone and from the package, with the same answers', () => {
    const row = JSON.stringify({
      id: 0,
      prompt: 'My knee hurts.',
      response: 'Rest 0 days.',
      criterion: 'Advises rest.',
    });
    const verify = (binary: string) =>
      spawnSync(process.execPath, [binary, 'verify', '-'], { cwd: scratch, input: row, encoding: 'utf8' });
    const clone = verify(join(root, 'dist/cli/rubricon.js'));
    const own = verify(inScratch('node_modules/.bin/rubricon'));
    expect(clone).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(clone.stdout)).toHaveProperty('probability');
    expect(own).toMatchObject({ status: 0, stderr: '', stdout: clone.stdout });
  });

  it('SHP-12 library and element work in a plain page with one script, on a host without any header', async () => {
    writeFileSync(
      inScratch('plain.html'),
      `<!doctype html><meta charset="utf-8">${element}<script type="module">
import './node_modules/rubricon/dist/element/rubricon-element.js';
import { openShippedModel, replayRun, scoreRun, verifySubmission } from './node_modules/rubricon/dist/element/rubricon.js';
${score('await openShippedModel()')}
document.title = JSON.stringify(outcome);
</script>`,
    );
    await expectScores(`${host.address}plain.html`);
  });

  it('SHP-12 the element in the README scores as it stands', async () => {
    const block = readmeBlock('html').replace('"/element/', '"./node_modules/rubricon/dist/element/');
    writeFileSync(inScratch('readme.html'), `<!doctype html><meta charset="utf-8">${block}`);
    const { page, foreign } = await openPage(`${host.address}readme.html`);
    const possible = await page.evaluate(async () => {
      await customElements.whenDefined('rubricon-review');
      const review = document.querySelector('rubricon-review') as unknown as {
        score(): Promise<{ possible: number }>;
      };
      return (await review.score()).possible;
    });
    expect({ possible, foreign }).toEqual({ possible: 11, foreign: [] });
    await page.close();
  });

  it('SHP-13 library and element work in a Vite app without a setting: worker, runtime and model are found and renamed', async () => {
    const app = inScratch('app');
    mkdirSync(app);
    writeFileSync(
      join(app, 'index.html'),
      `<!doctype html><meta charset="utf-8">${element}<script type="module" src="./main.js"></script>`,
    );
    writeFileSync(
      join(app, 'main.js'),
      `import 'rubricon/element';
import { openShippedModel, replayRun, scoreRun, verifySubmission } from 'rubricon';
${score('await openShippedModel()')}
document.title = JSON.stringify(outcome);`,
    );
    await build({
      configFile: false,
      root: app,
      base: './',
      logLevel: 'error',
      build: { outDir: inScratch('built'), target: 'esnext', minify: false, reportCompressedSize: false },
    });
    await expectScores(`${host.address}built/index.html`);
    expect(host.asked.filter((path) => path.startsWith('/built/') && path.includes('node_modules'))).toEqual([]);
  });

  it('SHP-13 the same app works under its dev server, which bundles what it installed anew', async () => {
    const server = await createServer({ configFile: false, root: inScratch('app'), logLevel: 'error' });
    try {
      await server.listen();
      await expectScores(server.resolvedUrls?.local[0] ?? '');
    } finally {
      await server.close();
    }
  });

  it('SHP-14 its types hold in a strict program, as a bundler and as Node resolve them', () => {
    writeFileSync(
      inScratch('program.ts'),
      `import { scoreRun, type RunState, type Score } from 'rubricon';
import { RubriconReview } from 'rubricon/element';
export const scoreOf = (run: RunState): Score => scoreRun(run);
export const fractionOf = (run: RunState): number | null => scoreOf(run).fraction;
export const review = (): Promise<{ readonly fraction: number | null }> => new RubriconReview().score();
// @ts-expect-error A score is no number.
export const wrong: number = scoreOf({} as RunState);
`,
    );
    expectTypes(['--module', 'esnext', '--moduleResolution', 'bundler', 'program.ts']);
    expectTypes(['--module', 'nodenext', '--moduleResolution', 'nodenext', 'program.ts']);
  });
});
