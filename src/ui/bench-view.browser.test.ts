import './theme.css';
import { render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { BenchAct } from './bench-intent.ts';
import { type BenchProps, benchView } from './bench-view.ts';
import { benchViews } from './gallery/gallery-bench.ts';

const stage = document.createElement('div');
document.body.append(stage);
afterEach(() => render(null, stage));

function show(name: string, change: (props: BenchProps) => BenchProps = (props) => props): BenchAct[] {
  const acts: BenchAct[] = [];
  const props = benchViews[name];
  if (!props) throw new Error('the gallery has this view');
  render(
    benchView(change(props), (intent) => {
      if (intent.type === 'bench') acts.push(intent.act);
    }),
    stage,
  );
  return acts;
}
const words = (selector: string): string =>
  stage.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe('workbench', () => {
  it('UI-30 arrows choose another method, and Enter on the chosen one makes the rubric', async () => {
    const acts = show('bench-make');
    stage.querySelector<HTMLInputElement>('.method.chosen input')?.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(acts).toEqual([{ do: 'choose', method: 'peem' }]);
    show('bench-make').length = 0;
    const made = show('bench-make');
    stage.querySelector<HTMLInputElement>('.method.chosen input')?.focus();
    await userEvent.keyboard('{Enter}');
    expect(made).toContainEqual({ do: 'make' });
  });

  it('UI-30 what is missing is named and nothing can be made without it', async () => {
    const acts = show('bench-inputs');
    expect(words('.method-use')).toContain('Still missing: a preferred and a rejected answer.');
    expect(stage.querySelector<HTMLButtonElement>('#make-rubric')?.disabled).toBe(true);
    stage.querySelector('form')?.requestSubmit();
    expect(acts).toEqual([]);
  });

  it('UI-35 a field is kept as it is left, and the response under review is taken with one key', async () => {
    const acts = show('bench-inputs');
    stage.querySelector<HTMLTextAreaElement>('#input-rejected')?.focus();
    await userEvent.keyboard('Wait and see.{Tab}');
    expect(acts).toMatchObject([{ do: 'inputs', inputs: { rejected: 'Wait and see.' } }]);
    await userEvent.keyboard('{Enter}');
    expect(acts[1]).toMatchObject({ do: 'inputs', inputs: { rejected: expect.stringContaining('A fever of 39.2') } });
  });

  it('UI-31 every step says what was done and why; a passage opens and closes in its text', async () => {
    const acts = show('bench-trace');
    const steps = [...stage.querySelectorAll('.step')].map((step) => step.getAttribute('data-kind'));
    expect(steps).toEqual(['found', 'made', 'asked', 'kept', 'merged', 'dropped', 'locked']);
    expect(words('.step[data-kind="dropped"]')).toContain('It tells no answer from another.');
    expect(words('.whole-text mark')).toBe('A child with a fever is offered small drinks often.');
    const [open, closed] = [...stage.querySelectorAll<HTMLButtonElement>('.passage')];
    expect([open?.ariaExpanded, closed?.ariaExpanded]).toEqual(['true', 'false']);
    open?.click();
    closed?.click();
    stage.querySelector<HTMLButtonElement>('.step[data-kind="made"] .step-link')?.click();
    expect(acts).toEqual([
      { do: 'passage', place: null },
      { do: 'passage', place: '1.0' },
      { do: 'criterion', criterionId: 'c1', edit: false },
    ]);
  });

  it('UI-31 steps of one kind can be shown alone', () => {
    show('bench-trace', (props) =>
      props.tab === 'trace' ? { ...props, trace: { ...props.trace, kind: 'dropped' } } : props,
    );
    expect(stage.querySelectorAll('.step')).toHaveLength(1);
  });

  it('UI-33 an empty cell is named to a screen reader, a filled one opens its criteria', () => {
    const acts = show('bench-matrix');
    expect(stage.querySelectorAll('.cell-empty').length).toBe(9 - stage.querySelectorAll('td .button').length);
    expect(words('.cell-empty')).toBe('empty');
    stage.querySelector<HTMLButtonElement>('td .button[aria-pressed="false"]')?.click();
    expect(acts[0]).toMatchObject({ do: 'cell' });
  });

  it('UI-18 a wide matrix scrolls in its own place: the window gets no wider', async () => {
    await page.viewport(360, 800);
    const criteria = ['emergencies', 'uncertainty', 'communication', 'responding', 'seeking'].map((name) => ({
      id: name,
      text: name,
      points: 1,
      tags: [`axis:${name}`, `theme:${name}`],
      provenance: { kind: 'person' } as const,
    }));
    show('bench-matrix', () => ({ tab: 'matrix', rubric: { id: 'r', title: 'R', criteria }, open: null }));
    expect(stage.querySelector('.table-scroll')?.scrollWidth).toBeGreaterThan(360);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    await page.viewport(1280, 800);
  });

  it('UI-34 versions are chosen and their changes marked', () => {
    const acts = show('bench-changes');
    expect([...stage.querySelectorAll('.change-rows li')].map((row) => row.getAttribute('data-kind'))).toEqual([
      'changed',
      'removed',
      'added',
    ]);
    expect(words('.change-rows [data-kind="changed"] ins')).toContain('weight and age');
    const from = stage.querySelector<HTMLSelectElement>('#version-from');
    if (!from) throw new Error('versions are chosen in a select');
    from.value = '1';
    from.dispatchEvent(new Event('change'));
    expect(acts).toEqual([{ do: 'versions', from: 1, to: 1 }]);
  });
});
