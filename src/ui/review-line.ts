import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import type { Send } from './intent.ts';

/** How many verdicts wait for a person, over all cases and in the one that is open (null at home). */
export interface ReviewCount {
  readonly all: number;
  readonly here: number | null;
}

/** The way into the reviewer's queue: unsure verdicts and those that failed, one after another. Gone when none waits. */
export function reviewLine({ all, here }: ReviewCount, send: Send): TemplateResult | typeof nothing {
  if (all === 0) return nothing;
  const where = here === null || here === all ? '' : here === 0 ? ', in other cases' : `, ${here} in this case`;
  return html`<div class="review" role="group" aria-label="Review">
    ${button(`To review (${all})`, () => send({ type: 'review-next' }), { key: 'r', icon: 'question', id: 'review' })}
    <span class="quiet small">left to you${where}<span class="by-key">: <kbd>m</kbd> met, <kbd>u</kbd> unmet</span></span>
  </div>`;
}
