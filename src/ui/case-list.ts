import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import { formatPercent } from './format-number.ts';
import type { Send } from './intent.ts';
import { reviewLine } from './review-line.ts';

export type CaseStatus = 'new' | 'no response' | 'waiting' | 'running' | 'scored' | 'partly scored' | 'failed';

export interface CaseItem {
  readonly id: string;
  readonly title: string;
  readonly status: CaseStatus;
  readonly fraction: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** Mean over cases with its bootstrap interval, clipped to 0..1. Null before two cases are scored. */
export interface CaseSummary {
  readonly n: number;
  readonly unscored: number;
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface CaseListProps {
  readonly cases: readonly CaseItem[];
  readonly summary: CaseSummary | null;
  readonly batch: 'idle' | 'running' | 'paused';
  readonly done: number;
  /** Verdicts that wait for a person, over all cases. */
  readonly toReview: number;
}

/** Every case at hand with its score; many are scored in one go, paused and taken up again. */
export function caseList(props: CaseListProps, send: Send): TemplateResult | typeof nothing {
  if (props.cases.length === 0) return nothing;
  return html`<section class="cases" aria-labelledby="cases-title">
    <div class="cases-head">
      <h2 id="cases-title">Your cases</h2>
      <span class="bar-end">${batchButtons(props, send)}</span>
    </div>
    ${props.batch === 'idle' ? nothing : progress(props)}${summaryView(props.summary)}
    ${reviewLine({ all: props.toReview, here: null }, send)}
    <ol class="case-rows">${props.cases.map((item) => caseRow(item, send))}</ol>
  </section>`;
}

function batchButtons(props: CaseListProps, send: Send): TemplateResult {
  const all = (): void => send({ type: 'score-all' });
  const left = props.cases.some((item) => item.status !== 'scored');
  const forget = button('Delete everything', () => send({ type: 'open-dialog', dialog: 'delete-all' }), {
    kind: 'quiet',
    icon: 'trash',
  });
  if (props.batch === 'running') {
    return html`${button('Pause', () => send({ type: 'pause-all' }), { icon: 'pause', key: 'p' })}${forget}`;
  }
  const label = props.batch === 'paused' ? 'Resume' : 'Score all';
  return html`${left && props.cases.length > 1 ? button(label, all, { icon: 'play', key: 'p', kind: 'main' }) : nothing}${forget}`;
}

function progress(props: CaseListProps): TemplateResult {
  const total = props.cases.length;
  return html`<p class="batch-progress">
    <progress max=${total} .value=${props.done} aria-label="Cases scored"></progress>
    <span>${props.done} of ${total} scored${props.batch === 'paused' ? ', paused' : ''}</span>
  </p>`;
}

function summaryView(summary: CaseSummary | null): TemplateResult | typeof nothing {
  if (!summary || summary.mean === null || summary.n < 2) return nothing;
  const interval =
    summary.low === null || summary.high === null
      ? ''
      : `95\u202f% interval ${formatPercent(summary.low)} to ${formatPercent(summary.high)}`;
  const unscored = summary.unscored > 0 ? `, ${summary.unscored} without a score left out` : '';
  return html`<p class="summary">
    <span class="summary-number">${formatPercent(summary.mean)}</span>
    <span>mean of ${summary.n} cases${unscored}<br /><span class="quiet">${interval}</span></span>
  </p>`;
}

function caseRow(item: CaseItem, send: Send): TemplateResult {
  return html`<li>
    <button type="button" class="case-row" @click=${() => send({ type: 'open-case', id: item.id })}>
      <span class="case-row-title">${item.title}</span>
      <span class="case-row-status quiet">${item.status}</span>
      <span class="case-row-score">${scoreOf(item)}</span>
    </button>
    ${button(`Delete ${item.title}`, () => send({ type: 'delete-case', id: item.id }), { icon: 'trash', iconOnly: true, kind: 'quiet' })}
  </li>`;
}

function scoreOf(item: CaseItem): string {
  if (item.fraction === null || item.lowest === null || item.highest === null) return '';
  if (item.lowest === item.highest) return formatPercent(item.fraction);
  return `${formatPercent(item.lowest)} to ${formatPercent(item.highest)}`;
}
