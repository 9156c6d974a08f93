import { render, type TemplateResult } from 'lit';
import sealProbe from '../../workers/seal-probe.worker.ts?worker&url';
import { testSeal } from '../seal/test-seal.ts';
import { carriedFile } from '../shipped/carried-files.ts';
import { registerIcons } from '../ui/icons.ts';
import { elsewhereView } from '../ui/lock-view.ts';
import { windowTitle } from './announcement.ts';
import { type Controller, createController } from './controller.ts';
import { followWish } from './follow-wish.ts';
import { handFile } from './hand-file.ts';
import { keepFocus } from './keep-focus.ts';
import { listModels } from './kept-models.ts';
import { listen } from './listen.ts';
import { type DeskHold, holdDesk } from './lock/hold-desk.ts';
import { openTombstone, tombstoneNotice } from './lock/tombstone.ts';
import { watchIdle } from './lock/watch-idle.ts';
import type { OpenVerifier } from './model-slot.ts';
import { openCopy } from './open-copy.ts';
import { sha256 } from './own-hash.ts';
import { page } from './page.ts';
import type { AppState } from './state.ts';
import { openCaseStorage } from './storage.ts';

export interface StartOptions {
  readonly root: HTMLElement;
  readonly openVerifier: OpenVerifier;
  readonly cardUrl: string;
  /** SHA-256 of the file that the page was opened from; absent or null when it was served. */
  readonly fileHash?: Promise<string> | null;
  readonly databaseName?: string;
}

/** Starts the page: what was kept is taken up, then every change of state is drawn. */
export async function startApp(options: StartOptions): Promise<Controller> {
  registerIcons();
  const name = options.databaseName ?? 'rubricon';
  let lost = (_message: string): void => undefined;
  let letGo = (): Promise<void> => Promise.resolve();
  const hold = await holdDesk({
    name,
    locks: navigator.locks,
    onAsked: () => letGo(),
    onLost: () => location.reload(),
  });
  if (!hold.held) await takeDesk(options.root, hold);
  const tombstone = openTombstone(() => localStorage, name);
  const storage = await openCaseStorage({ onLost: (message) => lost(message), databaseName: name });
  let nowLoaded = (): void => undefined;
  const loaded = new Promise<void>((done) => {
    nowLoaded = done;
  });
  const controller = createController({
    openVerifier: options.openVerifier,
    storage,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    hash: sha256,
    hand: handFile,
    print: () => window.print(),
    startOver: (all) => {
      if (all) hold.tellAll();
      location.reload();
    },
    listModels,
    openCopy: (tell) => openCopy({ fileHash: options.fileHash ?? null, loaded }, tell),
    testSeal: async () => {
      const probe = (await carriedFile(sealProbe, 'text/javascript')) ?? sealProbe;
      return testSeal(probe, () => crypto.randomUUID());
    },
  });
  lost = controller.storageLost;
  letGo = controller.letGo;
  await controller.restore();
  if (tombstone.found && controller.state().fault === '') controller.storageLost(tombstoneNotice(tombstone.found));
  controller.subscribe(tombstone.note);
  controller.subscribe(({ model }) => model.phase !== 'loading' && nowLoaded());
  window.addEventListener('pagehide', tombstone.clear);
  watchIdle({
    target: window,
    now: () => Date.now(),
    after: () => (controller.state().lock.atRest === 'unlocked' ? controller.state().lockAfter : 0),
    busy: () => controller.state().running !== null || controller.state().bench.work.phase === 'working',
    onIdle: () => controller.send({ type: 'lock-now' }),
  });
  const draw = createDraw(options, controller);
  controller.subscribe(draw);
  draw(controller.state());
  listen(window, controller.state, controller.send);
  // The page of models, in another tab, says when what is kept has changed.
  new BroadcastChannel('rubricon-models').addEventListener('message', () => controller.send({ type: 'list-models' }));
  return controller;
}

/** Shows that another tab has the desk, until a person wants it here. */
async function takeDesk(root: HTMLElement, hold: DeskHold): Promise<void> {
  await new Promise<void>((done) => show(elsewhereView(done), root));
  await hold.take();
}

/** Draws a view in the place of what stood there while the script came. */
function show(view: TemplateResult, root: HTMLElement): void {
  root.querySelector('#starting')?.remove();
  render(view, root);
}

function createDraw({ root, cardUrl }: StartOptions, { send }: Controller): (state: AppState) => void {
  let followed = -1;
  return (state) => {
    document.documentElement.dataset.theme = state.theme;
    document.title = windowTitle(state);
    const held = document.activeElement;
    show(page(state, cardUrl, send), root);
    const { wish } = state;
    if (wish && wish.tick !== followed) {
      followed = wish.tick;
      followWish(root, wish);
    }
    if (held) keepFocus(document, held, () => root.querySelector('main'));
  };
}
