// First: the validator must not try to make code from text before it is told not to.
import '../../models/strict-zod.ts';
import { shutDoors } from '../seal/shut-doors.ts';
import { readAllowList } from './allow-list.ts';
import { createFrameDoor, holdEarly } from './frame-door.ts';
import type { FrameEvent } from './frame-messages.ts';
import { reviewTag } from './index.ts';
import { createRefusalCounter } from './refusals.ts';
import { reviewEvents } from './review-data.ts';
import { type FrameVoice, serveFrame } from './serve-frame.ts';

/**
 * The framed form: a page with one review and nothing else, driven over one port by the page around it. It is sealed as
 * the review page is and keeps nothing.
 */
shutDoors(globalThis);

const element = document.createElement(reviewTag);
const notice = document.createElement('p');
notice.className = 'notice';
notice.textContent = 'Waiting for the page around this one.';
document.body.append(notice);

const refusals = createRefusalCounter((reason) => {
  const count = refusals.counts()[reason];
  document.documentElement.dataset[`refused${reason[0]?.toUpperCase()}${reason.slice(1)}`] = String(count);
});

const early = holdEarly(window.parent, refusals);
let take = early.hold;
window.addEventListener('message', (event) => take(event));
window.addEventListener('messageerror', () => refusals.add('unreadable'));

void openDoor();

async function openDoor(): Promise<void> {
  const { origins, problem } = await fetchAllowList();
  if (window.parent === window) notice.textContent = 'This page is made to stand in a frame of another page.';
  else if (problem !== '') notice.textContent = `Nobody may hold this page: ${problem}`;
  else notice.textContent = 'Waiting for the page around this one, if it is one that may hold it.';
  take = createFrameDoor({ origins, parent: window.parent, refusals, onPort: serve });
  early.held.forEach(take);
}

/** The list lies beside this page, where only who serves the page can write it: never in an address, which the holder makes. */
async function fetchAllowList(): Promise<ReturnType<typeof readAllowList>> {
  const response = await fetch(new URL('embed.json', document.baseURI), { cache: 'no-store' }).catch(() => null);
  const file: unknown = response?.ok ? await response.json().catch(() => null) : null;
  return readAllowList(file, location.origin);
}

function serve(port: MessagePort): void {
  const voice = serveFrame(
    port,
    {
      set: (values) => {
        const { theme, ...rest } = values;
        Object.assign(element, rest);
        if (theme === undefined) return;
        element.theme = theme;
        document.documentElement.dataset.theme = theme;
      },
      score: () => element.score(),
      cancel: () => element.cancel(),
      export: (kind) => element.export(kind),
      proveSeal: () => element.proveSeal(),
      focus: () => element.focus(),
    },
    refusals,
  );
  notice.remove();
  document.body.append(element);
  passOn(voice);
}

function passOn(voice: FrameVoice): void {
  for (const name of reviewEvents) {
    element.addEventListener(`rubricon-${name}`, (event) => {
      if (event instanceof CustomEvent) voice.event({ name, detail: event.detail } as FrameEvent);
    });
  }
  new ResizeObserver(() => voice.size(Math.ceil(element.getBoundingClientRect().height))).observe(element);
  window.addEventListener('focus', () => voice.focus(true));
  window.addEventListener('blur', () => voice.focus(false));
}
