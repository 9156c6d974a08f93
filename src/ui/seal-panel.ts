import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';

/** One attempt to get out. */
export interface SealTrial {
  readonly place: string;
  readonly door: string;
  readonly outcome: 'refused' | 'absent' | 'open';
}

/** What is known of the page's seal. */
export type SealStatus =
  | { readonly phase: 'untested' }
  | { readonly phase: 'testing' }
  | { readonly phase: 'tested'; readonly trials: readonly SealTrial[]; readonly holds: boolean };

const words: Readonly<Record<SealStatus['phase'], string>> = {
  untested: 'Sealed',
  testing: 'Testing the seal',
  tested: 'Sealed, tested',
};

/** The seal in the status bar: a button that opens what stands behind it. */
export function sealButton(seal: SealStatus, send: Send): TemplateResult {
  const broken = seal.phase === 'tested' && !seal.holds;
  const open = (): void => {
    send({ type: 'open-dialog', dialog: 'seal' });
    send({ type: 'test-seal' });
  };
  return button(broken ? 'Not sealed' : words[seal.phase], open, {
    icon: broken ? 'warning' : 'lock',
    kind: 'quiet',
    id: 'seal-button',
  });
}

/** What was tried and how it went. */
export function sealPanel(seal: SealStatus, send: Send): TemplateResult {
  return html`<div class="panel"><p>Your texts stay on this machine: the browser refuses this page, and the worker that runs the model, every
      connection to another address. The test tries every kind, to an address that exists nowhere, and counts only
      what the browser itself reports as refused.</p>
    ${seal.phase === 'tested' ? result(seal) : nothing}
    ${seal.phase === 'testing' ? html`<p role="status">Trying every kind of connection …</p>` : nothing}
    <p class="quiet small">What no page can rule out: an extension that reads the page, and another address being opened,
      by you or by a script that got in.
      Models are fetched on a page of their own, which never sees a case.</p>
    <div class="actions">${button('Test again', () => send({ type: 'test-seal' }), { icon: 'lock', disabled: seal.phase === 'testing' })}</div></div>`;
}

const doorWords: Readonly<Record<string, string>> = {
  fetch: 'fetch',
  request: 'XMLHttpRequest',
  websocket: 'WebSocket',
  'event-source': 'EventSource',
  beacon: 'Beacon',
  image: 'Image',
  import: 'Script from elsewhere',
  peer: 'Peer connection',
};
const outcomeWords = { refused: 'refused', absent: 'not to be had', open: 'let through' } as const;

function result({ trials, holds }: Extract<SealStatus, { phase: 'tested' }>): TemplateResult {
  const doors = [...new Set(trials.map(({ door }) => door))];
  const cell = (door: string, place: string): TemplateResult => {
    const outcome = trials.find((trial) => trial.door === door && trial.place === place)?.outcome;
    return html`<td>${outcome === 'open' ? html`<strong>${outcomeWords.open}</strong>` : outcome ? outcomeWords[outcome] : 'not tried'}</td>`;
  };
  return html`<p role="status"><strong>${icon(holds ? 'check' : 'warning')} ${
    holds ? 'The seal holds: nothing was let through.' : 'The seal does not hold here. Bring no patient’s text.'
  }</strong></p>
    <table class="side-table seal-table">
      <thead><tr><th scope="col">Way out</th><th scope="col">From the page</th><th scope="col">From a worker</th></tr></thead>
      <tbody>${doors.map((door) => html`<tr><th scope="row">${doorWords[door] ?? door}</th>${cell(door, 'page')}${cell(door, 'worker')}</tr>`)}</tbody>
    </table>`;
}
