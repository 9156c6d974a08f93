import { html, nothing, type TemplateResult } from 'lit';
import type { Rubric } from '../domain/rubric.ts';
import { bench } from './bench-intent.ts';
import { type CriterionChange, diffRubrics, type WordRun } from './diff-rubrics.ts';
import { formatPoints } from './format-number.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';

/** A state that the rubric of a case was in. */
export interface RubricVersion {
  /** How it came about: `made by …`, `refined`, `edited`. */
  readonly name: string;
  /** ISO 8601; empty where it is not known. */
  readonly at: string;
  readonly rubric: Rubric;
}

export interface ChangesViewProps {
  /** Oldest first; the last is in use. */
  readonly versions: readonly RubricVersion[];
  readonly from: number;
  readonly to: number;
}

/** What changed between two versions of the rubric, criterion by criterion and word by word. */
export function changesView({ versions, from, to }: ChangesViewProps, send: Send): TemplateResult {
  const [before, after] = [versions[from], versions[to]];
  if (versions.length < 2 || !before || !after) {
    return html`<p class="empty">The rubric has not changed. Its versions before and after making, refining and editing are compared here.</p>`;
  }
  const changes = diffRubrics(before.rubric, after.rubric);
  const told = changes.filter(({ kind }) => kind !== 'same');
  return html`<section class="changes" aria-label="Changes">
    <div class="version-choice">
      ${versionSelect('Before', 'version-from', versions, from, (at) => send(bench({ do: 'versions', from: at, to })))}
      ${versionSelect('After', 'version-to', versions, to, (at) => send(bench({ do: 'versions', from, to: at })))}
    </div>
    <p>${summary(changes)}</p>
    <ol class="change-rows">${told.map(changeRow)}</ol>
  </section>`;
}

function versionSelect(
  label: string,
  id: string,
  versions: readonly RubricVersion[],
  chosen: number,
  choose: (at: number) => void,
): TemplateResult {
  const changed = (event: Event): void => {
    if (event.currentTarget instanceof HTMLSelectElement) choose(Number(event.currentTarget.value));
  };
  return html`<label for=${id}>${label}</label>
    <select id=${id} @change=${changed}>${versions.map(
      ({ name, rubric }, at) =>
        html`<option value=${at} ?selected=${at === chosen} .selected=${at === chosen}>${at + 1}. ${name}, ${rubric.criteria.length} criteria</option>`,
    )}</select>`;
}

const kinds = ['added', 'removed', 'changed', 'same'] as const;

function summary(changes: readonly CriterionChange[]): string {
  const parts = kinds.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count > 0 ? [`${count} ${kind === 'same' ? 'unchanged' : kind}`] : [];
  });
  return `${parts.join(', ')}.`;
}

function changeRow(change: CriterionChange): TemplateResult {
  const { criterion } = change;
  if (change.kind === 'changed') {
    const { before, words, judgedOtherwise } = change;
    const points = before.points === criterion.points ? nothing : html`<del>${formatPoints(before.points)}</del> `;
    return html`<li data-kind="changed"><span class="step-word small">${icon('pencil')}Changed</span>
      <p>${words.map(wordRun)}${judgedOtherwise ? html` <span class="quiet small">It is judged in another way.</span>` : nothing}</p>
      <span class="row-points">${points}${formatPoints(criterion.points)}</span></li>`;
  }
  const added = change.kind === 'added';
  return html`<li data-kind=${change.kind}><span class="step-word small">${icon(added ? 'plus' : 'dash')}${added ? 'Added' : 'Removed'}</span>
    <p>${added ? html`<ins>${criterion.text}</ins>` : html`<del>${criterion.text}</del>`}</p>
    <span class="row-points">${formatPoints(criterion.points)}</span></li>`;
}

function wordRun({ side, text }: WordRun): TemplateResult | string {
  if (side === 'both') return text;
  return side === 'before' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
}
