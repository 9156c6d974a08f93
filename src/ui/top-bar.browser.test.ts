import './theme.css';
import { render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { registerIcons } from './icons.ts';
import type { Intent } from './intent.ts';
import { topBar } from './top-bar.ts';

registerIcons();
const stage = document.createElement('div');
document.body.append(stage);
afterEach(() => render(null, stage));

const bar = { title: 'Fever', place: null, work: 'idle', scoreLabel: '', canExport: true, theme: 'auto' } as const;

describe('export menu', () => {
  it('UI-46 reports stand before tables and data, and the keyboard goes in that order', async () => {
    const sent: Intent[] = [];
    render(
      topBar(bar, (intent) => sent.push(intent)),
      stage,
    );
    const items = [...stage.querySelectorAll('wa-dropdown-item')].map((item) => item.textContent?.trim());
    expect(items).toEqual([
      'Report (HTML)',
      'Report (Markdown)',
      'Checklist (CSV)',
      'Run, complete (JSON)',
      'Rubric (JSON)',
      'Rubric in another format…',
      'Print',
    ]);
    await stage.querySelector('wa-dropdown')?.updateComplete;
    for (const keys of ['{Enter}', '{ArrowDown}{Enter}']) {
      stage.querySelector<HTMLElement>('#export-button')?.click();
      await expect.poll(() => document.activeElement?.getAttribute('value')).toBe('html');
      const hidden = new Promise((done) => stage.addEventListener('wa-after-hide', done, { once: true }));
      await userEvent.keyboard(keys);
      await hidden;
    }
    expect(sent).toEqual([
      { type: 'export', format: 'html' },
      { type: 'export', format: 'markdown' },
    ]);
  });
});
