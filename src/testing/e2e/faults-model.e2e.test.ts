import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectNoNumber, faultOn, idle, launchBrowser, numbersOn, root } from './faults/open-page.ts';
import { type FolderServer, serveFolder } from './faults/serve-folder.ts';

const pack = 'models/rubricon-mini';
const file = (name: string): Buffer => readFileSync(join(root, 'dist/page', pack, name));
let server: FolderServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/page/index.html'))) throw new Error('Build the page first: npm run build');
  server = await serveFolder(join(root, 'dist/page'));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

afterEach(async () => {
  server.spoilt.clear();
  await page.context().close();
});

/** A new page in a new profile; the workers it starts can be ended from outside. */
async function open(): Promise<void> {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript(() => {
    const started: Worker[] = [];
    const construct = (kind: typeof Worker, given: ConstructorParameters<typeof Worker>): Worker => {
      const worker = new kind(...given);
      started.push(worker);
      // Once it has told that it lives: one that dies before is given up after a minute.
      let messages = 0;
      worker.addEventListener('message', () => {
        messages += 1;
        if (messages > 1 && 'deadly' in window) worker.terminate();
      });
      return worker;
    };
    Object.assign(window, { started, Worker: new Proxy(Worker, { construct }) });
  });
  await page.goto(server.address);
  await page.waitForSelector('.samples');
}

const kill = (): Promise<void> =>
  page.evaluate(() => (window as unknown as { started: Worker[] }).started.at(-1)?.terminate());
const workersStarted = (): Promise<number> =>
  page.evaluate(() => (window as unknown as { started: Worker[] }).started.length);
const openSample = async (): Promise<void> => {
  await page.keyboard.press('1');
  await page.waitForSelector('.row');
};
const statusSays = (words: string): Promise<unknown> =>
  page.waitForFunction((text) => document.querySelector('.status')?.textContent?.includes(text), words, {
    timeout: 240_000,
    polling: 20,
  });

/** A model that is wrong in itself but in every hash right. */
function forge(name: string, bytes: Buffer): void {
  const manifest = JSON.parse(file('manifest.json').toString('utf8')) as {
    files: { path: string; bytes: number; sha256: string }[];
  };
  const files = manifest.files.map((entry) =>
    entry.path === name
      ? { ...entry, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
      : entry,
  );
  server.spoilt.set(`${pack}/${name}`, { body: bytes });
  server.spoilt.set(`${pack}/manifest.json`, { body: JSON.stringify({ ...manifest, files }) });
}

const flipped = (): Buffer => {
  const bytes = file('weights.bin');
  bytes[1_000_000] = (bytes[1_000_000] ?? 0) ^ 1;
  return bytes;
};
const page404 = '<!doctype html><title>Nothing here</title>';
const shifted = (): Buffer => {
  const golden = JSON.parse(file('golden.json').toString('utf8')) as { rows: { logits: number[] }[] };
  for (const row of golden.rows) row.logits = row.logits.map((logit) => logit + 0.5);
  return Buffer.from(JSON.stringify(golden));
};

describe('a model that is not what it should be', () => {
  it.each([
    [
      'FLT-1 a truncated model',
      () => server.spoilt.set('weights.bin', { body: file('weights.bin').subarray(0, 9_000_000) }),
      /weights\.bin/,
    ],
    ['FLT-2 a model with one bit flipped', () => server.spoilt.set('weights.bin', { body: flipped() }), /weights\.bin/],
    ['FLT-3 a missing model file', () => server.spoilt.set('ask.onnx', { status: 404, body: '' }), /ask\.onnx/],
    [
      'FLT-4 a web page in the place of a model file',
      () => server.spoilt.set('read.onnx', { body: page404, type: 'text/html' }),
      /read\.onnx/,
    ],
    ['FLT-5 a device that computes wrongly', () => forge('golden.json', shifted()), /start-up test.*off by/s],
    [
      'FLT-6 a model that gives zeros',
      () => forge('weights.bin', Buffer.alloc(file('weights.bin').length)),
      /start-up test|reference/,
    ],
    [
      'FLT-7 a model that gives no numbers',
      () => forge('weights.bin', Buffer.alloc(file('weights.bin').length, 0xff)),
      /start-up test|no numbers/,
    ],
  ] as const)('%s is named before use, with a remedy, and gives no number', async (_, spoil, words) => {
    spoil();
    await open();
    await openSample();
    expect(await faultOn(page)).toMatch(words);
    expect(await page.locator('.status .button', { hasText: 'Load again' }).count()).toBe(1);
    await expectNoNumber(page);
  });

  it('FLT-3 loaded again once it is there, the model decides the open case', async () => {
    server.spoilt.set('ask.onnx', { status: 404, body: '' });
    await open();
    await openSample();
    await faultOn(page);
    server.spoilt.clear();
    await page.locator('.status .button', { hasText: 'Load again' }).click();
    await statusSays('rubricon-mini');
    await idle(page);
    expect(await numbersOn(page)).toMatchObject({ decided: 10, chances: 10, score: expect.stringMatching(/%$/) });
  });
});

describe('a worker that is killed', () => {
  it('FLT-8 while it loads: a fresh one takes over by itself', async () => {
    await open();
    await statusSays('model');
    const before = await workersStarted();
    await kill();
    await openSample();
    await statusSays('rubricon-mini');
    expect(await workersStarted()).toBeGreaterThan(before);
    await idle(page);
    expect(await numbersOn(page)).toMatchObject({ decided: 10, chances: 10 });
  });

  it('FLT-9 while it reads, and FLT-10 while it answers: what was told is told once, the rest follows', async () => {
    await open();
    await statusSays('rubricon-mini');
    const before = await workersStarted();
    await openSample();
    await kill();
    expect(await numbersOn(page), 'killed too late to be reading').toMatchObject({ decided: 0 });
    // Looked at and killed in one breath: the next answers come within moments.
    await page.waitForFunction(
      () => {
        const words = [...document.querySelectorAll('.row .word')].map((word) => word.textContent ?? '');
        if (!words.some((word) => /^(Met|Unmet)$/.test(word))) return false;
        (window as unknown as { started: Worker[] }).started.at(-1)?.terminate();
        return true;
      },
      null,
      { timeout: 240_000, polling: 5 },
    );
    expect((await numbersOn(page)).decided, 'killed too late to be answering').toBeLessThan(10);
    await idle(page);
    expect((await workersStarted()) - before).toBe(2);
    expect(await numbersOn(page)).toMatchObject({ decided: 10, chances: 10, score: expect.stringMatching(/%$/) });
  });

  it('FLT-11 again and again: the page says so, offers to load again, and keeps what was decided apart from what was not', async () => {
    await open();
    await page.evaluate(() => void Object.assign(window, { deadly: true }));
    await openSample();
    expect(await faultOn(page)).toMatch(/worker|model/i);
    await expectNoNumber(page);
    expect(await page.locator('.status .button', { hasText: 'Load again' }).count()).toBe(1);
  });
});
