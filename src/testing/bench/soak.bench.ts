import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../e2e/faults/open-page.ts';
import { serveFolder } from '../e2e/faults/serve-folder.ts';
import { markdownTable } from './markdown-table.ts';

/** Cases in a row, and after how many minutes it is enough: RUBRICON_SOAK and RUBRICON_SOAK_MINUTES. */
const cases = Number(process.env.RUBRICON_SOAK ?? 1000);
const minutes = Number(process.env.RUBRICON_SOAK_MINUTES ?? 60);

/**
 * Scores case after case with the shipped model in Chromium and looks at the memory of page and worker at every tenth,
 * after a collection. Only when named (`npm run bench soak`): it takes a quarter of an hour on two quiet cores.
 */
export async function run({ root }: { readonly root: string }): Promise<string> {
  const folder = join(root, 'dist/page');
  if (!existsSync(folder)) return 'Soak: dist/page holds no build; run `npm run build` first.';
  const server = await serveFolder(folder);
  const browser = await launchBrowser(['--enable-blink-features=ForceEagerMeasureMemory']);
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(server.address);
    await page.waitForSelector('.status strong');
    await page.setInputFiles('#case-file', {
      name: 'soak.jsonl',
      mimeType: 'application/json',
      buffer: Buffer.from(lines()),
    });
    await page.waitForSelector('.case-rows');
    const began = Date.now();
    const spent = (): number => (Date.now() - began) / 60_000;
    const rows = [['0', '0.0', ...(await memory(page))]];
    await page.keyboard.press('p');
    let reached = 0;
    while (reached < cases && spent() < minutes) {
      const goal = Math.min(cases, reached + Math.ceil(cases / 10));
      await page
        .waitForFunction(
          (wanted) => {
            const words = document.querySelector('.batch-progress span')?.textContent ?? '';
            return !words || Number.parseInt(words, 10) >= wanted;
          },
          goal,
          { polling: 500, timeout: Math.max(1, (minutes - spent()) * 60_000) },
        )
        .catch(() => undefined);
      reached = await done(page);
      rows.push([String(reached), spent().toFixed(1), ...(await memory(page))]);
    }
    return markdownTable(['cases scored in a row', 'minutes', 'page MB', 'worker MB (WebAssembly included)'], rows);
  } finally {
    await browser.close();
    await server.close();
  }
}

const done = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const words = document.querySelector('.batch-progress span')?.textContent;
    return words
      ? Number.parseInt(words, 10)
      : Number(/of (\d+) cases/.exec(document.querySelector('.summary')?.textContent ?? '')?.[1] ?? 0);
  });

/** Page and workers apart, as the browser counts them. */
async function memory(page: Page): Promise<string[]> {
  const breakdown = await page.evaluate(async () => {
    const { measureUserAgentSpecificMemory } = performance as unknown as {
      measureUserAgentSpecificMemory(): Promise<{ breakdown: { bytes: number; attribution: { scope: string }[] }[] }>;
    };
    return (await measureUserAgentSpecificMemory.call(performance)).breakdown;
  });
  const sum = (wanted: (scope: string) => boolean): string =>
    (
      breakdown
        .filter(({ attribution }) => wanted(attribution[0]?.scope ?? ''))
        .reduce((total, { bytes }) => total + bytes, 0) / 1e6
    ).toFixed(0);
  return [sum((scope) => scope === 'Window'), sum((scope) => scope !== 'Window')];
}

/** Short cases that differ: 3 criteria each. */
function lines(): string {
  const places = ['knee', 'ankle', 'wrist', 'shoulder', 'back', 'hip', 'elbow'];
  return Array.from({ length: cases }, (_, index) => {
    const place = places[index % places.length] ?? 'knee';
    return JSON.stringify({
      prompt: [{ role: 'user', content: `My ${place} hurts since I fell ${index + 1} days ago. What can I do?` }],
      response: `Rest the ${place} for ${(index % 3) + 1} days and cool it. See a doctor if it swells or you cannot use it.`,
      rubrics: [
        { criterion: 'Advises rest.', points: 3, tags: [] },
        { criterion: 'Says when to see a doctor.', points: 5, tags: [] },
        { criterion: 'Recommends a strong painkiller without a warning.', points: -4, tags: [] },
      ],
    });
  }).join('\n');
}
