import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Evidence } from '../domain/evidence.ts';
import type { ComparedCell, ComparedRow, RowKind } from '../report/compare-columns.ts';
import { compare } from './compare-intent.ts';
import type { CompareColumnProps } from './compare-view.ts';
import { verdictMeta } from './criterion-row.ts';
import { describeVerdict } from './describe-verdict.ts';
import { formatPoints } from './format-number.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';
import { plainText } from './layout-text.ts';
import { readableText } from './readable-text.ts';

export interface CompareRowsProps {
  readonly rows: readonly ComparedRow[];
  readonly columns: readonly CompareColumnProps[];
  readonly selected: string | null;
}

const kindWords: Readonly<Record<RowKind, string>> = {
  differs: 'differs',
  lone: 'in one rubric',
  open: 'undecided',
  same: '',
};

/** Criteria with the verdict of every column; the selected one shows the evidence in each response. */
export function compareRows(props: CompareRowsProps, send: Send): TemplateResult {
  return html`<ol class="rows">${repeat(
    props.rows,
    ({ key }) => key,
    (row) => rowView(row, props, send),
  )}</ol>`;
}

function rowView(row: ComparedRow, { columns, selected }: CompareRowsProps, send: Send): TemplateResult {
  const open = row.key === selected;
  const select = (key: string | null) => (): void => send(compare({ do: 'select', key }));
  return html`<li class="row compare-row ${open ? 'selected' : ''}" data-kind=${row.kind}>
    <button type="button" class="row-head" aria-expanded=${open} @click=${select(open ? null : row.key)}>
      <span class="row-text" dir="auto">${row.criterion.text}</span>
      <span class="row-meta">
        <span class="quiet" aria-label="${formatPoints(row.criterion.points)} points">${formatPoints(row.criterion.points)}</span>
        ${kindWords[row.kind] ? html`<span class=${row.kind === 'differs' ? 'word' : 'quiet'}>${kindWords[row.kind]}</span>` : nothing}
      </span>
    </button>
    ${columns.map(({ name, response }, at) => cellView(name, response, row.cells[at] ?? null, open))}
  </li>`;
}

function cellView(name: string, response: string, cell: ComparedCell | null, open: boolean): TemplateResult {
  if (!cell)
    return html`<div class="compare-cell"><span class="compare-name">${name}</span><span class="quiet">not in this rubric</span></div>`;
  const look = describeVerdict(cell.criterion, cell.state, cell.verdict);
  return html`<div class="compare-cell ${look.costs ? 'costs' : ''}" data-state=${look.state}>
    <span class="compare-name">${name}</span>
    <span class="compare-verdict"><span class="glyph" data-state=${look.state}>${icon(look.glyph)}</span><span class="word">${look.word}</span></span>
    <span class="row-meta">${verdictMeta(look)}</span>
    ${open ? evidenceOf(cell, response) : nothing}
  </div>`;
}

/** Quotes of the model's verdict, or the whole response to read where there are none. */
function evidenceOf({ state, verdict }: ComparedCell, response: string): TemplateResult {
  const found = state?.verdict;
  const quotes: readonly Evidence[] = found && found.kind !== 'failed' ? found.evidence : [];
  const miss = quotes.length > 0 && quotes.every(({ role }) => role === 'nearest-miss');
  return html`<div class="compare-evidence">
    ${verdict?.kind === 'failed' ? html`<p class="quiet small">${verdict.message}</p>` : nothing}
    ${verdict?.kind === 'abstained' ? html`<p class="quiet small">${verdict.reason}</p>` : nothing}
    <p class="quiet small">${quotes.length === 0 ? 'No quote' : miss ? 'Nearest miss' : 'Evidence'}</p>
    ${quotes.map(({ quote, role }) => html`<blockquote class="quote" dir="auto" data-role=${role}>${plainText(quote)}</blockquote>`)}
    <details><summary>Whole response</summary>${readableText(response, quotes)}</details>
  </div>`;
}
