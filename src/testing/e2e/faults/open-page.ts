import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { expect } from 'vitest';
import { type FolderServer, serveFolder } from './serve-folder.ts';

export const root = resolve(import.meta.dirname, '../../../..');

/** A browser without a network of its own. */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.RUBRICON_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}

/** The page with a stand-in for the model, built and served; `address` wants a query. */
export async function serveScriptedPage(): Promise<FolderServer> {
  const folder = mkdtempSync(join(tmpdir(), 'rubricon-faults-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    base: './',
    publicDir: false,
    define: { __RUBRICON_VERSION__: '"0"' },
    worker: { format: 'es' },
    build: {
      target: 'esnext',
      outDir: folder,
      minify: false,
      rolldownOptions: { input: join(root, 'src/testing/e2e/scripted.html') },
    },
  });
  const server = await serveFolder(folder);
  return {
    ...server,
    address: `${server.address}src/testing/e2e/scripted.html`,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every number that a person could take for a result. */
export interface Numbers {
  readonly score: string;
  /** Criteria that say met or unmet, and those that name a chance. */
  readonly decided: number;
  readonly chances: number;
  readonly title: string;
}

export function numbersOn(page: Page): Promise<Numbers> {
  return page.evaluate(() => {
    const texts = (selector: string): string[] =>
      [...document.querySelectorAll(selector)].map((node) => node.textContent?.trim() ?? '');
    return {
      score: texts('.score-number')[0] ?? '–',
      decided: texts('.row .word').filter((word) => /^(met|unmet|unsure)$/i.test(word)).length,
      chances: texts('.row-meta').filter((text) => text.includes('chance')).length,
      title: document.title,
    };
  });
}

/** Nothing was decided: no verdict, no chance, no score stands anywhere. */
export async function expectNoNumber(page: Page): Promise<void> {
  const { score, title, ...counts } = await numbersOn(page);
  expect({ score, ...counts }).toEqual({ score: '–', decided: 0, chances: 0 });
  expect(title).not.toMatch(/%/);
}

/** Only so many criteria were decided: the score is an interval, and no single number. */
export async function expectInterval(page: Page, decided: number): Promise<void> {
  const numbers = await numbersOn(page);
  expect(numbers).toMatchObject({ decided, chances: decided });
  expect(numbers.score).toMatch(/to/);
  expect(numbers.title).not.toMatch(/%/);
}

/** The fault as the page names it, with its remedy. */
export const faultOn = (page: Page): Promise<string> =>
  page.locator('.status-fault, .notice.fault, .gate').first().innerText({ timeout: 240_000 });

/** Until nothing is being checked any more. */
export const idle = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => document.querySelector('.row') !== null && !document.querySelector('.top-end')?.textContent?.includes('Stop'),
    null,
    { timeout: 240_000 },
  );
