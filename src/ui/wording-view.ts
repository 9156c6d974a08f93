import { html, type TemplateResult } from 'lit';
import type { LintNote } from '../domain/lint/lint-note.ts';
import { lintRubric } from '../domain/lint/lint-rubric.ts';
import type { Rubric } from '../domain/rubric.ts';
import { bench } from './bench-intent.ts';
import { button } from './button.ts';
import type { Send } from './intent.ts';
import { lintNotes } from './lint-notes.ts';

/** Every criterion on whose wording there is a note, with its mend and the way to edit it. */
export function wordingView(rubric: Rubric | null, send: Send): TemplateResult {
  if (!rubric) return html`<p class="empty">This case has no rubric yet.</p>`;
  const notes = lintRubric(rubric);
  const noted = rubric.criteria.flatMap((criterion) => {
    const own = notes.filter(({ criterionId }) => criterionId === criterion.id);
    return own.length > 0 ? [{ criterion, own }] : [];
  });
  if (noted.length === 0) {
    return html`<p>Nothing to mend: no criterion is vague, leading, unverifiable, asks two things, repeats another or has points at odds with its words.</p>`;
  }
  return html`<section aria-label="Wording">
    <p>${noted.length} of ${rubric.criteria.length} criteria have a note: ${kindsOf(notes)}. <span class="quiet">Notes change no verdict and no score.</span></p>
    <ul class="wording">${noted.map(
      ({ criterion, own }) => html`<li><p>${criterion.text}</p>${lintNotes(own)}
        ${button('Edit', () => send(bench({ do: 'criterion', criterionId: criterion.id, edit: true })), { kind: 'quiet', icon: 'pencil' })}</li>`,
    )}</ul>
  </section>`;
}

const kindWords: Readonly<Record<LintNote['kind'], string>> = {
  'double-barrelled': 'two things at once',
  vague: 'vague',
  unverifiable: 'unverifiable',
  leading: 'leading',
  overlapping: 'overlapping',
  polarity: 'points at odds with the words',
};

function kindsOf(notes: readonly LintNote[]): string {
  const kinds = [...new Set(notes.map(({ kind }) => kind))];
  return kinds.map((kind) => `${notes.filter((note) => note.kind === kind).length} ${kindWords[kind]}`).join(', ');
}
