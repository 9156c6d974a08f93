import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';

/** What the shipped model can and can't do, said once and plainly before it is trusted. */
export function firstRunNote(cardUrl: string, send: Send): TemplateResult {
  return html`<aside class="notice note" aria-label="Before you start">
    <p><strong>A small model reads for you; you decide.</strong>
      It checks whether a response says what a criterion asks, in English, and points at the passage. About one in five of
      the verdicts it commits to is wrong: it misses other words for a thing, or takes a related topic for it. What it is
      unsure of it leaves to you. It has no medical knowledge to vouch for and is not a medical device.
      <a href=${cardUrl} target="_blank" rel="noopener">Its card</a> has the figures.</p>
    ${button('Understood', () => send({ type: 'dismiss', what: 'note' }), {})}
  </aside>`;
}

/** Something failed while a case was worked on; says what, and what to do about it. */
export function faultNotice(message: string, send: Send): TemplateResult | typeof nothing {
  if (message === '') return nothing;
  return html`<div class="notice fault" role="alert">
    <p>${icon('warning')}<span>${message}</span></p>
    ${button('Dismiss', () => send({ type: 'dismiss', what: 'fault' }), { kind: 'quiet' })}
  </div>`;
}
