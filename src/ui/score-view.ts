import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { Score } from '../domain/score.ts';
import { formatPercent, formatTotal } from './format-number.ts';

export interface ScoreViewProps {
  readonly score: Score | null;
  /** Sum of all negative points over all positive ones: where the scale begins. Zero or below. */
  readonly floor: number;
  readonly running: boolean;
  readonly met: number;
  readonly unmet: number;
}

/** The score as a number, as an interval while anything is undecided, and as a needle on its scale. */
export function scoreView(props: ScoreViewProps): TemplateResult {
  const { score } = props;
  if (!score || score.decided === 0) {
    const words = props.running ? 'Checking the first criterion' : 'Not scored yet';
    return html`<section class="score" aria-label="Score">
      <p class="score-number quiet" aria-hidden="true">–</p>
      <p class="score-words">${words}</p>
    </section>`;
  }
  return html`<section class="score" aria-label="Score">
    <p class="score-number">${numberOf(score)}</p>
    <div class="score-words">
      <p>${totalsOf(score)}</p>
      <p class="quiet">${props.met} met, ${props.unmet} unmet${score.undecided > 0 ? `, ${score.undecided} undecided` : ''}</p>
    </div>
    ${score.fraction === null ? nothing : scale(score, props.floor)}
  </section>`;
}

/** The score in one sentence, for the live region and the page title. */
export function scoreSentence(score: Score): string {
  if (score.fraction === null || score.lowest === null || score.highest === null) {
    return `${formatTotal(score.earned)} points; the rubric has no positive points, so there is no fraction.`;
  }
  const points = `${formatTotal(score.earned)} of ${formatTotal(score.possible)} points`;
  if (score.undecided === 0) return `Score ${formatPercent(score.fraction)}, ${points}.`;
  return `Score between ${formatPercent(score.lowest)} and ${formatPercent(score.highest)}, ${score.undecided} undecided.`;
}

function numberOf(score: Score): TemplateResult | string {
  if (score.fraction === null || score.lowest === null || score.highest === null) return formatTotal(score.earned);
  if (score.undecided === 0) return formatPercent(score.fraction);
  return html`<span class="score-range">${formatPercent(score.lowest)} <span class="quiet">to</span> ${formatPercent(score.highest)}</span>`;
}

function totalsOf(score: Score): string {
  if (score.fraction === null) return 'points; the rubric has no positive points, so there is no fraction';
  const totals = `${formatTotal(score.earned)} of ${formatTotal(score.possible)} points`;
  return score.undecided > 0 ? `${totals} so far` : totals;
}

const width = 1000;

function scale(score: Score, floor: number): TemplateResult {
  const low = Math.min(0, floor);
  const at = (fraction: number): number => (Math.min(1, Math.max(low, fraction)) - low) * (width / (1 - low));
  const from = at(score.lowest ?? 0);
  const to = at(score.highest ?? 0);
  const needle = at(score.fraction ?? 0);
  return html`<div class="score-scale" aria-hidden="true">
    <svg viewBox="0 0 ${width} 24" preserveAspectRatio="none">
      <line class="scale-line" x1="0" x2=${width} y1="12" y2="12"></line>
      <line class="scale-band" x1=${from} x2=${to} y1="12" y2="12"></line>
      <line class="scale-zero" x1=${at(0)} x2=${at(0)} y1="4" y2="20"></line>
      <line class="scale-zero" x1=${width} x2=${width} y1="4" y2="20"></line>
      <line class="scale-needle" x1=${needle} x2=${needle} y1="0" y2="24"></line>
    </svg>
    <div class="scale-words" style=${styleMap({ 'grid-template-columns': `${-low}fr 1fr` })}>
      <span>${low < 0 ? formatPercent(low) : ''}</span><span>0</span><span>100\u202f%</span>
    </div>
  </div>`;
}
