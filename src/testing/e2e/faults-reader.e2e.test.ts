import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idle, launchBrowser, numbersOn, serveScriptedPage } from './faults/open-page.ts';
import type { FolderServer } from './faults/serve-folder.ts';

let server: FolderServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  server = await serveScriptedPage();
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: [] });
  context.setDefaultTimeout(120_000);
  page = await context.newPage();
  await page.goto(`${server.address}?db=reader&pause=0`);
  await page.waitForSelector('.samples');
  await page.keyboard.press('1');
  await page.waitForSelector('.row');
  await idle(page);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ media: null, forcedColors: null, reducedMotion: null, colorScheme: 'light' });
});

/** Pictures to look at, where someone asks for them. */
async function picture(name: string): Promise<void> {
  const folder = process.env.RUBRICON_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

const overflow = (): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('a reader with other means', () => {
  it('FLT-27 a refused clipboard: the page never asks for one, and typing does all that pasting does', async () => {
    await page.evaluate(() => {
      const asked: string[] = [];
      Object.assign(window, { asked });
      for (const name of ['readText', 'writeText', 'read', 'write'])
        Object.assign(navigator.clipboard, {
          [name]: () => {
            asked.push(name);
            return Promise.reject(new DOMException('denied', 'NotAllowedError'));
          },
        });
      document.execCommand = (name) => asked.push(name) < 0;
    });
    await page.keyboard.press('x');
    await page.keyboard.press('Escape');
    await page.waitForSelector('wa-dialog[open]', { state: 'detached' });
    await page.keyboard.press('h');
    await page.focus('#conversation');
    await page.keyboard.press('Control+V');
    await page.keyboard.type('User: My knee hurts.');
    await page.focus('#response');
    await page.keyboard.type('Rest it.');
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => document.querySelector('.response')?.textContent?.includes('Rest it.'));
    await idle(page);
    expect((await numbersOn(page)).decided).toBeGreaterThan(0);
    expect(await page.evaluate(() => (window as unknown as { asked: string[] }).asked)).toEqual([]);
    await page.keyboard.press('h');
    await page.locator('.case-row').first().click();
    await page.waitForSelector('.row');
    expect(await numbersOn(page)).toMatchObject({ decided: 10 });
  });

  it('FLT-28 print: the whole text, every verdict and the score are on paper, the tools are not', async () => {
    await page.emulateMedia({ media: 'print' });
    const seen = await page.evaluate(() => {
      const shown = (selector: string): number =>
        [...document.querySelectorAll<HTMLElement>(selector)].filter((node) => node.offsetParent !== null).length;
      return {
        rows: shown('.row'),
        response: shown('.response'),
        score: shown('.score-number'),
        tools: shown('.top-end, .status .button'),
      };
    });
    expect(seen).toEqual({ rows: 10, response: 1, score: 1, tools: 0 });
    expect((await page.pdf()).length).toBeGreaterThan(20_000);
    await picture('print');
  });

  it('FLT-29 a zoom of 400 % (a window of 320 by 256): nothing is cut off sideways and everything is reached', async () => {
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.locator('.row').last().scrollIntoViewIfNeeded();
    expect(await page.locator('.row').last().isVisible()).toBe(true);
    await picture('zoom');
    await page.keyboard.press('h');
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.keyboard.press('d');
    await page.waitForSelector('wa-dialog[open] dialog[open]');
    const panic = page.locator('#panic');
    await panic.scrollIntoViewIfNeeded();
    expect(await panic.isVisible()).toBe(true);
    await picture('zoom-dialog');
    await page.keyboard.press('Escape');
    await page.waitForSelector('wa-dialog[open]', { state: 'detached' });
    await page.locator('.case-row').first().click();
    await page.waitForSelector('.row');
  });

  it('FLT-30 reduced motion: nothing moves by itself', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.keyboard.press('d');
    const moving = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );
    expect(moving).toBe(0);
    await page.keyboard.press('Escape');
    await page.waitForSelector('wa-dialog[open]', { state: 'detached' });
  });

  it('FLT-31 forced colours: verdicts, evidence and the focus are told apart without ours', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.keyboard.press('j');
    const seen = await page.evaluate(() => {
      const style = (selector: string): CSSStyleDeclaration | null => {
        const node = document.querySelector(selector);
        return node && getComputedStyle(node);
      };
      const focus = style('.row.selected .row-head');
      return {
        words: [...document.querySelectorAll('.row .word')].every((word) => word.textContent?.trim()),
        outline: focus?.outlineStyle,
        button: style('.top .button.main, .top-end .button')?.borderTopStyle,
        glyph: style('.glyph svg path')?.stroke !== style('.row')?.backgroundColor,
      };
    });
    expect(seen).toEqual({ words: true, outline: 'solid', button: 'solid', glyph: true });
    await picture('forced-colours');
  });

  it('FLT-32 text from right to left is laid out from right to left, and evidence stands where it was found', async () => {
    await page.keyboard.press('h');
    await page.focus('#conversation');
    await page.keyboard.type('كيف أعتني بركبتي بعد السقوط؟');
    await page.focus('#response');
    await page.keyboard.type('استرح اليوم، ثم امش ببطء.\n\nRest with a cold pack.');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.response .prose p');
    const [first, second] = await page
      .locator('.response .prose p')
      .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).direction));
    expect([first, second]).toEqual(['rtl', 'ltr']);
    expect(await page.locator('.case-title').evaluate((node) => getComputedStyle(node).direction)).toBe('rtl');
    await picture('right-to-left');
    await page.keyboard.press('h');
    await page.locator('.case-row').first().click();
    await page.waitForSelector('.row');
  });

  it('FLT-33 everything that can be pressed or filled has a name for a screen reader', async () => {
    const session = await context.newCDPSession(page);
    const nameless = async (): Promise<string[]> => {
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const wanted = new Set([
        'button',
        'textbox',
        'link',
        'checkbox',
        'radio',
        'combobox',
        'menuitem',
        'dialog',
        'spinbutton',
        'region',
        'img',
      ]);
      return nodes
        .filter(
          ({ ignored, role, name }) =>
            !ignored && wanted.has(String(role?.value)) && String(name?.value ?? '').trim() === '',
        )
        .map(({ role, backendDOMNodeId }) => `${role?.value} ${backendDOMNodeId}`);
    };
    expect(await nameless()).toEqual([]);
    await page.keyboard.press('h');
    await page.waitForSelector('.samples');
    expect(await nameless()).toEqual([]);
    await page.keyboard.press('d');
    await page.waitForSelector('wa-dialog[open] dialog[open]');
    expect(await nameless()).toEqual([]);
    await page.keyboard.press('Escape');
  });
});
