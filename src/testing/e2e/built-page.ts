import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { preview } from 'vite';
import { launchBrowser, root } from './faults/open-page.ts';

/** The built page, served and open in a wide window. */
export interface BuiltPage {
  readonly page: Page;
  readonly address: string;
  /** What was asked of another origin. */
  readonly foreign: readonly string[];
  /** Errors of the page and its console. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Serves the built page on a port of its own and opens it in a browser of its own. */
export async function openBuiltPage(port: number): Promise<BuiltPage> {
  if (!existsSync(join(root, 'dist/page/index.html'))) throw new Error('Build the page first: npm run build');
  const server = await preview({ root, preview: { port }, logLevel: 'error' });
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  const foreign: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(address).origin) foreign.push(request.url());
  });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return {
    page,
    address,
    foreign,
    complaints,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
