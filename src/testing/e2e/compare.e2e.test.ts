import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPage, openBuiltPage } from './built-page.ts';
import { expectAccessible, waitForVerdicts } from './page-checks.ts';

let built: BuiltPage;
let page: Page;

beforeAll(async () => {
  built = await openBuiltPage(4293);
  page = built.page;
});

afterAll(() => built?.close());

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const checked = (): Promise<unknown> => waitForVerdicts(page, 280_000);
const columns = (): Promise<readonly string[]> => page.locator('.compare-column h2').allInnerTexts();
const scores = (): Promise<readonly string[]> => page.locator('.compare-score').allInnerTexts();

const better =
  'Call the emergency number now. Pressure in the chest with sweating after effort can be a heart attack, even when it ' +
  'feels like indigestion. Do not drive him yourself and do not wait until the morning. Let him sit still and stay with ' +
  'him. If he has no allergy to it and no bleeding problem, ask the dispatcher whether he should chew an aspirin.';

describe('comparing', () => {
  it('APP-70 a second answer is pasted beside a sample and the difference is seen, by keys alone', async () => {
    await page.waitForSelector('.samples');
    await press('1');
    await checked();
    await press('n');
    expect(await columns()).toEqual(['Response A']);
    await page.focus('#other');
    await page.keyboard.insertText(better);
    await press('Control+Enter');
    await page.waitForFunction(() => document.querySelectorAll('.compare-column').length === 2);
    await checked();
    expect(await columns()).toEqual(['Response A', 'Response B']);
    const [one = '', other = ''] = await scores();
    expect(one).toMatch(/%/);
    expect(other).not.toBe(one);
    expect(await page.locator('.compare-row').count()).toBe(10);
    expect(await page.locator('.compare-row').first().getAttribute('data-kind')).toBe('differs');
    expect(await page.locator('.winner-pairs').innerText()).toContain('before');
  });

  it('APP-77 the rows are walked by keys and show the evidence of both', async () => {
    await page.locator('.compare-bar button').first().focus();
    await press('j');
    expect(await page.locator('.compare-row.selected .compare-evidence').count()).toBe(2);
    expect(await page.evaluate(() => document.activeElement?.closest('.compare-row.selected') !== null)).toBe(true);
  });

  it('APP-32 the comparison is accessible, wide and narrow, light and dark', async () => {
    await expectAccessible(page);
  });

  it('APP-71 adding is undone and redone, and survives a reload', async () => {
    const before = await scores();
    await press('Control+z');
    expect(await columns()).toEqual(['Response A']);
    await press('Control+Shift+Z');
    expect(await scores()).toEqual(before);
    await page.reload();
    await page.waitForSelector('.row');
    await press('n');
    expect(await scores()).toEqual(before);
  });

  it('APP-76 two scoring profiles stand side by side at once', async () => {
    await page.locator('.compare-bar button', { hasText: 'Scoring profiles' }).click();
    await page.selectOption('#second-profile', 'weighted-mean');
    expect(await page.locator('.compare-profiles .score-number').count()).toBe(2);
    await expectAccessible(page);
    await press('n');
    await page.waitForSelector('.pane-checklist');
  });

  it('APP-80 the rubric leaves in another format after what it does not hold was shown', async () => {
    await page.locator('#export-button').click();
    await page.locator('wa-dropdown-item', { hasText: 'another format' }).click();
    await page.waitForSelector('#export-format');
    await page.waitForTimeout(400);
    await page.selectOption('#export-format', 'rar');
    await page.waitForFunction(() => document.querySelector('#export-save:not([disabled])') !== null);
    expect(await page.locator('.import-preview li').count()).toBeGreaterThan(0);
    await expectAccessible(page);
    const download = page.waitForEvent('download');
    await page.locator('#export-save').click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.rar\.jsonl$/);
    expect(readFileSync(await file.path(), 'utf8')).toContain('"weight"');
  });

  it('APP-30 nothing was asked of another origin, and nothing broke the policy', () => {
    expect(built.foreign).toEqual([]);
    expect(built.complaints).toEqual([]);
  });
});
