import { html, type TemplateResult } from 'lit';
import { button } from './button.ts';
import type { Pane, Send } from './intent.ts';

/** Chooses what is shown where there is room for one pane. */
export function paneSwitch(pane: Pane, send: Send): TemplateResult {
  const choice = (label: string, to: Pane): TemplateResult =>
    button(label, () => send({ type: 'set-pane', pane: to }), { kind: 'quiet', pressed: pane === to });
  return html`<div class="pane-switch segments" role="group" aria-label="Show">
    ${choice('Checklist', 'checklist')}${choice('Text', 'text')}
  </div>`;
}
