import { html, nothing, type TemplateResult } from 'lit';
import type { CriticalFlag } from '../domain/critical-flags.ts';
import { plainText } from './layout-text.ts';

/** Critical failures, before any figure: a score can look good beside one of these. Gone when there is none. */
export function flagsView(flags: readonly CriticalFlag[]): TemplateResult | typeof nothing {
  if (flags.length === 0) return nothing;
  return html`<section class="flags" aria-label="Critical failures">
    <p><strong>${flags.length === 1 ? '1 critical failure' : `${flags.length} critical failures`}</strong></p>
    <ul>${flags.map(flagView)}</ul>
  </section>`;
}

function flagView({ type, criterion, quote }: CriticalFlag): TemplateResult {
  return html`<li>
    <span class="quiet">${type}:</span> <bdi>${criterion.text}</bdi>
    ${quote ? html`<q class="quiet small" dir="auto">${plainText(quote.quote)}</q>` : nothing}
  </li>`;
}
