import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import { dialog } from './dialog.ts';
import type { Send } from './intent.ts';
import { type LockStatus, panicButton } from './lock-view.ts';

export interface LockPanelProps {
  readonly lock: LockStatus;
  /** Minutes without a person after which the page locks itself; 0 never. */
  readonly after: number;
}

/** The dialog of what lies on this device: who can read it, a passphrase, locking, deleting at once. */
export function lockDialog(props: LockPanelProps, open: boolean, send: Send): TemplateResult {
  return dialog('On this device', open, open ? lockPanel(props, send) : nothing, send);
}

function lockPanel({ lock, after }: LockPanelProps, send: Send): TemplateResult {
  return html`<div class="lock-panel">
    <p>${said[lock.atRest]}</p>
    ${lock.atRest === 'unlocked' ? lockSection(after, send) : nothing}
    ${lock.atRest === 'nothing' ? nothing : passphraseForm(lock, send)}
    <p role="status">${lock.working ? 'Writing everything anew …' : lock.message}</p>
    <section aria-labelledby="panic-title">
      <h3 id="panic-title">Delete everything at once</h3>
      <p>All cases, settings and the passphrase, without a question, also while locked. Files you exported stay.</p>
      <div class="actions">${panicButton(send)}</div>
    </section>
  </div>`;
}

const said: Readonly<Record<LockStatus['atRest'], string>> = {
  nothing: 'This browser keeps nothing: your cases go with this tab.',
  readable:
    'Your cases are kept in this browser, readable by anyone who can use this account on this device. A passphrase encrypts them.',
  unlocked:
    'Your cases are encrypted on this device. They are readable here until the page is locked, reloaded or closed.',
  locked: 'Your cases are encrypted on this device.',
};

const waits: readonly (readonly [number, string])[] = [
  [1, '1 minute'],
  [5, '5 minutes'],
  [15, '15 minutes'],
  [60, '1 hour'],
  [0, 'never'],
];

function lockSection(after: number, send: Send): TemplateResult {
  const chosen = (event: Event): void => {
    if (event.currentTarget instanceof HTMLSelectElement) {
      send({ type: 'set-lock-after', minutes: Number(event.currentTarget.value) });
    }
  };
  return html`<div class="actions">
      ${button('Lock now', () => send({ type: 'lock-now' }), { kind: 'main', icon: 'lock', id: 'lock-now' })}
      <label class="wait" for="lock-after">Lock by itself after
        <select id="lock-after" @change=${chosen}>${waits.map(
          ([minutes, name]) => html`<option value=${minutes} ?selected=${minutes === after}>${name}</option>`,
        )}</select></label>
    </div>
    <p class="quiet small">Without a key or the pointer. It waits while cases are being scored.</p>`;
}

function passphraseForm(lock: LockStatus, send: Send): TemplateResult {
  const has = lock.atRest !== 'readable';
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const data = new FormData(form);
    const field = (name: string): string => String(data.get(name) ?? '');
    const away = (event as SubmitEvent).submitter?.id === 'remove-passphrase';
    const next = away ? null : field('next');
    send({ type: 'change-passphrase', current: field('current'), next, again: away ? null : field('again') });
    form.reset();
  };
  return html`<form class="lock-form" @submit=${submit} aria-labelledby="passphrase-title">
    <h3 id="passphrase-title">${has ? 'Change or remove the passphrase' : 'Set a passphrase'}</h3>
    ${has ? field('current', 'Passphrase now', 'current-password', true) : nothing}
    ${field('next', has ? 'New passphrase' : 'Passphrase', 'new-password', !has)}
    ${field('again', 'The same again', 'new-password', !has)}
    <p class="quiet small">At least 10 characters; four or five unusual words are good. It is kept nowhere: without it nobody brings your cases back.${
      has
        ? nothing
        : ' What was kept readable until now may linger in the browser’s files for a while; for a clean start set it before the first case.'
    }</p>
    <div class="actions">
      <button type="submit" class="button ${has ? '' : 'main'}" ?disabled=${lock.working}><span>${has ? 'Change it' : 'Encrypt'}</span></button>
      ${has ? html`<button type="submit" id="remove-passphrase" class="button" ?disabled=${lock.working}><span>Remove it</span></button>` : nothing}
    </div>
  </form>`;
}

function field(name: string, label: string, autocomplete: 'current-password' | 'new-password', required: boolean) {
  return html`<label for="lock-${name}">${label}</label>
    <input id="lock-${name}" name=${name} type="password" autocomplete=${autocomplete} ?required=${required} />`;
}
