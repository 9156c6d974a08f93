import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeServiceWorker } from '../../../.dev/build/service-worker.ts';
import { launchBrowser } from './faults/open-page.ts';
import { expectAccessible } from './page-checks.ts';
import { type StaticHost, startStaticHost } from './static-host.ts';

const built = join(resolve(import.meta.dirname, '../../..'), 'dist/page');
const newer = mkdtempSync(join(tmpdir(), 'rubricon-newer-'));
/** What the host gives something else for, as a transfer gone wrong or a half-published version would. */
let spoilt = '';
let host: StaticHost;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  if (!existsSync(join(built, 'offline.json'))) throw new Error('Build the page first: npm run build');
  cpSync(built, newer, { recursive: true });
  const index = join(newer, 'index.html');
  writeFileSync(index, readFileSync(index, 'utf8').replace('lang="en"', 'lang="en" data-build="newer"'));
  await writeServiceWorker(newer);
  host = await startStaticHost(built, {}, (path) => (path === spoilt ? { body: '<!doctype html>' } : null));
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await host?.close();
  rmSync(newer, { recursive: true });
});

const works = async (sample: string): Promise<void> => {
  await page.waitForSelector('.samples, .row', { timeout: 60_000 });
  await page.keyboard.press('h');
  await page.waitForSelector('.samples');
  await page.keyboard.press(sample);
  await page.waitForFunction(
    () =>
      document.querySelector('.row') &&
      !document.querySelector('.row[data-state="pending"]') &&
      !document.querySelector('.top-end')?.textContent?.includes('Stop'),
    null,
    { timeout: 240_000 },
  );
  expect(await page.locator('.status').innerText()).toContain('rubricon-mini');
};
const build = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset.build);
const kept = (): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('#copy-button')?.textContent?.includes('Works offline'), null, {
    timeout: 200_000,
  });

describe('the page on a plain host', () => {
  it('SHP-20 is kept on the first visit, and isolated by its service worker from the second on', async () => {
    await page.goto(host.address);
    await kept();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await page.reload();
    await page.waitForSelector('.samples');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  });

  it('SHP-23 and SEAL-7 no other script can be registered', async () => {
    const outcome = await page.evaluate(() =>
      navigator.serviceWorker.register('./assets/x.js').then(
        () => 'registered',
        (error: Error) => error.name,
      ),
    );
    expect(outcome).toBe('TypeError');
  });

  it('SHP-21 a newer version changes nothing by itself, by a reload or in a new tab', async () => {
    host.serve(newer);
    await page.reload();
    await page.waitForSelector('#fetch-update', { timeout: 200_000 });
    expect(await build()).toBeUndefined();
    await page.goto('about:blank');
    await page.goto(host.address);
    await page.waitForSelector('#fetch-update', { timeout: 200_000 });
    expect(await build()).toBeUndefined();
    await expectAccessible(page, 'update-offered');
  });

  it('SHP-21 what does not come as a whole is not used: one file that is another leaves everything as it was', async () => {
    spoilt = '/index.html';
    await page.click('#fetch-update');
    await page.waitForFunction(() =>
      document.querySelector('.update')?.textContent?.includes('not be fetched as a whole'),
    );
    await expectAccessible(page, 'update-failed');
    await page.reload();
    await page.waitForSelector('#fetch-update', { timeout: 200_000 });
    expect(await build()).toBeUndefined();
    spoilt = '';
  });

  it('SHP-22 it is fetched and started when a person says so, and not while another tab is open', async () => {
    const other = await context.newPage();
    await other.goto(`${host.address}src/downloads/index.html`);
    await page.click('#fetch-update');
    await page.waitForSelector('#start-update', { timeout: 200_000 });
    await expectAccessible(page, 'update-ready');
    await page.click('#start-update');
    await page.waitForFunction(() => document.querySelector('.update')?.textContent?.includes('other tabs'));
    expect(await build()).toBeUndefined();
    await expectAccessible(page, 'update-other-tabs');
    await other.close();
    await page.click('#start-update');
    await page.waitForFunction(() => document.documentElement.dataset.build === 'newer', null, { timeout: 60_000 });
  });

  it('SHP-25 a kept page that lost its document shows what the host has, and is whole again once that is its own', async () => {
    const lose = (): Promise<void> =>
      page.evaluate(async () => {
        for (const name of await caches.keys()) {
          const kept = await caches.open(name);
          for (const { url } of await kept.keys()) if (/\/index\.html/.test(url)) await kept.delete(url);
        }
      });
    await lose();
    host.serve(built);
    await page.goto(host.address);
    await page.waitForSelector('.samples');
    expect(await build()).toBeUndefined();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    host.serve(newer);
    await page.reload();
    await page.waitForSelector('.samples');
    expect(await build()).toBe('newer');
  });

  it('SHP-20 scores a sample with its host gone, in several threads, and SEAL-7 its service worker hears of no case', async () => {
    await host.close();
    const asked: string[] = [];
    context.on('request', (request) => asked.push(`${request.postData() ?? ''}${request.url()}`));
    await page.reload();
    await works('1');
    // SEAL-7: what the service worker is asked for are the page's own files, and nothing is said beside.
    const own = readdirSync(newer, { recursive: true }).map((path) => new URL(String(path), host.address).href);
    const known = new Set([host.address, new URL('offline.json', host.address).href, ...own]);
    expect(asked.filter((url) => !url.startsWith('blob:') && !known.has(url.replace(/\?.*$/, '')))).toEqual([]);
    expect(await build()).toBe('newer');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const cores = await page.evaluate(() => navigator.hardwareConcurrency);
    expect(page.workers()).toHaveLength(Math.min(4, cores));
  });
});
