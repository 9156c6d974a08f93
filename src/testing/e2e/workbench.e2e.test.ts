import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPage, openBuiltPage } from './built-page.ts';
import { expectAccessible, waitForVerdicts } from './page-checks.ts';

let built: BuiltPage;
let page: Page;

beforeAll(async () => {
  built = await openBuiltPage(4297);
  page = built.page;
});

afterAll(() => built?.close());

const said = (selector: string): Promise<string> => page.locator(selector).first().innerText();
const criteria = (): Promise<readonly string[]> => page.locator('.row-text').allInnerTexts();
const scored = (): Promise<unknown> => waitForVerdicts(page);

/** Opens the picker by its key and goes to a method by arrows alone, as someone without a mouse does. */
async function choose(id: string): Promise<void> {
  await page.keyboard.press('g');
  await page.waitForSelector('.method.chosen input:focus');
  for (let step = 0; step < 60; step++) {
    if ((await page.locator('.method.chosen input').getAttribute('value')) === id) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no method ${id}`);
}

describe('the workbench', () => {
  let before: readonly string[] = [];

  it('APP-90 another method is chosen by keys on a sample, and its rubric is scored', async () => {
    await page.waitForSelector('.samples');
    await page.keyboard.press('1');
    await scored();
    before = await criteria();
    await choose('contrast-profile');
    await expectAccessible(page, 'picker');
    await page.locator('.method.chosen input').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.steps .step', { timeout: 240_000 });
    expect(await said('.trace')).toContain('Made by');
  });

  it('APP-96 the trace shows its steps, and a passage opens in its text', async () => {
    const kinds = await page.locator('.step-word').allInnerTexts();
    expect(kinds.length).toBeGreaterThan(3);
    expect(kinds.some((word) => word.includes('Kept'))).toBe(true);
    const passage = page.locator('.passage').first();
    await passage.focus();
    await page.keyboard.press('Enter');
    expect((await said('.whole-text mark')).length).toBeGreaterThan(3);
    await expectAccessible(page, 'trace');
  });

  it.each(['tree', 'matrix', 'wording', 'changes'])('APP-32 the %s of the rubric is accessible', async (tab) => {
    await page.locator(`#bench-${tab}`).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector(`#bench-${tab}[aria-pressed="true"]`);
    await expectAccessible(page, tab);
  });

  it('APP-90 undo brings the former rubric back', async () => {
    await page.keyboard.press('b');
    await scored();
    expect(await criteria()).not.toEqual(before);
    await page.keyboard.press('Control+z');
    await scored();
    expect([...(await criteria())].sort()).toEqual([...before].sort());
  });

  it('APP-94 the library is filled and survives a reload', async () => {
    await page.keyboard.press('i');
    await page.waitForSelector('#library-samples');
    await page.waitForTimeout(400);
    await expectAccessible(page, 'library');
    await page.locator('#library-samples').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.library .model-list li');
    await page.waitForTimeout(300);
    await page.reload();
    await page.waitForSelector('.row');
    await page.keyboard.press('i');
    await page.waitForSelector('.library .model-list li');
    expect(await page.locator('.library .model-list li').count()).toBe(4);
  });

  it('APP-30 nothing broke the policy', () => {
    expect(built.complaints).toEqual([]);
  });
});
