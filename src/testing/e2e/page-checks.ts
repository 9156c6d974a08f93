import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until every criterion has its verdict and nothing is at work. */
export function waitForVerdicts(page: Page, timeout = 240_000): Promise<unknown> {
  return page.waitForFunction(
    () =>
      document.querySelector('.row') !== null &&
      document.querySelector('[data-state="pending"]') === null &&
      !document.querySelector('.top-end')?.textContent?.includes('Stop'),
    null,
    { timeout },
  );
}

/**
 * Holds the view that is open to axe, and to its width, in wide and narrow windows, light and dark; leaves it wide and light.
 * RUBRICON_SHOTS names a folder for pictures of what was checked.
 */
export async function expectAccessible(page: Page, name = 'view', height = 800): Promise<void> {
  const shots = process.env.RUBRICON_SHOTS;
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // Evaluated, not added as a script: the page's policy stays in force.
      await page.evaluate(axe.source);
      const violations = await page.evaluate(async () => {
        const found = await (window as unknown as { axe: typeof axe }).axe.run();
        return found.violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' ')}`,
        );
      });
      expect(violations, `${name} ${width} ${colorScheme}`).toEqual([]);
      if (shots) await page.screenshot({ path: join(shots, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${name} ${width} wide`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height });
  await page.emulateMedia({ colorScheme: 'light' });
}
