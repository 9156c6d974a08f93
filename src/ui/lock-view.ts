import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';

/** How cases lie on this device, and how the last attempt on the passphrase went. */
export interface LockStatus {
  readonly atRest: 'nothing' | 'readable' | 'unlocked' | 'locked';
  readonly working: boolean;
  /** What went wrong or well with the last attempt; empty before one. */
  readonly message: string;
}

/** The chord that deletes everything at once, as a person reads it. */
const panicChord = 'Ctrl+Alt+Shift+D';

/** All the page shows while it is locked: the way in, and the way to leave nothing behind. */
export function lockView(lock: LockStatus, send: Send): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    send({ type: 'unlock', passphrase: String(new FormData(form).get('passphrase') ?? '') });
    form.reset();
  };
  return html`<main class="gate" tabindex="-1">
    <h1>${icon('lock')} Rubricon is locked</h1>
    <form class="gate-form" @submit=${submit}>
      <label for="passphrase">Passphrase</label>
      <input id="passphrase" name="passphrase" type="password" autocomplete="current-password" required autofocus ?readonly=${lock.working}
        aria-describedby="unlock-said" />
      <div class="actions"><button type="submit" class="button main" ?disabled=${lock.working}><span>Unlock</span></button></div>
    </form>
    <p id="unlock-said" role="alert">${lock.working ? 'Trying the passphrase …' : lock.message}</p>
    <section class="gate-end" aria-labelledby="gate-end">
      <h2 id="gate-end">Without the passphrase</h2>
      <p>Nobody can bring the cases back. They can be deleted at once, without a question.</p>
      <div class="actions">${panicButton(send)}</div>
    </section>
  </main>`;
}

/** What a second tab shows: two tabs on the same cases would undo each other’s work. */
export function elsewhereView(take: () => void): TemplateResult {
  return html`<main class="gate" tabindex="-1">
    <h1>Rubricon is open in another tab</h1>
    <p>Go on there, or work here: the other tab then writes down what it has and stops.</p>
    <div class="actions">${button('Work here', take, { kind: 'main', id: 'work-here' })}</div>
  </main>`;
}

/** Deletes everything at once. */
export function panicButton(send: Send): TemplateResult {
  return html`${button('Delete everything now', () => send({ type: 'panic' }), { kind: 'danger', icon: 'trash', id: 'panic' })}
    <span class="quiet by-key">or <kbd>${panicChord}</kbd></span>`;
}

const words: Readonly<Record<LockStatus['atRest'], string>> = {
  nothing: 'Nothing is kept',
  readable: 'Readable on this device',
  unlocked: 'Locked when you leave',
  locked: 'Locked',
};

/** How cases lie on this device, in the status bar; opens what can be done about it. */
export function lockButton(lock: LockStatus['atRest'] | null, send: Send): TemplateResult | typeof nothing {
  if (lock === null) return nothing;
  const look = { icon: lock === 'unlocked' ? 'lock' : 'file', kind: 'quiet', id: 'lock-button' } as const;
  return button(words[lock], () => send({ type: 'open-dialog', dialog: 'lock' }), look);
}
