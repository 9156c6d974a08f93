import './theme.css';
import { render } from 'lit';
import { afterAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { compareView } from './compare-view.ts';
import { comparedThree } from './gallery/gallery-compare.ts';

const stage = document.createElement('div');
document.body.append(stage);
afterAll(() => render(null, stage));

const drawn = (name: Element): number => name.getBoundingClientRect().width;

describe('side by side', () => {
  it('UI-42 every cell says whose it is: to a screen reader always, to the eye where columns stand one under the other', async () => {
    render(
      compareView(comparedThree, () => undefined),
      stage,
    );
    const rows = [...stage.querySelectorAll('.compare-row')];
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      const names = [...row.querySelectorAll('.compare-cell')].map(
        (cell) => cell.querySelector('.compare-name')?.textContent,
      );
      expect(names).toEqual(['Response A', 'Response B', 'Response C']);
    }
    const names = [...stage.querySelectorAll('.compare-name')];
    await page.viewport(1280, 800);
    expect(Math.max(...names.map(drawn))).toBeLessThanOrEqual(1);
    await page.viewport(360, 800);
    expect(Math.min(...names.map(drawn))).toBeGreaterThan(30);
  });
});
