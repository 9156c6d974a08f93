import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import type { CopyStatus } from './copy-status.ts';
import { dialog } from './dialog.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';

/** This copy in the status bar: a button that opens what is known of it. */
export function copyButton(copy: CopyStatus, send: Send): TemplateResult {
  const words = copy.kind === 'file' ? 'One file' : copy.offline === 'kept' ? 'Works offline' : 'This copy';
  return button(words, () => send({ type: 'open-dialog', dialog: 'copy' }), { kind: 'quiet', id: 'copy-button' });
}

/** Offers a newer version; nothing else on the page changes meanwhile. */
export function updateNotice(copy: CopyStatus, busy: boolean, send: Send): TemplateResult | typeof nothing {
  if (copy.kind === 'file') return nothing;
  const { update } = copy;
  const act = (what: 'fetch-update' | 'start-update' | 'later') => (): void =>
    send({ type: 'copy', act: { do: what } });
  switch (update.phase) {
    case 'none':
    case 'later':
      return nothing;
    case 'offered':
      return notice(`A newer version is there (${update.version}). This one stays until you say so.`, [
        button('Fetch it', act('fetch-update'), { id: 'fetch-update' }),
        button('Later', act('later'), { kind: 'quiet' }),
      ]);
    case 'fetching':
      return notice(`Fetching version ${update.version} in the background. You can go on working.`, []);
    case 'failed':
      return notice('The newer version could not be fetched as a whole. Nothing was changed.', [
        button('Fetch it again', act('fetch-update'), {}),
        button('Later', act('later'), { kind: 'quiet' }),
      ]);
    case 'ready':
    case 'other-tabs':
      return notice(
        update.phase === 'ready'
          ? `Version ${update.version} is here. Starting it reloads the page; your cases stay.`
          : 'Rubricon is open in other tabs, where something may be going on. Close them, then start the new version.',
        [
          button('Start it', act('start-update'), { id: 'start-update', disabled: busy }),
          button('Later', act('later'), { kind: 'quiet' }),
        ],
      );
  }
}

function notice(words: string, buttons: readonly TemplateResult[]): TemplateResult {
  return html`<div class="notice update" role="status"><p>${icon('download')}<span>${words}</span></p>
    ${buttons.length > 0 ? html`<div class="actions">${buttons}</div>` : nothing}</div>`;
}

/** What is known of this copy, and how to be sure of it. */
export function copyDialog(copy: CopyStatus, open: boolean, send: Send): TemplateResult {
  const content = open
    ? html`<div class="panel copy" tabindex="0" role="group" aria-label="About this copy">${copy.kind === 'file' ? fileView(copy) : servedView(copy)}</div>`
    : nothing;
  return dialog('This copy of Rubricon', open, content, send);
}

function fileView({ version, hash }: Extract<CopyStatus, { kind: 'file' }>): TemplateResult {
  return html`<p>Version ${version}, one file, opened from a disk. It brought everything along and asks nothing of any
      network: its policy allows no connection at all.</p>
    <h3>SHA-256 of this file</h3>
    <p><code id="file-hash">${hash || 'being computed …'}</code></p>
    <p>Compare it with the hash that was published for this version, letter by letter. What a page says of itself is no
      proof: a changed page could show any text here. To be certain, compute it outside the page:</p>
    <dl class="commands">
      <div><dt>Linux</dt><dd><code>sha256sum rubricon.html</code></dd></div>
      <div><dt>macOS</dt><dd><code>shasum -a 256 rubricon.html</code></dd></div>
      <div><dt>Windows</dt><dd><code>certutil -hashfile rubricon.html SHA256</code></dd></div>
    </dl>
    <p class="quiet small">An extension that writes into pages makes the hash here another one, and the command’s not.</p>
    <h3>What is kept</h3>
    <p>Cases are kept in this browser, in the storage that Chromium gives to all pages opened from a disk together:
      <strong>another page that you open from this disk in this browser can read them.</strong> Lock them with a passphrase,
      or delete everything when you are done. Language models are not kept: their folder is read where it lies, and chosen
      again the next time.</p>`;
}

const offlineWords = {
  no: 'It is not kept for use without its host: this browser or address allows no service worker, or it was just opened.',
  fetching: 'It is being kept for use without its host.',
  kept: 'It is kept here and works without its host and without a network. Install it from the browser’s menu to have it as an app.',
} as const;

function servedView({ version, offline }: Extract<CopyStatus, { kind: 'served' }>): TemplateResult {
  return html`<p>Version ${version}, from <code>${location.host}</code>. ${offlineWords[offline]}</p>
    <p>A newer version is looked for when the page is opened. It is fetched when you say so, and started when you say so.</p>
    <p class="quiet small">What keeps it is a service worker, a small script that answers for the page’s own files. Browsers put
      it under the policy of the host, not of this page; it never hears of a case.</p>`;
}
