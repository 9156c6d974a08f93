import { html, nothing, type TemplateResult } from 'lit';
import type { LintNote } from '../domain/lint/lint-note.ts';

/** Quiet notes on how a criterion is worded; nothing where there is none. */
export function lintNotes(notes: readonly LintNote[]): TemplateResult | typeof nothing {
  if (notes.length === 0) return nothing;
  return html`<ul class="lint quiet small" aria-label="Notes on the wording">
    ${notes.map((note) => html`<li data-kind=${note.kind}>${lintWords(note)}</li>`)}
  </ul>`;
}

/** A note in words: what is wrong, how to mend it, and a wording to take instead where there is one. */
export function lintWords({ problem, mend, instead = [] }: LintNote): string {
  const offer = instead.length > 0 ? ` For example: ${instead.map((text) => `“${text}”`).join(' ')}` : '';
  return `${problem} ${mend}${offer}`;
}
