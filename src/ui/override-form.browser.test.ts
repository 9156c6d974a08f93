import { render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import type { Criterion } from '../domain/rubric.ts';
import { type Scale, scales } from '../domain/scale.ts';
import { criterion } from '../domain/testing/run-fixture.ts';
import type { Intent } from './intent.ts';
import { overrideForm } from './override-form.ts';

const stage = document.createElement('div');
document.body.append(stage);
const sent: Intent[] = [];
afterEach(() => {
  render(null, stage);
  sent.length = 0;
});

function draw(scale: Scale, more: Partial<Criterion> = {}): void {
  const props = { criterion: criterion('care', 5, { scale, ...more }), met: true, override: null };
  render(
    overrideForm(props, (intent) => sent.push(intent)),
    stage,
  );
}
const field = (): HTMLSelectElement | HTMLInputElement | null => stage.querySelector('[name="mark"]');
function set(value: string): void {
  const mark = field();
  if (mark) mark.value = value;
  stage.querySelector<HTMLButtonElement>('[type="submit"]')?.click();
}

describe('a mark set by hand', () => {
  it('UI-41 a short scale is chosen from: its marks and no others, each with what it means', () => {
    draw(scales['one-to-five'], { levels: [{ value: 1, text: 'Says nothing of it.', label: 'Poor' }] });
    const marks = [...stage.querySelectorAll('option')];
    expect(marks.map(({ value }) => value).sort()).toEqual(['1', '2', '3', '4', '5']);
    expect(marks.find(({ value }) => value === '1')?.textContent).toContain('Says nothing of it.');
    set('2');
    expect(sent).toEqual([{ type: 'override', criterionId: 'care', met: true, value: 2, reason: '' }]);
  });

  it('UI-41 on a long scale and for a count it is typed, and what does not stand on the scale is not set', () => {
    draw({ kind: 'grade', least: 0, most: 50, step: 0.5 });
    expect(field()?.localName).toBe('input');
    for (const off of ['51', '-1', '0.3', '']) set(off);
    expect(sent).toEqual([]);
    set('12.5');
    expect(sent).toMatchObject([{ value: 12.5, met: true }]);
    draw(scales.count);
    for (const off of ['-1', '1.5']) set(off);
    expect(sent).toHaveLength(1);
    set('120');
    set('0');
    expect(sent.slice(1)).toMatchObject([
      { value: 120, met: true },
      { value: 0, met: false },
    ]);
  });
});
