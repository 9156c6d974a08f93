import { html, nothing, type TemplateResult } from 'lit';
import type { Bounded } from '../domain/profiles/profile.ts';
import type { FractionBounds } from '../domain/summary.ts';
import { button } from './button.ts';
import { formatPercent, formatTimeLeft, formatTotal } from './format-number.ts';
import { icon } from './icons.ts';
import type { CaseOrder, Send } from './intent.ts';
import { boundedView } from './profile-view.ts';
import { reviewLine } from './review-line.ts';

export type CaseStatus = 'new' | 'no response' | 'waiting' | 'running' | 'scored' | 'partly scored' | 'failed';

export interface CaseItem {
  readonly id: string;
  readonly title: string;
  readonly status: CaseStatus;
  /** By the case's scoring profile; null before its first verdict. */
  readonly score: Bounded | null;
  /** Its unsure verdicts, which wait for a person. */
  readonly toReview: number;
  /** Name of that profile, where it is not everybody's. */
  readonly profile: string;
  /** Whether the score is a share, shown in percent. */
  readonly inPercent: boolean;
}

/** The mean over cases as their profile combines them; null before two cases are scored, or where profiles differ. */
export interface CaseSummary extends FractionBounds {
  readonly n: number;
  readonly unscored: number;
  /** Null where unsure verdicts leave only the bounds. */
  readonly mean: number | null;
  /** A bootstrap interval; null where the profile has none. */
  readonly low: number | null;
  readonly high: number | null;
  /** Unsure verdicts in the cases of the mean. */
  readonly toReview: number;
  /** Name of the profile that all cases are scored by. */
  readonly profile: string;
  readonly inPercent: boolean;
}

export interface CaseListProps {
  readonly cases: readonly CaseItem[];
  /** How many more there are that are not drawn yet. */
  readonly hidden?: number;
  readonly summary: CaseSummary | null;
  readonly batch: 'idle' | 'running' | 'paused';
  /** About how long a running batch will still take; null where that is not known yet. Units: milliseconds. */
  readonly timeLeft?: number | null;
  readonly done: number;
  /** Verdicts that wait for a person, over all cases. */
  readonly toReview: number;
  /** Title of the case that was just deleted and can be brought back; null when there is none. */
  readonly removed?: string | null;
  readonly order?: CaseOrder;
}

/** Every case at hand with its score; many are scored in one go, paused and taken up again. */
export function caseList(props: CaseListProps, send: Send): TemplateResult | typeof nothing {
  const { removed = null } = props;
  if (props.cases.length === 0 && removed === null) return nothing;
  return html`<section class="cases" aria-labelledby="cases-title">
    <div class="cases-head">
      <h2 id="cases-title">Your cases</h2>
      <a class="button quiet" href="#bring-title">${icon('plus')}<span>Bring more</span></a>
      <span class="bar-end">${batchButtons(props, send)}</span>
    </div>
    ${removedLine(removed, send)}${props.batch === 'idle' ? nothing : progress(props)}${summaryView(props.summary)}
    ${reviewLine({ all: props.toReview, here: null }, send)}
    ${props.done > 1 ? orders(props.order ?? 'brought', send) : nothing}
    <ol class="case-rows">${props.cases.map((item) => caseRow(item, send))}</ol>
    ${props.hidden ? button(`Show more (${props.hidden} not shown)`, () => send({ type: 'show-more-cases' }), { id: 'more-cases' }) : nothing}
  </section>`;
}

function removedLine(title: string | null, send: Send): TemplateResult | typeof nothing {
  if (title === null) return nothing;
  return html`<p class="removed" role="status"><span class="quiet"><span dir="auto">“${title}”</span> was deleted.</span>
    ${button('Undo', () => send({ type: 'undo' }), { key: 'Ctrl+Z', icon: 'undo', id: 'undo-delete' })}</p>`;
}

function orders(order: CaseOrder, send: Send): TemplateResult {
  const segment = (label: string, one: CaseOrder): TemplateResult =>
    button(label, () => send({ type: 'order-cases', order: one }), { kind: 'quiet', pressed: order === one });
  return html`<div class="segments" role="group" aria-label="Order of the cases">
    ${segment('As brought', 'brought')}${segment('Worst first', 'worst')}
  </div>`;
}

function batchButtons(props: CaseListProps, send: Send): TemplateResult {
  const all = (): void => send({ type: 'score-all' });
  const left = props.done < totalOf(props);
  const table = (): void => send({ type: 'export-scores' });
  const save = props.done > 0 ? button('Save scores', table, { kind: 'quiet', icon: 'download', key: 'x' }) : nothing;
  const forget = button('Delete everything', () => send({ type: 'open-dialog', dialog: 'delete-all' }), {
    kind: 'quiet',
    icon: 'trash',
  });
  if (props.batch === 'running') {
    return html`${button('Pause', () => send({ type: 'pause-all' }), { icon: 'pause', key: 'p' })}${save}${forget}`;
  }
  const label = props.batch === 'paused' ? 'Resume' : 'Score all';
  return html`${left && props.cases.length > 1 ? button(label, all, { icon: 'play', key: 'p', kind: 'main' }) : nothing}${save}${forget}`;
}

function progress(props: CaseListProps): TemplateResult {
  const total = totalOf(props);
  const { timeLeft = null } = props;
  const after = props.batch === 'paused' ? ', paused' : timeLeft === null ? '' : `, ${formatTimeLeft(timeLeft)}`;
  return html`<p class="batch-progress">
    <progress max=${total} .value=${props.done} aria-label="Cases scored"></progress>
    <span>${props.done} of ${total} scored${after}</span>
  </p>`;
}

const totalOf = ({ cases, hidden = 0 }: CaseListProps): number => cases.length + hidden;

function summaryView(summary: CaseSummary | null): TemplateResult | typeof nothing {
  if (!summary || summary.lowest === null || summary.n < 2) return nothing;
  const write = summary.inPercent ? formatPercent : formatTotal;
  const interval =
    summary.low === null || summary.high === null
      ? `by ${summary.profile}`
      : `by ${summary.profile}, 95\u202f% interval ${write(summary.low)} to ${write(summary.high)}`;
  const review = summary.toReview > 0 ? `, ${summary.toReview} to review` : '';
  const unscored = summary.unscored > 0 ? `, ${summary.unscored} without a score left out` : '';
  return html`<p class="summary">
    <span class="summary-number">${boundedView({ ...summary, value: summary.mean, reason: null }, summary.inPercent)}</span>
    <span>mean of ${summary.n} cases${review}${unscored}<br /><span class="quiet">${interval}</span></span>
  </p>`;
}

function statusWords({ status, toReview }: CaseItem): string {
  return status === 'scored' && toReview > 0 ? `scored, ${toReview} to review` : status;
}

function caseRow(item: CaseItem, send: Send): TemplateResult {
  return html`<li>
    <button type="button" class="case-row" data-case=${item.id} @click=${() => send({ type: 'open-case', id: item.id })}>
      <span class="case-row-title" dir="auto">${item.title}</span>
      <span class="case-row-status quiet">${statusWords(item)}</span>
      <span class="case-row-score">${
        item.score === null || item.status === 'new' ? '' : boundedView(item.score, item.inPercent)
      }${item.profile ? html` <span class="quiet small">${item.profile}</span>` : nothing}</span>
    </button>
    ${button(`Delete ${item.title}`, () => send({ type: 'delete-case', id: item.id }), { icon: 'trash', iconOnly: true, kind: 'quiet' })}
  </li>`;
}
