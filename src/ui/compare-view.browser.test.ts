import './theme.css';
import { render } from 'lit';
import { afterAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { Verdict } from '../domain/verdict.ts';
import { compareView } from './compare-view.ts';
import { comparedThree, comparedTwo } from './gallery/gallery-compare.ts';
import { type ComparedVerdict, modelPanel } from './model-panel.ts';

const stage = document.createElement('div');
document.body.append(stage);
afterAll(() => render(null, stage));

type Pair<T> = readonly [T, T];

function showTwoModels(scores: Pair<number | null>, verdicts: Pair<ComparedVerdict>): void {
  const rows = [{ id: 'c1', text: 'Is kind.', verdicts }];
  const comparison = { phase: 'done', names: ['One', 'Other'], scores, rows } as const;
  const props = { models: [], chosen: null, canCompare: true, comparison, deviceNote: '', downloadsUrl: null };
  render(
    modelPanel(props, () => undefined),
    stage,
  );
}

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

  it('UI-1 UI-43 a quote is read without the signs that structure it, and an unsure verdict says where it leans', () => {
    const quoted: Verdict = {
      kind: 'abstained',
      probability: 0.9,
      evidence: [{ quote: '- **Call** now', start: 0, end: 14, weight: 1, role: 'supports' }],
      reason: 'It is close.',
      logit: 2,
      calibrated: true,
    };
    const rows = comparedTwo.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => cell && { ...cell, state: { verdict: quoted, override: null }, verdict: quoted }),
    }));
    render(
      compareView({ ...comparedTwo, rows }, () => undefined),
      stage,
    );
    expect(stage.querySelector('.quote')?.textContent).toBe('Call now');
    expect(stage.querySelector('.compare-cell .row-meta')?.textContent).toContain('leans met');
  });

  it('UI-6 UI-12 two models side by side: no chance is certain, and a minus is one', () => {
    const sure: ComparedVerdict = { met: true, probability: 0.999 };
    showTwoModels([-0.05, 0.5], [sure, { met: false, probability: 0.3 }]);
    expect(stage.textContent).toContain('One: \u22125\u202f%');
    expect(stage.querySelector('tbody td')?.textContent).toBe('Met >\u202f99\u202f%');
  });

  it('APP-51 two models agree on nothing where one of them decided nothing', () => {
    const none: ComparedVerdict = { met: null, probability: null };
    showTwoModels([0.5, null], [{ met: true, probability: 0.9 }, none]);
    expect(stage.textContent).toContain('No criterion was decided by both.');
    expect(stage.textContent).not.toContain('agree');
  });
});
