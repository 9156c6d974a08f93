import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyCausalModel } from '../../../workers/testing/tiny-causal-model.ts';
import type { Written } from '../../engine/port.ts';
import type { EngineWire, Outcome } from '../../engine/wire.ts';
import { type LocalHub, startLocalHub } from '../../packs/testing/local-hub.ts';
import { launchBrowser } from './faults/open-page.ts';
import { expectAccessible } from './page-checks.ts';

const root = resolve(import.meta.dirname, '../../..');
const repository = 'tiny/judge';
const files = tinyCausalModel('qwen3', { dtypes: ['fp32', 'q4'] });
const complaints: string[] = [];
let hub: LocalHub;
let server: PreviewServer;
let browser: Browser;
let page: Page;
let address = '';

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/page/src/downloads/index.html')))
    throw new Error('Build the page first: npm run build');
  hub = await startLocalHub(repository, files);
  server = await preview({ root, preview: { port: 4295 }, logLevel: 'error' });
  address = server.resolvedUrls?.local[0] ?? '';
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${address}src/downloads/index.html?hub=${hub.address}`);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await hub?.close();
});

const says = (words: string): Promise<unknown> =>
  page.waitForFunction((text) => document.querySelector('.notice')?.textContent?.includes(text), words, {
    timeout: 90_000,
  });
const idle = (): Promise<unknown> =>
  page.waitForFunction(() => !document.querySelector('.work'), null, { timeout: 90_000 });

/** The page's end of the wire, for calls that no button makes. */
const comlink = readFileSync(createRequire(import.meta.url).resolve('comlink/dist/umd/comlink.js'), 'utf8');

/** Keeps the workers that a page starts, so that the one which judges can also be asked to write. */
const keepWorkers = (review: Page): Promise<unknown> =>
  review.addInitScript(() => {
    const started: Worker[] = [];
    const construct = (kind: typeof Worker, given: ConstructorParameters<typeof Worker>): Worker => {
      const worker = new kind(...given);
      started.push(worker);
      return worker;
    };
    Object.assign(window, { started, Worker: new Proxy(Worker, { construct }) });
  });

async function writeWithin(review: Page): Promise<Outcome<Written>> {
  await review.evaluate(comlink);
  return review.evaluate(() => {
    type Held = { started: Worker[]; Comlink: { wrap(worker: Worker | undefined): EngineWire } };
    const { started, Comlink } = window as unknown as Held;
    const schema = {
      type: 'object',
      properties: { met: { type: 'boolean' }, why: { type: 'string', maxLength: 12 } },
      required: ['met', 'why'],
      additionalProperties: false,
    };
    return Comlink.wrap(started.at(-1)).write(
      1_000_000,
      { system: 'Be brief.', user: 'Say something.' },
      { grammar: { kind: 'json-schema', schema }, maxTokens: 120 },
    );
  });
}

describe('the page of models', () => {
  it('DWN-1 looks at a model of the hub by keyboard, before anything large is fetched', async () => {
    await page.waitForSelector('#hub-name');
    await page.focus('#hub-name');
    await page.keyboard.type(repository);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.found');
    expect(await page.locator('.found').innerText()).toMatch(/Qwen3ForCausalLM[\s\S]*apache-2\.0[\s\S]*2048 tokens/);
    expect(hub.asked.filter((line) => line.includes('onnx'))).toEqual([]);
    await expectAccessible(page, 'found', 900);
  });

  it('DWN-2 fetches it over a cut connection and a flipped bit', async () => {
    const graph = 'onnx/model_q4.onnx';
    hub.spoil(graph, 'cut', 'flip');
    hub.spoil('tokenizer.json', 'flip');
    await page.locator('.choice', { hasText: 'q4' }).click();
    await page.click('#take');
    await says('is here and checked');
    const ranges = hub.asked.filter((line) => line.startsWith(graph));
    expect(ranges.some((line) => /bytes=\d+-/.test(line))).toBe(true);
    expect(await page.locator('.packs').first().innerText()).toContain('ready');
    await expectAccessible(page, 'kept', 900);
  });

  it('DWN-3 and PCK-12 what is kept lies in the private file system and survives a reload, and a file that went bad on the disk is set aside and repaired alone', async () => {
    await page.reload();
    await page.waitForSelector('.packs li');
    await page.evaluate(async () => {
      let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('models');
      folder = await (await folder.getDirectoryHandle('tiny--judge')).getDirectoryHandle('onnx');
      const handle = await folder.getFileHandle('model_q4.onnx');
      const writer = await handle.createWritable({ keepExistingData: true });
      await writer.write({ type: 'write', position: 1000, data: new Uint8Array([1, 2, 3, 4]) });
      await writer.close();
    });
    await page.locator('.packs li', { hasText: repository }).getByRole('button', { name: 'Check' }).click();
    await says('damaged or missing');
    hub.asked.length = 0;
    await page.getByRole('button', { name: 'Repair' }).click();
    await says('is here and checked');
    expect(hub.asked.filter((line) => line.includes('onnx'))).toEqual(['onnx/model_q4.onnx']);
  });

  it('DWN-4 a model is brought as files, without the network', async () => {
    hub.asked.length = 0;
    const brought = [...files].map(([path, bytes]) => ({
      name: path.split('/').at(-1) ?? path,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    }));
    await page.setInputFiles('#model-files', brought);
    await page.waitForSelector('.found');
    await page.click('#take');
    await says('is here and checked');
    expect(hub.asked).toEqual([]);
    expect(await page.locator('.packs').first().innerText()).toContain('brought from files');
  });

  it('DWN-5 measures the device and tells how long a case would take', async () => {
    await page.click('#measure');
    await page.waitForFunction(() => document.body.textContent?.includes('a case here'), null, { timeout: 200_000 });
  });

  it('DWN-6 a model is deleted after it was confirmed, and its space is free', async () => {
    await idle();
    const row = page.locator('.packs li', { hasText: 'brought' });
    await row.getByRole('button', { name: 'Delete' }).click();
    await row.getByRole('button', { name: /Delete \d/ }).click();
    await page.waitForFunction(() => !document.body.textContent?.includes('brought from files'), null, {
      timeout: 60_000,
    });
  });

  it('DWN-7 a name that is no model is said plainly', async () => {
    await page.fill('#hub-name', 'tiny/nothing');
    await page.keyboard.press('Enter');
    await says('could not be fetched');
    await page.fill('#hub-name', 'just a word');
    await page.keyboard.press('Enter');
    await says('named by a pack');
  });

  it('APP-52 a model fetched here judges a case and writes under a schema in the sealed page, which is refused the hub', async () => {
    const review = await page.context().newPage();
    await keepWorkers(review);
    await review.goto(address);
    await review.waitForSelector('.samples');
    await review.keyboard.press('v');
    await review.locator('.model-list li', { hasText: repository }).getByRole('button', { name: 'Use' }).click();
    await review.waitForFunction(
      () => document.querySelector('.status strong')?.textContent?.includes('tiny/qwen3'),
      null,
      {
        timeout: 200_000,
      },
    );
    await review.keyboard.press('Escape');
    await review.waitForSelector('wa-dialog[open]', { state: 'detached' });
    await review.keyboard.press('2');
    await review.waitForFunction(
      () =>
        document.querySelector('.row') &&
        !document.querySelector('.row[data-state="pending"]') &&
        !document.querySelector('.top-end')?.textContent?.includes('Stop'),
      null,
      { timeout: 200_000 },
    );
    expect(await review.locator('.status').innerText()).toContain('Not calibrated');
    hub.asked.length = 0;
    const written = await writeWithin(review);
    expect(written).toMatchObject({ ok: true, value: { end: 'complete' } });
    expect(JSON.parse(written.ok ? written.value.text : '')).toEqual({
      met: expect.any(Boolean),
      why: expect.any(String),
    });
    const refused = await review.evaluate(
      (url) =>
        fetch(url).then(
          () => 'reached',
          () => 'refused',
        ),
      `${hub.address}/tiny/judge/resolve/${'a'.repeat(40)}/config.json`,
    );
    expect([refused, hub.asked]).toEqual(['refused', []]);
    await review.keyboard.press('v');
    await review
      .locator('.model-list li', { hasText: 'Rubricon Mini' })
      .getByRole('button', { name: 'Ask it too' })
      .click();
    const compared = review.getByRole('region', { name: 'Side by side' });
    await compared.waitFor({ timeout: 200_000 });
    expect(await compared.innerText()).toMatch(/agree on|disagree on/);
    const folder = process.env.RUBRICON_SHOTS;
    if (folder) await review.screenshot({ path: join(folder, 'compared.png') });
    await review.close();
  });

  it('DWN-8 nothing broke its policy', () => {
    expect(complaints.filter((line) => !/404/.test(line))).toEqual([]);
  });
});
