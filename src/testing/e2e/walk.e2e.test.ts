import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPage, openBuiltPage } from './built-page.ts';
import { root } from './faults/open-page.ts';
import { expectAccessible, waitForVerdicts } from './page-checks.ts';

let built: BuiltPage;
let page: Page;

beforeAll(async () => {
  built = await openBuiltPage(4290);
  page = built.page;
});

afterAll(() => built?.close());

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const said = (selector: string): Promise<string> => page.locator(selector).first().innerText();
const checked = (): Promise<unknown> => waitForVerdicts(page);
const focusedRow = (): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.closest('.row')?.getAttribute('data-criterion') ?? null);

/** Refreshes the pictures of the README: set RUBRICON_SCREENSHOTS and run the walk. */
async function takeScreenshots(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(root, `public/screenshot-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

describe('the page', () => {
  it('APP-116 the page says that it is starting before its script is there, and then no more', async () => {
    expect(await (await page.request.get(built.address)).text()).toContain('Rubricon is starting');
    await page.waitForSelector('.samples');
    expect(await page.locator('#starting').count()).toBe(0);
  });

  it('APP-32 home is accessible at once, while the model loads', async () => {
    await page.waitForSelector('.samples');
    expect(await page.locator('.sample').count()).toBe(4);
    expect(await said('.note')).toContain('not a medical device');
    await expectAccessible(page);
  });

  it('APP-1 one key opens a sample and its verdicts stream in', async () => {
    await press('1');
    expect(await said('.response')).toContain('antacid');
    await checked();
    expect(await page.locator('.row').count()).toBe(10);
    expect(await said('.score-number')).toMatch(/%/);
    expect(await said('.status')).toMatch(/rubricon-mini[\s\S]*WebAssembly[\s\S]*Nothing has left this machine/);
    expect(await page.title()).toMatch(/%/);
    if (process.env.RUBRICON_SCREENSHOTS) await takeScreenshots();
  });

  it('APP-32 the desk is accessible', async () => {
    await expectAccessible(page);
  });

  it('APP-22 keys walk the checklist and the text follows with its evidence', async () => {
    await press('w');
    let marked = 0;
    for (let step = 0; step < 10; step++) {
      await press('j');
      expect(await focusedRow()).not.toBeNull();
      const quotes = await page.locator('.quote').allInnerTexts();
      const marks = await page.locator('mark').allInnerTexts();
      const words = (parts: readonly string[]): string => parts.join('').replace(/[\s*#`•-]/g, '');
      expect(words(marks)).toBe(words(quotes));
      marked += marks.length;
    }
    expect(marked).toBeGreaterThan(0);
  });

  it('APP-6 an override with a reason, undone and redone', async () => {
    const before = await said('.score-words');
    const row = await focusedRow();
    const unmet = (await said('.row.selected .word')) === 'Unmet';
    await press(unmet ? 'm' : 'u');
    await page.keyboard.type('the second paragraph settles it');
    await press('Enter');
    expect(await said('.row.selected')).toContain('the second paragraph settles it');
    expect(await said('.row.selected .word')).toBe(unmet ? 'Met' : 'Unmet');
    expect(await said('.score-words')).not.toBe(before);
    expect(await focusedRow()).toBe(row);
    await press('Control+z');
    expect(await said('.score-words')).toBe(before);
    await press('Control+Shift+Z');
    expect(await said('.row.selected')).toContain('Set by you');
  });

  it('APP-5 a reworded criterion is asked again', async () => {
    await press('e');
    await page.keyboard.type('Mentions a glass of water.');
    await press('Control+Enter');
    await checked();
    expect(await said('.row.selected .row-text')).toBe('Mentions a glass of water.');
  });

  it('APP-32 the help is accessible and leaves by Escape', async () => {
    await press('?');
    await page.waitForSelector('wa-dialog[open] dialog[open]');
    await page.waitForTimeout(400);
    await expectAccessible(page);
    await press('Escape');
    await page.waitForSelector('wa-dialog[open]', { state: 'detached' });
  });

  it("APP-41 a bound of one's own sends verdicts to the review, which is stepped through and emptied by keys", async () => {
    const setting = async (...keys: readonly string[]): Promise<void> => {
      await press('l');
      await page.waitForSelector('wa-dialog[open] dialog[open]');
      await page.waitForTimeout(400);
      await press(...keys);
    };
    const left = async (): Promise<number> => {
      const button = page.locator('#review');
      return (await button.count()) === 0 ? 0 : Number(/\d+/.exec(await button.innerText())?.[0]);
    };
    const closed = async (): Promise<void> => {
      await press('Escape');
      await page.waitForSelector('wa-dialog[open]', { state: 'detached' });
    };
    const byModel = await left();
    await setting('ArrowDown', 'ArrowDown');
    await expectAccessible(page);
    await press('Tab', 'Control+a');
    await page.keyboard.type('0.9');
    await press('Enter');
    await closed();
    await press('s');
    await checked();
    const waiting = await left();
    expect(waiting).toBeGreaterThan(byModel);
    await press('r');
    expect(await said('.row.selected .word')).toBe('Unsure');
    expect(await focusedRow()).not.toBeNull();
    await expectAccessible(page);
    await press('m', 'Enter');
    expect(await said('.row.selected .word')).toBe('Met');
    expect(await left()).toBe(waiting - 1);
    await press('Control+z');
    expect(await left()).toBe(waiting);
    await setting('ArrowUp', 'ArrowUp');
    await closed();
    await press('s');
    await checked();
    expect(await left()).toBe(byModel);
  });

  it('APP-31 a run is exported by keys and can be read back', async () => {
    const download = page.waitForEvent('download');
    await press('x');
    await page.waitForFunction(() => document.activeElement?.tagName === 'WA-DROPDOWN-ITEM');
    const choice = (): Promise<unknown> => page.evaluate(() => document.activeElement?.getAttribute('value'));
    for (let step = 0; step < 8 && (await choice()) !== 'run-json'; step++) await press('ArrowDown');
    await press('Enter');
    const file = await download;
    expect(file.suggestedFilename()).toBe('case-sample-chest-pressure.run.json');
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toContain('the second paragraph settles it');
  });

  it('APP-31 everything survives a reload', async () => {
    const [score, log] = [await said('.score-words'), await page.locator('.row').allInnerTexts()];
    await page.reload();
    await page.waitForSelector('.row');
    expect(await said('.score-words')).toBe(score);
    expect((await page.locator('.row').count()) === log.length).toBe(true);
    expect(await page.locator('.checklist').innerText()).toContain('Mentions a glass of water.');
  });

  it('APP-3 a pasted case without a rubric gets one and is scored', async () => {
    await press('h');
    await page.focus('#conversation');
    await page.keyboard.type(
      'User: I have had a bad headache since a fall yesterday and I feel sick. What should I do?',
    );
    await page.focus('#response');
    await page.keyboard.type(
      'Please go to an emergency department today. A headache with vomiting after a fall can be serious.',
    );
    await press('Control+Enter');
    await checked();
    expect(await page.locator('.row').count()).toBeGreaterThanOrEqual(6);
  });

  it('APP-2 a broken line of many is listed and the others open', async () => {
    const row = {
      prompt: [{ role: 'user', content: 'Hi' }],
      response: 'Hello there.',
      rubrics: [{ criterion: 'Greets the user.', points: 2, tags: [] }],
    };
    const text = [JSON.stringify(row), '{"prompt": 5}', JSON.stringify(row)].join('\n');
    await press('h');
    await page.setInputFiles('#case-file', {
      name: 'cases.jsonl',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    await page.waitForSelector('.issues li');
    expect(await said('.issues')).toContain('Line 2');
    await expectAccessible(page);
    await press('p');
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('.case-row-status')].every((status) =>
          /^scored(, \d+ to review)?$/.test(status.textContent),
        ),
      null,
      { timeout: 240_000 },
    );
    expect(await said('.summary')).toContain('mean of 4 cases');
  });

  it('APP-103 one confirmed action deletes everything', async () => {
    await page.locator('button', { hasText: 'Delete everything' }).first().focus();
    await press('Enter');
    await page.waitForSelector('wa-dialog[open] dialog[open]');
    await page.locator('#confirm-delete').focus();
    await press('Enter');
    await page.waitForFunction(() => document.querySelector('.case-rows') === null);
    await expect.poll(async () => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    await page.reload();
    await page.waitForSelector('.samples');
    expect(await page.locator('.case-rows').count()).toBe(0);
  });

  it('APP-30 nothing was asked of another origin, and nothing broke the policy', () => {
    expect(built.foreign).toEqual([]);
    expect(built.complaints).toEqual([]);
  });
});
