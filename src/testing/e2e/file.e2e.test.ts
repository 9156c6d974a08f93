import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyCausalModel } from '../../../workers/testing/tiny-causal-model.ts';
import { launchBrowser } from './faults/open-page.ts';
import { leave } from './leave.ts';
import { expectAccessible, waitForVerdicts } from './page-checks.ts';
import { launchGpuBrowser, passForHardware } from './software-gpu.ts';

const file = join(resolve(import.meta.dirname, '../../..'), 'dist/rubricon.html');
const folder = mkdtempSync(join(tmpdir(), 'rubricon-file-'));
const reached: string[] = [];
const requests: string[] = [];
const complaints: string[] = [];
let outside: Server;
let elsewhere = '';
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  if (!existsSync(file)) throw new Error('Build the file first: npm run build:single');
  outside = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('');
  });
  outside.on('upgrade', (request, socket) => {
    reached.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done));
  elsewhere = `127.0.0.1:${(outside.address() as AddressInfo).port}`;
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.setOffline(true);
  page = await context.newPage();
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(file).href, { waitUntil: 'commit', timeout: 120_000 });
});

afterAll(async () => {
  await browser?.close();
  outside?.closeAllConnections();
  outside?.close();
  rmSync(folder, { recursive: true });
});

const scored = (): Promise<unknown> => waitForVerdicts(page);

describe('one file, opened from a disk without a network', () => {
  it('SHP-2 scores a sample with the model inside, and SHP-1 asks for nothing that it carries', async () => {
    await page.waitForSelector('.samples', { timeout: 200_000 });
    await page.keyboard.press('1');
    await scored();
    expect(await page.locator('.status').innerText()).toMatch(/rubricon-mini[\s\S]*Calibrated/);
    expect(await page.locator('.score-number').first().innerText()).toMatch(/%/);
    expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
    expect(requests.filter((url) => url.startsWith('file:'))).toHaveLength(1);
    expect(statSync(file).size).toBeLessThanOrEqual(60_000_000);
  });

  it('SHP-4 shows the SHA-256 of its own bytes, and how to be certain', async () => {
    await page.click('#copy-button');
    await page.waitForFunction(() => /^[0-9a-f]{64}$/.test(document.querySelector('#file-hash')?.textContent ?? ''));
    const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(await page.locator('#file-hash').innerText()).toBe(hash);
    const words = await page.locator('.copy').innerText();
    expect(words).toContain('sha256sum rubricon.html');
    expect(words).toContain('no proof');
    expect(words, 'SHP-6').toContain('another page that you open from this disk');
    await expectAccessible(page, 'file-copy');
    await page.keyboard.press('Escape');
    await page.waitForSelector('wa-dialog[open]', { state: 'detached' });
  });

  it('SHP-3 nothing leaves the page or its worker, by any way', async () => {
    const fromPage = await page.evaluate<string[]>(`${leave}(${JSON.stringify(elsewhere)}, 'page')`);
    const [worker] = page.workers();
    const fromWorker = await worker?.evaluate<string[]>(`${leave}(${JSON.stringify(elsewhere)}, 'worker')`);
    expect(reached).toEqual([]);
    for (const door of ['fetch', 'websocket', 'source', 'beacon', 'image', 'module'])
      expect(fromPage.join(' '), door).toContain(`page-${door}`);
    // `importScripts` is stopped a step earlier: no text becomes an address of a script.
    expect(fromWorker?.join(' ')).toContain('trusted-types-sink');
    for (const door of ['fetch', 'websocket', 'source', 'module'])
      expect(fromWorker?.join(' '), door).toContain(`worker-${door}`);
  });

  it('SHP-5 a folder without a model is refused and changes nothing', async () => {
    const empty = join(folder, 'holiday');
    mkdirSync(empty);
    writeFileSync(join(empty, 'picture.txt'), 'none');
    await page.keyboard.press('v');
    await page.setInputFiles('#model-folder', empty);
    await page.waitForSelector('.fault');
    expect(await page.locator('.fault').innerText()).toContain('No model was found in this folder');
    expect(await page.locator('.status').innerText()).toContain('rubricon-mini');
    await page.locator('.fault').getByRole('button', { name: 'Dismiss' }).click();
  });

  it("SHP-5 a language model's folder is read where it lies, and judges", async () => {
    const model = join(folder, 'tiny-judge');
    for (const [path, bytes] of tinyCausalModel('qwen3', { dtypes: ['fp32'] })) {
      mkdirSync(dirname(join(model, path)), { recursive: true });
      writeFileSync(join(model, path), bytes);
    }
    await page.keyboard.press('v');
    await page.setInputFiles('#model-folder', model);
    await page.waitForFunction(() => /qwen3/.test(document.querySelector('.status strong')?.textContent ?? ''), null, {
      timeout: 200_000,
    });
    expect(await page.locator('.model-list').innerText()).toContain('read where it lies');
    await expectAccessible(page, 'file-models');
    await page.keyboard.press('Escape');
    await page.waitForSelector('wa-dialog[open]', { state: 'detached' });
    await page.keyboard.press('h');
    await page.keyboard.press('2');
    await scored();
    expect(await page.locator('.status').innerText()).toContain('Not calibrated');
    expect(requests.filter((url) => !/^(file|blob|data):/.test(url) && !url.includes(elsewhere))).toEqual([]);
  });

  it('SHP-6 cases survive a reload, and another page from the same disk can indeed read them', async () => {
    await page.reload({ waitUntil: 'commit' });
    await page.waitForSelector('.row', { timeout: 200_000 });
    const other = join(folder, 'other.html');
    writeFileSync(other, '<!doctype html><title>Another file</title>');
    const stranger = await context.newPage();
    await stranger.goto(pathToFileURL(other).href);
    const seen = await stranger.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    expect(seen).toContain('rubricon');
    await stranger.close();
    expect(complaints).toEqual([]);
  });
});

describe('one file, with a GPU', () => {
  it('SHP-2 the model inside starts on WebGPU, agrees with its reference there, and scores', async () => {
    const gpu = await launchGpuBrowser();
    try {
      const own = await gpu.newPage();
      own.on('pageerror', (error) => complaints.push(error.message));
      await passForHardware(own);
      await own.goto(pathToFileURL(file).href, { waitUntil: 'commit' });
      await own.waitForSelector('.samples', { timeout: 200_000 });
      const buffer = Buffer.from(
        JSON.stringify({
          prompt: [{ role: 'user', content: 'My knee hurts after running.' }],
          response: 'Rest it for three days and cool it.',
          rubrics: [
            { criterion: 'Advises rest.', points: 5, tags: [] },
            { criterion: 'Asks about a fever.', points: 3, tags: [] },
          ],
        }),
      );
      await own.setInputFiles('#case-file', { name: 'case.json', mimeType: 'application/json', buffer });
      await own.waitForSelector('.row');
      await waitForVerdicts(own, 540_000);
      expect(await own.locator('.status').innerText()).toMatch(/rubricon-mini[\s\S]*WebGPU[\s\S]*Calibrated/);
      expect(await own.locator('.row .word').allInnerTexts()).toEqual([
        expect.stringMatching(/^(Met|Unmet|Unsure)$/),
        expect.stringMatching(/^(Met|Unmet|Unsure)$/),
      ]);
      expect(complaints).toEqual([]);
    } finally {
      await gpu.close();
    }
    // The software GPU compiles and runs every kernel on the processor: minutes on a busy machine.
  }, 600_000);
});
