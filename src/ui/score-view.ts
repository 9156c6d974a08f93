import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Score } from '../domain/score.ts';
import { formatPercent, formatTotal } from './format-number.ts';

export interface ScoreViewProps {
  readonly score: Score | null;
  /** Sum of all negative points over all positive ones: where the scale begins. Zero or below. */
  readonly floor: number;
  /** What is going on, in words; empty when nothing is. */
  readonly work: string;
  readonly met: number;
  readonly unmet: number;
  /** Marks between the ends of their scale. */
  readonly partial?: number;
  /** Unsure verdicts; they count as undecided. */
  readonly unsure?: number;
  /** The score if every unsure verdict fell where it leans; null where something else is open. */
  readonly leaning?: number | null;
}

/** The score as a number, as an interval while anything is undecided, and as a needle on its scale. */
export function scoreView(props: ScoreViewProps): TemplateResult {
  const { score, unsure = 0, leaning = null } = props;
  if (!score || score.decided + unsure === 0) {
    return html`<section class="score" aria-label="Score">
      <p class="score-number quiet" aria-hidden="true">–</p>
      <p class="score-words">${props.work || 'Not scored yet'}</p>
    </section>`;
  }
  return html`<section class="score" aria-label="Score">
    <p class="score-number">${numberOf(score)}</p>
    <div class="score-words">
      ${unsure > 0 && leaning !== null ? html`<p>${formatPercent(leaning)} if unsure verdicts fall as they lean</p>` : nothing}
      <p>${totalsOf(score)}</p>
      <p class="quiet">${props.met} met, ${props.unmet} unmet${props.partial ? `, ${props.partial} in part` : ''}${openWords(score.undecided - unsure, unsure)}${props.work ? html`<br />${props.work}` : nothing}</p>
    </div>
    ${score.fraction === null ? nothing : scale(score, leaning ?? score.fraction, props.floor)}
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

/** What is still open, by who is waited for: an unsure verdict waits for a person. */
function openWords(undecided: number, unsure: number): string {
  return `${unsure > 0 ? `, ${unsure} unsure` : ''}${undecided > 0 ? `, ${undecided} undecided` : ''}`;
}

function totalsOf(score: Score): string {
  if (score.fraction === null) return 'points; the rubric has no positive points, so there is no fraction';
  const totals = `${formatTotal(score.earned)} of ${formatTotal(score.possible)} points`;
  return score.undecided > 0 ? `${totals} so far` : totals;
}

/** The scale from the worst possible score to 100 %, in shares of the width: positions need no inline style. */
function scale(score: Score, point: number, floor: number): TemplateResult {
  const low = Math.min(0, floor);
  const at = (fraction: number): string =>
    `${(((Math.min(1, Math.max(low, fraction)) - low) / (1 - low)) * 100).toFixed(2)}%`;
  const zero = at(0);
  const needle = at(point);
  return html`<svg class="score-scale" width="100%" height="38" aria-hidden="true">
    <line class="scale-line" x1="0" x2="100%" y1="10" y2="10"></line>
    <line class="scale-band" x1=${at(score.lowest ?? 0)} x2=${at(score.highest ?? 0)} y1="10" y2="10"></line>
    <line class="scale-tick" x1=${zero} x2=${zero} y1="4" y2="16"></line>
    <line class="scale-tick" x1="100%" x2="100%" y1="4" y2="16"></line>
    <line class="scale-needle" x1=${needle} x2=${needle} y1="0" y2="20"></line>
    ${low < -0.12 ? svg`<text x="0" y="33">${formatPercent(low)}</text>` : nothing}
    <text class="scale-zero" x=${zero} y="33" data-edge=${low === 0 ? 'start' : 'none'}>0</text>
    <text class="scale-end" x="100%" y="33">100\u202f%</text>
  </svg>`;
}
