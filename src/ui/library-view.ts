import { html, nothing, type TemplateResult } from 'lit';
import { bench } from './bench-intent.ts';
import { button } from './button.ts';
import { dialog } from './dialog.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';
import { type IntakeIssue, issueList } from './issue-list.ts';

/** A rubric of the user's own library. */
export interface LibraryItem {
  readonly id: string;
  readonly title: string;
  readonly criteria: number;
}

export interface LibraryViewProps {
  readonly items: readonly LibraryItem[];
  /** Whether the rubric of the open case can be added. */
  readonly canAddCase: boolean;
  /** Whether the rubrics of our samples are not in it yet. */
  readonly canAddSamples: boolean;
  /** What the last import came to; null before one. */
  readonly imported: { readonly added: number; readonly issues: readonly IntakeIssue[] } | null;
}

/** The dialog of the user's library: rubrics that methods look in for criteria. */
export function libraryDialog(props: LibraryViewProps | null, send: Send): TemplateResult {
  return dialog('Your library', props !== null, props ? libraryView(props, send) : nothing, send);
}

/** The rubrics of the library, and the ways to add some. */
function libraryView(props: LibraryViewProps, send: Send): TemplateResult {
  return html`<div class="library">
    <p class="quiet">Rubrics with the conversations they were written for. Methods that look in a library take criteria from those that are like the case at hand. It is kept in this browser alone and goes with “Delete everything”.</p>
    <p class="file-line">
      <label class="button" for="library-file"><span>Add rubrics from a file</span></label>
      <input id="library-file" class="file-input" type="file" multiple accept=".json,.jsonl,.yaml,.yml,.parquet,.csv" @change=${(event: Event) => chosen(event, send)} />
      <span class="quiet">HealthBench cases, your own rubrics, or any format that the page reads</span>
    </p>
    <div class="actions">
      ${props.canAddCase ? button('Add the rubric of this case', () => send(bench({ do: 'library-case' })), { icon: 'plus' }) : nothing}
      ${props.canAddSamples ? button('Add the rubrics of the samples', () => send(bench({ do: 'library-samples' })), { icon: 'plus', id: 'library-samples' }) : nothing}
    </div>
    ${importedView(props.imported)}
    ${
      props.items.length === 0
        ? html`<p class="empty">Nothing is in your library yet.</p>`
        : html`<ul class="model-list" aria-label="Rubrics of the library">${props.items.map((item) => itemRow(item, send))}</ul>`
    }
  </div>`;
}

function chosen(event: Event, send: Send): void {
  if (!(event.currentTarget instanceof HTMLInputElement)) return;
  const files = [...(event.currentTarget.files ?? [])];
  event.currentTarget.value = '';
  if (files.length > 0) send(bench({ do: 'library-files', files }));
}

function importedView(imported: LibraryViewProps['imported']): TemplateResult | typeof nothing {
  if (!imported) return nothing;
  const { added, issues } = imported;
  return html`<div role="status">
    <p>${added === 0 ? 'No rubric was added.' : `${added} ${added === 1 ? 'rubric was' : 'rubrics were'} added.`}</p>
    ${
      issues.length === 0
        ? nothing
        : html`<p>${icon('warning')} ${issues.length} ${issues.length === 1 ? 'thing' : 'things'} could not be read.</p>
          ${issueList(issues, 6)}`
    }
  </div>`;
}

function itemRow({ id, title, criteria }: LibraryItem, send: Send): TemplateResult {
  return html`<li><div><bdi>${title}</bdi> <span class="quiet">${criteria} criteria</span></div>
    ${button(`Delete ${title}`, () => send(bench({ do: 'library-delete', id })), { icon: 'trash', iconOnly: true, kind: 'quiet' })}</li>`;
}
