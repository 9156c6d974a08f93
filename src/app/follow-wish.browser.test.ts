import '../ui/theme.css';
import { html, render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { followWish } from './follow-wish.ts';
import type { Wish } from './state.ts';

const stage = document.createElement('div');
document.body.append(stage);
afterEach(() => render(null, stage));

/** A pane that scrolls, with a selected row far down. */
function draw(height: string): void {
  render(
    html`<main tabindex="-1"><div class="pane pane-checklist"><ol>
      <li class="row" id="before"></li>
      <li class="row selected"><button class="row-head">A criterion</button><div id="rest"><button id="met">Met</button></div></li>
      <li class="row" id="after"></li>
    </ol></div><button class="case-row" data-case="b"></button></main>`,
    stage,
  );
  const style = (selector: string, css: string): void =>
    stage.querySelector<HTMLElement>(selector)?.style.setProperty(...(css.split(':') as [string, string]));
  style('.pane', 'height:300px');
  style('.pane', 'overflow-y:auto');
  style('#before', 'height:900px');
  style('#after', 'height:900px');
  style('#rest', `height:${height}`);
}
const wish = (kind: Wish['kind'], id = ''): void => followWish(stage, { kind, start: null, tick: 1, id });
const box = (selector: string): DOMRect => {
  const found = stage.querySelector(selector);
  if (!found) throw new Error(selector);
  return found.getBoundingClientRect();
};

describe('followWish', () => {
  it('APP-22 the selected row comes into sight whole, or with its head where it is taller than the pane', () => {
    for (const [height, whole] of [
      ['150px', true],
      ['700px', false],
    ] as const) {
      draw(height);
      wish('focus-row');
      expect(document.activeElement?.className).toBe('row-head');
      expect(box('.row-head').top).toBeGreaterThanOrEqual(box('.pane').top);
      expect(box('.row-head').bottom).toBeLessThanOrEqual(box('.pane').bottom);
      expect(box('.row.selected').bottom < box('.pane').bottom + 1).toBe(whole);
    }
  });

  it('APP-22 a case opens at its beginning, and all cases where the one left stands', () => {
    draw('150px');
    wish('focus-row');
    expect(stage.querySelector('.pane')?.scrollTop).toBeGreaterThan(0);
    wish('open-page');
    expect(stage.querySelector('.pane')?.scrollTop).toBe(0);
    wish('focus-case', 'b');
    expect(document.activeElement?.className).toBe('case-row');
  });

  it('APP-2 what could not be read comes into sight, however many cases stand above it', () => {
    render(
      html`<main><div id="cases"></div><div class="intake"><div class="notice">One thing could not be read.</div></div></main>`,
      stage,
    );
    stage.querySelector<HTMLElement>('#cases')?.style.setProperty('height', '3000px');
    wish('show-issues');
    expect(box('.notice').bottom).toBeLessThanOrEqual(window.innerHeight);
  });
});
