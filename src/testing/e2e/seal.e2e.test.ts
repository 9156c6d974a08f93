import { existsSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './faults/open-page.ts';
import { leave } from './leave.ts';

const root = resolve(import.meta.dirname, '../../..');
const reached: string[] = [];
let outside: Server;
let server: PreviewServer;
let browser: Browser;
let page: Page;
let elsewhere = '';

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/page/index.html'))) throw new Error('Build the page first: npm run build');
  outside = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('');
  });
  outside.on('upgrade', (request, socket) => {
    reached.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done));
  elsewhere = `127.0.0.1:${(outside.address() as AddressInfo).port}`;
  server = await preview({ root, preview: { port: 4291 }, logLevel: 'error' });
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await page.waitForSelector('.status strong', { timeout: 280_000 });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  outside?.closeAllConnections();
  outside?.close();
});

describe('the sealed page', () => {
  it('SEAL-1 nothing leaves the page, by any way', async () => {
    const refused = await page.evaluate<string[]>(`${leave}(${JSON.stringify(elsewhere)}, 'page')`);
    expect(reached).toEqual([]);
    for (const door of ['fetch', 'websocket', 'source', 'beacon', 'image', 'module']) {
      expect(refused.join(' '), door).toContain(`page-${door}`);
    }
  });

  it("SEAL-2 nothing leaves the model's own worker, and its threads are sealed like it", async () => {
    const workers = page.workers();
    for (const worker of workers) expect(worker.url()).toMatch(/^blob:/);
    // The first is the verifier's; a thread waits for work in a way that answers nobody.
    const [verifier] = workers;
    expect(await verifier?.evaluate('self.name')).toBe('verifier');
    const refused = await verifier?.evaluate<string[]>(`${leave}(${JSON.stringify(elsewhere)}, 'worker')`);
    expect(reached).toEqual([]);
    for (const door of ['fetch', 'websocket', 'source', 'module']) {
      expect(refused?.join(' '), door).toContain(`worker-${door}`);
    }
  });

  it('SEAL-6 the grammar engine that bounds what a model writes runs inside, without code from text', async () => {
    const chunks = readdirSync(join(root, 'dist/page/assets')).filter((name) => /^lib-.*\.js$/.test(name));
    expect(chunks).toHaveLength(1);
    const [verifier] = page.workers();
    const url = new URL(`assets/${chunks[0]}`, page.url()).href;
    // In a later turn: the debugger allows itself code from text while it evaluates.
    const outcome = await verifier?.evaluate<string>(`new Promise((done) => setTimeout(async () => {
      try {
        await import(${JSON.stringify(url)});
        const { TokenizerInfo, GrammarCompiler } = globalThis.xgrammar ?? (await import(${JSON.stringify(url)})).default;
        const info = await TokenizerInfo.createTokenizerInfo(['{', '}', '"', 'a', ':'], 'raw');
        await (await GrammarCompiler.createGrammarCompiler(info)).compileJSONSchema('{"type":"object"}');
        done('compiled');
      } catch (error) {
        done(String(error));
      }
    }, 0))`);
    expect(outcome).toBe('compiled');
  });

  it('SEAL-4 one click tries the seal and shows every attempt refused', async () => {
    await page.click('#seal-button');
    await page.waitForSelector('.seal-table', { timeout: 60_000 });
    const rows = await page.locator('.seal-table tbody tr').allInnerTexts();
    expect(rows).toHaveLength(8);
    expect(rows.join(' ')).not.toMatch(/let through|not tried/);
    expect(rows[0]).toMatch(/fetch\s+refused\s+refused/);
    expect(await page.locator('#seal-button').innerText()).toContain('Sealed, tested');
    await page.keyboard.press('Escape');
  });

  it('SEAL-2 the model runs in several threads all the same', async () => {
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const cores = await page.evaluate(() => navigator.hardwareConcurrency);
    expect(page.workers()).toHaveLength(Math.min(4, cores));
  });

  it('SEAL-3 text never becomes script: only the named policies may be made', async () => {
    const outcomes = await page.evaluate(() => {
      const attempt = (work: () => unknown): string => {
        try {
          work();
          return 'done';
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown';
        }
      };
      const types = (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } })
        .trustedTypes;
      return {
        html: attempt(() => {
          document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
        }),
        worker: attempt(() => new Worker('./assets/x.js')),
        policy: attempt(() => types.createPolicy('default', {})),
        again: attempt(() => types.createPolicy('rubricon-worker', {})),
      };
    });
    expect(outcomes).toEqual({
      html: 'TypeError',
      worker: 'TypeError',
      policy: 'TypeError',
      again: 'TypeError',
    });
  });
});
