import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTaskWatch, type TaskWatch } from './faults/main-thread.ts';
import { idle, launchBrowser, numbersOn, serveScriptedPage } from './faults/open-page.ts';
import type { FolderServer } from './faults/serve-folder.ts';

/** The longest that one task may compute, in pieces of work of this machine: 250 ms where one takes 50 ms. */
const longest = 5;
let server: FolderServer;
let browser: Browser;
let page: Page;
let watch: TaskWatch;
const folder = mkdtempSync(join(tmpdir(), 'rubricon-size-'));
let databases = 0;

beforeAll(async () => {
  server = await serveScriptedPage();
  browser = await launchBrowser();
  watch = await createTaskWatch(browser);
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(120_000);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  databases += 1;
  await watch.start();
  await page.goto(`${server.address}?db=size-${databases}&pause=1`);
  await page.waitForSelector('.samples');
});

/** What is held when all that can be let go was let go. Units: megabytes. */
async function heap(): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}
/** A fixed piece of work, which a quiet core does in about 50 ms. */
const piece = (): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise((done) =>
        setTimeout(() => {
          let sum = 0;
          for (let step = 0; step < 4e7; step++) sum = (sum * 31 + step) | 0;
          done(sum);
        }),
      ),
  );
/** What was begun is over, and can be seen in the recording. */
const over = (): Promise<unknown> => page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
/** No task since the watch began kept the page from answering for too long. */
async function expectAnswering(): Promise<void> {
  await over();
  const task = await watch.longest();
  await watch.start();
  await piece();
  await over();
  const pace = await watch.longest();
  expect(task / pace).toBeLessThan(longest);
}
/** Brings a file as a person does, from the disk. */
async function bring(name: string, text: string, ready: string): Promise<void> {
  writeFileSync(join(folder, name), text);
  await page.setInputFiles('#case-file', join(folder, name));
  await page.waitForSelector(ready);
}

const rubrics = (count: number): { criterion: string; points: number; tags: string[] }[] =>
  Array.from({ length: count }, (_, index) => ({
    criterion: `Mentions point ${index} of the plan.`,
    points: 2,
    tags: [],
  }));
const caseWith = (response: string, criteria: number, turns = 1): string =>
  JSON.stringify({
    prompt: Array.from({ length: turns }, (_, index) => ({
      role: index % 2 === 0 ? 'user' : 'assistant',
      content: `Turn ${index}: what about the plan for my knee?`,
    })),
    response,
    rubrics: rubrics(criteria),
  });

describe('more than usual', () => {
  it('FLT-23 a response of 5 MB is shown, read and scored, and the page keeps answering', async () => {
    const sentence = 'The plan for the knee is rest, then slow steps. ';
    const text = Array.from({ length: 1000 }, () => sentence.repeat(105)).join('\n\n');
    expect(text.length).toBeGreaterThan(5_000_000);
    await bring('long.json', caseWith(text, 3), '.row');
    await idle(page);
    expect(await numbersOn(page)).toMatchObject({ decided: 3 });
    await expectAnswering();
  });

  it('FLT-24 500 criteria are all decided, and the page keeps answering', async () => {
    await bring('wide.json', caseWith('The plan is rest.', 500), '.row');
    await idle(page);
    expect(await numbersOn(page)).toMatchObject({ decided: 500, score: expect.stringMatching(/%$/) });
    await page.keyboard.press('j');
    await expectAnswering();
  });

  it('FLT-25 and APP-113 10,000 cases are opened, kept and listed in parts, with memory in bounds', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => caseWith(`Answer ${index}: rest, then slow steps.`, 2));
    await bring('many.jsonl', lines.join('\n'), '#more-cases');
    expect(await page.locator('.case-row').count()).toBe(200);
    expect(await page.locator('#more-cases').innerText()).toContain('9800');
    await expectAnswering();
    expect(await heap()).toBeLessThan(100);
    await watch.start();
    await page.keyboard.press('p');
    await page.waitForFunction(
      () => Number(document.querySelector('.batch-progress span')?.textContent?.split(' ')[0]) > 20,
    );
    await page.keyboard.press('p');
    await expectAnswering();
    expect(await heap()).toBeLessThan(100);
  });

  it('FLT-26 a conversation of more than 200 turns is shown and scored', async () => {
    await bring('turns.json', caseWith('Rest, then slow steps.', 3, 201), '.row');
    await idle(page);
    expect(await page.locator('.turn').count()).toBe(201);
    expect(await numbersOn(page)).toMatchObject({ decided: 3 });
    await expectAnswering();
  });
});
