import { html, nothing, type TemplateResult } from 'lit';
import type { Criterion } from '../domain/rubric.ts';
import type { Override } from '../domain/run.ts';
import { isGraded, marksOfScale, type Scale, scales } from '../domain/scale.ts';
import { markWords, scaleWords } from '../report/mark-words.ts';
import { button } from './button.ts';
import type { Send } from './intent.ts';

export interface OverrideFormProps {
  readonly criterion: Criterion;
  /** What a yes-or-no criterion would be set to; on a scale, which end is proposed. */
  readonly met: boolean;
  readonly override: Override | null;
}

/** Asks why before a verdict is set by hand, and on a scale for the mark. Enter sets it, Escape leaves it. */
export function overrideForm(props: OverrideFormProps, send: Send): TemplateResult {
  const { criterion, met, override } = props;
  const { id: criterionId, scale = scales.binary } = criterion;
  const graded = isGraded(scale);
  const field = `reason-${criterionId}`;
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const said = new FormData(form);
    const reason = String(said.get('reason') ?? '').trim();
    if (!graded) {
      send({ type: 'override', criterionId, met, reason });
      return;
    }
    const value = Number(said.get('mark'));
    send({ type: 'override', criterionId, met: value > leastOf(scale), value, reason });
  };
  const label = graded ? 'Why?' : `Set to ${met ? 'met' : 'unmet'}. Why?`;
  return html`<form class="inline-form" data-inline @submit=${submit}>
    ${graded ? markField(props, scale) : nothing}
    <label for=${field}>${label} <span class="quiet">(kept in the log, may stay empty)</span></label>
    <input id=${field} name="reason" autocomplete="off" .value=${override?.reason ?? ''} />
    <div class="actions">
      <button type="submit" class="button main"><span>${graded ? 'Set the mark' : `Set ${met ? 'met' : 'unmet'}`}</span><kbd aria-hidden="true">Enter</kbd></button>
      ${button('Cancel', () => send({ type: 'cancel-inline' }), { key: 'Esc' })}
    </div>
  </form>`;
}

/** A short scale is chosen from, a long one is typed. */
function markField({ criterion, met, override }: OverrideFormProps, scale: Scale): TemplateResult {
  const field = `mark-${criterion.id}`;
  const marks = marksOfScale(scale);
  const least = leastOf(scale);
  const proposed = override?.value ?? (met && scale.kind === 'grade' ? scale.most : least);
  if (marks && marks.length <= 11) {
    return html`<label for=${field}>Mark</label>
      <select id=${field} name="mark">${marks.map(
        (value) =>
          html`<option value=${value} ?selected=${value === proposed}>${markWords(criterion, value)}${meaning(criterion, value)}</option>`,
      )}</select>`;
  }
  const step = scale.kind === 'count' ? 1 : (scale.step ?? 'any');
  const most = scale.kind === 'count' ? nothing : scale.most;
  return html`<label for=${field}>Mark <span class="quiet">(${scaleWords(scale)})</span></label>
    <input id=${field} name="mark" type="number" required min=${least} max=${most} step=${step} .value=${String(proposed)} />`;
}

/** What a level means, short enough for one line of a list. */
function meaning({ levels = [] }: Criterion, value: number): string {
  const words = levels.find((level) => level.value === value)?.text ?? '';
  if (words === '') return '';
  return words.length <= 60 ? `: ${words}` : `: ${words.slice(0, 60).replace(/\s\S*$/, '')}…`;
}

function leastOf(scale: Scale): number {
  return scale.kind === 'count' ? 0 : scale.least;
}
