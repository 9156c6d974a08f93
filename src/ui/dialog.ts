import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { html, type TemplateResult } from 'lit';
import type { Send } from './intent.ts';

/** A dialog of the page. However it is left, the page hears that it closed. */
export function dialog(
  label: string,
  open: boolean,
  content: unknown,
  send: Send,
  lightDismiss = false,
): TemplateResult {
  const closed = (event: Event): void => {
    // Whatever opens and closes inside tells so too.
    if (event.target === event.currentTarget) send({ type: 'close-dialog' });
  };
  return html`<wa-dialog label=${label} ?light-dismiss=${lightDismiss} ?open=${open} @wa-after-hide=${closed}>${content}</wa-dialog>`;
}
