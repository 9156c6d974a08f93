import './theme.css';
import { html, render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { caseList } from './case-list.ts';
import type { Intent } from './intent.ts';
import { modelPanel } from './model-panel.ts';
import { statusBar } from './status-bar.ts';

const stage = document.createElement('div');
stage.style.width = '1280px';
document.body.append(stage);
afterEach(() => render(null, stage));

const item = {
  ...{ id: '1', title: 'Fever in a young child since yesterday evening, what should I do?', status: 'scored' as const },
  ...{ toReview: 3, profile: '', inPercent: true, score: { value: null, lowest: -0.29, highest: 0.29, reason: null } },
};
const nothingElse = { summary: null, batch: 'idle', done: 1, toReview: 0 } as const;

describe('list of cases', () => {
  it('UI-18 an interval stands beside the button that deletes the case, not under it', () => {
    render(html`<div class="home">${caseList({ cases: [item], ...nothingElse }, () => undefined)}</div>`, stage);
    const score = stage.querySelector('.case-row-score')?.getBoundingClientRect();
    const interval = stage.querySelector('.score-range')?.getBoundingClientRect();
    const remove = stage.querySelector('.case-rows .icon-only')?.getBoundingClientRect();
    if (!score || !interval || !remove) throw new Error('a row has a score and a button');
    expect(interval.left).toBeGreaterThanOrEqual(score.left);
    expect(interval.right).toBeLessThanOrEqual(remove.left);
  });

  it('UI-18 in a narrow window the buttons over the list stand below one another, and nothing is wider', () => {
    stage.style.width = '328px';
    const fresh = { ...item, id: '2', status: 'new' as const };
    render(
      caseList({ cases: [item, fresh], ...nothingElse }, () => undefined),
      stage,
    );
    expect(stage.textContent).toMatch(/Score all.*Save scores.*Delete everything/s);
    expect(stage.querySelector('.cases-head')?.scrollWidth).toBeLessThanOrEqual(328);
    stage.style.width = '1280px';
  });

  it('UI-45 a running batch tells about how long it will take, where that is known', () => {
    const progress = (timeLeft: number | null): string => {
      render(
        caseList({ cases: [item], ...nothingElse, batch: 'running', timeLeft }, () => undefined),
        stage,
      );
      return stage.querySelector('.batch-progress')?.textContent?.trim() ?? '';
    };
    expect(progress(170_000)).toBe('1 of 1 scored, about 3\u202fmin left');
    expect(progress(null)).toBe('1 of 1 scored');
  });

  it('APP-115 a deleted case is offered back, also when it was the only one', () => {
    const sent: Intent[] = [];
    render(
      caseList({ cases: [], ...nothingElse, removed: '<b>Fever</b>' }, (intent) => sent.push(intent)),
      stage,
    );
    expect(stage.querySelector('.removed')?.textContent).toContain('“<b>Fever</b>” was deleted.');
    stage.querySelector<HTMLElement>('#undo-delete')?.click();
    expect(sent).toEqual([{ type: 'undo' }]);
  });
});

describe('status bar', () => {
  it('UI-19 takes one line where there is room, and the models say why one runs where it runs', () => {
    const deviceNote = 'The browser found no GPU it would use; using WebAssembly.';
    const common = { phase: 'ready', model: 'rubricon-mini', revision: '43f140cc1f18', device: 'wasm' } as const;
    const copy = { kind: 'served', version: '1', offline: 'kept', update: { phase: 'none' } } as const;
    const look = { calibration: 'model', languageWarning: '', seal: { phase: 'untested' } } as const;
    const model = { ...common, deviceNote };
    render(
      statusBar({ ...look, model, copy, atRest: 'readable' }, () => undefined),
      stage,
    );
    const foot = stage.querySelector('footer')?.getBoundingClientRect();
    expect(foot?.height).toBeLessThan(60);
    const panel = { models: [], chosen: null, canCompare: false, comparison: { phase: 'none' } } as const;
    render(
      modelPanel({ ...panel, deviceNote, downloadsUrl: null }, () => undefined),
      stage,
    );
    expect(stage.textContent).toContain(deviceNote);
  });
});
