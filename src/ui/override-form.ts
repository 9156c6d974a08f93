import { html, type TemplateResult } from 'lit';
import { button } from './button.ts';
import type { Send } from './intent.ts';

/** Asks why before a verdict is set by hand. Enter sets it, Escape leaves it; the reason may stay empty. */
export function overrideForm(criterionId: string, met: boolean, reason: string, send: Send): TemplateResult {
  const field = `reason-${criterionId}`;
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const said = new FormData(form).get('reason');
    send({ type: 'override', criterionId, met, reason: typeof said === 'string' ? said.trim() : '' });
  };
  return html`<form class="inline-form" data-inline @submit=${submit}>
    <label for=${field}>Set to ${met ? 'met' : 'unmet'}. Why? <span class="quiet">(kept in the log, may stay empty)</span></label>
    <input id=${field} name="reason" autocomplete="off" .value=${reason} />
    <div class="actions">
      <button type="submit" class="button main"><span>Set ${met ? 'met' : 'unmet'}</span><kbd aria-hidden="true">Enter</kbd></button>
      ${button('Cancel', () => send({ type: 'cancel-inline' }), { key: 'Esc' })}
    </div>
  </form>`;
}
