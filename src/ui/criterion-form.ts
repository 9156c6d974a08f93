import { html, type TemplateResult } from 'lit';
import type { LintNote } from '../domain/lint/lint-note.ts';
import type { Criterion } from '../domain/rubric.ts';
import { button } from './button.ts';
import type { Send } from './intent.ts';
import { lintNotes } from './lint-notes.ts';

/** Writes or rewrites one criterion, with notes on its wording. A new wording is checked again, alone; other points are not. */
export function criterionForm(criterion: Criterion | null, send: Send, lint: readonly LintNote[] = []): TemplateResult {
  const id = criterion?.id ?? 'new';
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const data = new FormData(form);
    const text = String(data.get('text') ?? '').trim();
    const points = Number(data.get('points'));
    if (!text || !Number.isFinite(points) || points === 0) return;
    send({ type: 'save-criterion', criterionId: criterion?.id ?? null, text, points });
  };
  const saveOnKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.closest('form')?.requestSubmit();
  };
  return html`<form class="inline-form" data-inline @submit=${submit}>
    <label for="text-${id}">Criterion, as a statement about the response</label>
    <textarea id="text-${id}" name="text" rows="3" required .value=${criterion?.text ?? ''} @keydown=${saveOnKey}></textarea>
    ${lintNotes(lint)}
    <label for="points-${id}">Points when met <span class="quiet">(negative for a fault, never 0)</span></label>
    <input id="points-${id}" class="points-field" name="points" type="number" step="any" required .value=${String(criterion?.points ?? 5)} />
    <div class="actions">
      <button type="submit" class="button main"><span>Save</span><kbd aria-hidden="true">Ctrl+Enter</kbd></button>
      ${button('Cancel', () => send({ type: 'cancel-inline' }), { key: 'Esc' })}
    </div>
  </form>`;
}
