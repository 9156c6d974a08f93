import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import { dialog } from './dialog.ts';
import { formatPoints } from './format-number.ts';
import type { Send } from './intent.ts';
import { andMore, type IntakeIssue, issueList } from './issue-list.ts';

/** Something that occurred in a file, and how often. */
export interface Counted {
  readonly text: string;
  readonly count: number;
}

/** What is known of a file before anything is done with it. Missing: `format` is null when none fits. */
export interface ImportPreviewProps {
  readonly file: string;
  readonly format: { readonly id: string; readonly name: string; readonly about: string } | null;
  /** The format's shape is not confirmed by its publisher's own files. */
  readonly unconfirmed: boolean;
  /** Formats to choose from: the one that was found, others that fit, then the rest. */
  readonly formats: readonly { readonly id: string; readonly name: string }[];
  readonly understood: readonly string[];
  /** The first criteria, to see whether they were read rightly. */
  readonly sample: readonly { readonly text: string; readonly points: number }[];
  readonly moreCriteria: number;
  readonly notUnderstood: readonly Counted[];
  readonly remarks: readonly Counted[];
  readonly issues: readonly IntakeIssue[];
  /** How many cases can be opened; 0 when the file brings rubrics alone. */
  readonly cases: number;
  /** What its rubric can be used for; null when it brings none, or many. */
  readonly rubricFor: 'open-case' | 'next-case' | null;
  /** Whether the open case has a rubric that would be replaced. */
  readonly replaces: boolean;
}

/** The dialog that shows what was understood of a file, and asks before anything is opened or replaced. */
export function importDialog(props: ImportPreviewProps | null, open: boolean, send: Send): TemplateResult {
  return dialog('Import', open && props !== null, props ? importPreview(props, send) : nothing, send);
}

/** What was understood and what not, with the choices that follow. */
function importPreview(props: ImportPreviewProps, send: Send): TemplateResult {
  return html`<div class="panel import-preview">
    <p><bdi>${props.file}</bdi></p>
    ${formatChoice(props, send)}
    ${props.unconfirmed ? html`<p class="quiet">No file of its publisher could be read when this reader was written; look closely.</p>` : nothing}
    <h3>Understood</h3>
    ${props.understood.length === 0 ? html`<p>Nothing.</p>` : html`<p>${props.understood.join(', ')}</p>`}
    ${sampleList(props)}
    ${props.remarks.length === 0 ? nothing : html`<ul>${props.remarks.map(countedRow)}</ul>`}
    <h3>Not understood</h3>
    ${props.notUnderstood.length + props.issues.length === 0 ? html`<p>Everything was read.</p>` : nothing}
    ${props.notUnderstood.length === 0 ? nothing : html`<p>Fields that no one reads:</p><ul>${props.notUnderstood.slice(0, most).map(countedRow)}</ul>`}
    ${andMore(props.notUnderstood.length - most)}
    ${props.issues.length === 0 ? nothing : issueList(props.issues, most)}
    <div class="actions">${choices(props, send)}</div>
  </div>`;
}

const most = 12;

function formatChoice({ format, formats }: ImportPreviewProps, send: Send): TemplateResult {
  const chosen = (event: Event): void => {
    if (event.currentTarget instanceof HTMLSelectElement)
      send({ type: 'import-as', format: event.currentTarget.value });
  };
  return html`<p><label for="import-format">Read as</label>
      <select id="import-format" @change=${chosen}>
        ${format ? nothing : html`<option value="" selected>no known format</option>`}
        ${formats.map(({ id, name }) => html`<option value=${id} ?selected=${id === format?.id}>${name}</option>`)}
      </select></p>
    ${format ? html`<p class="quiet">${format.about}</p>` : nothing}`;
}

function sampleList({ sample, moreCriteria }: ImportPreviewProps): TemplateResult | typeof nothing {
  if (sample.length === 0) return nothing;
  return html`<ol class="import-sample">${sample.map(
    ({ text, points }) => html`<li><bdi>${text}</bdi> <span class="quiet">${formatPoints(points)}</span></li>`,
  )}</ol>
  ${andMore(moreCriteria)}`;
}

function choices(
  { cases, rubricFor, replaces }: ImportPreviewProps,
  send: Send,
): readonly (TemplateResult | typeof nothing)[] {
  const use =
    rubricFor === 'open-case'
      ? replaces
        ? 'Replace the rubric of this case'
        : 'Use for this case'
      : 'Keep for the next case';
  return [
    cases > 0
      ? button(
          cases === 1 ? 'Open the case' : `Open ${cases} cases`,
          () => send({ type: 'import-take', what: 'cases' }),
          { kind: 'main', id: 'import-cases' },
        )
      : nothing,
    rubricFor === null
      ? nothing
      : button(use, () => send({ type: 'import-take', what: 'rubric' }), {
          kind: cases > 0 ? 'plain' : 'main',
          id: 'import-rubric',
        }),
    button('Leave everything as it is', () => send({ type: 'close-dialog' }), { id: 'import-cancel' }),
  ];
}

const countedRow = ({ text, count }: Counted): TemplateResult =>
  html`<li><bdi>${text}</bdi>${count === 1 ? nothing : html` <span class="quiet">${count} times</span>`}</li>`;
