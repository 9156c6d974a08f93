import { html, nothing, type TemplateResult } from 'lit';
import type { Ranking } from '../domain/judging/matches.ts';
import type { Tally } from '../domain/judging/tally.ts';
import { button } from './button.ts';
import { compare } from './compare-intent.ts';
import { formatTotal } from './format-number.ts';
import type { Send } from './intent.ts';

/** Every pair of a group with its tally, and for three or more the ranking. `by` names the model that was asked. */
export interface GroupView {
  readonly pairs: readonly { readonly first: string; readonly second: string; readonly tally: Tally }[];
  readonly ranking: Ranking | null;
  readonly best: string | null;
  readonly by: string;
}

export type Pairing =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working'; readonly done: number; readonly total: number }
  | { readonly phase: 'failed'; readonly message: string };

export interface CompareWinnersProps {
  /** By the verdicts at hand; null while some are missing. */
  readonly apart: GroupView | null;
  /** Read together in both orders; null until that was asked. */
  readonly together: GroupView | null;
  readonly pairing: Pairing;
  readonly canAsk: boolean;
}

/** Which of the responses is better: by their verdicts, and where it was asked, read together in both orders. */
export function compareWinners(props: CompareWinnersProps, send: Send): TemplateResult {
  return html`<section class="winners" aria-labelledby="winners-title">
    <h2 id="winners-title">Which is better</h2>
    ${props.apart ? groupBlock('Each read alone', props.apart) : html`<p class="quiet">This follows once all verdicts are there.</p>`}
    ${props.together ? groupBlock('Read together, in both orders', props.together) : nothing}
    ${pairingLine(props, send)}
  </section>`;
}

function groupBlock(title: string, { pairs, ranking, best, by }: GroupView): TemplateResult {
  return html`<h3>${title}${by ? html` <span class="quiet">by ${by}</span>` : nothing}</h3>
    <ul class="winner-pairs">${pairs.map(({ first, second, tally }) => html`<li>${pairWords(first, second, tally)}</li>`)}</ul>
    ${ranking ? rankingView(ranking, best) : nothing}`;
}

function pairWords(first: string, second: string, tally: Tally): TemplateResult {
  const { winner, ties, flips, undecided } = tally;
  const lead =
    winner === null
      ? `${first} or ${second}: undecided criteria could turn it`
      : winner === 'tie'
        ? `${first} and ${second} tie`
        : winner === 'first'
          ? `${first} before ${second}`
          : `${second} before ${first}`;
  const points = [tally.first, tally.second].map(formatTotal);
  const won = winner === 'second' ? `${points[1]} to ${points[0]}` : `${points[0]} to ${points[1]}`;
  const rest = [
    count(ties, 'tie', 'ties'),
    flips > 0 ? `${flips} of them changed with the order` : '',
    undecided > 0 ? `${undecided} undecided` : '',
  ];
  return html`<strong>${lead}</strong> <span class="quiet">${[`${won} points`, ...rest].filter(Boolean).join(', ')}</span>`;
}

function rankingView({ ratings, reason }: Ranking, best: string | null): TemplateResult {
  if (ratings === null) return html`<p class="quiet">No ranking: ${reason}</p>`;
  return html`<ol class="winner-ranking" aria-label="Ranking by Bradley–Terry">${ratings.map(
    ({ player, rating }) =>
      html`<li>${player}${player === best ? html` <strong>best</strong>` : nothing} <span class="quiet">${formatTotal(rating)}</span></li>`,
  )}</ol>
    <p class="quiet small">Ranked by Bradley–Terry over the pairs above; the number is a strength, 0 the average.${best === null ? ' The first place is shared.' : ''}</p>`;
}

function pairingLine({ pairing, canAsk, together }: CompareWinnersProps, send: Send): TemplateResult {
  if (pairing.phase === 'working') {
    return html`<p class="batch-progress" role="status"><progress max=${pairing.total} .value=${pairing.done} aria-label="Pairs read"></progress>
      <span>Pair ${pairing.done + 1} of ${pairing.total}</span>
      ${button('Stop', () => send(compare({ do: 'stop-pairing' })), { icon: 'stop' })}</p>`;
  }
  return html`${pairing.phase === 'failed' ? html`<p role="alert"><strong>${pairing.message}</strong></p>` : nothing}
    <div class="actions">${button(together ? 'Ask in both orders again' : 'Ask in both orders', () => send(compare({ do: 'pair' })), { disabled: !canAsk, id: 'pair-button' })}</div>
    <p class="quiet small">Reads every two responses as one text, each first once. A verdict that changes with the order is a tie. Only a model that can compare
      makes much of it; the one that ships with the page was trained on single responses.</p>`;
}

const count = (many: number, one: string, several: string): string => `${many} ${many === 1 ? one : several}`;
