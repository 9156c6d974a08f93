import { render } from 'lit';
import sealProbe from '../../workers/seal-probe.worker.ts?worker&url';
import { testSeal } from '../seal/test-seal.ts';
import { registerIcons } from '../ui/icons.ts';
import { windowTitle } from './announcement.ts';
import { type Controller, createController } from './controller.ts';
import { followWish } from './follow-wish.ts';
import { handFile } from './hand-file.ts';
import { listModels } from './kept-models.ts';
import { listen } from './listen.ts';
import type { OpenVerifier } from './model-slot.ts';
import { page } from './page.ts';
import type { AppState } from './state.ts';
import { openCaseStorage } from './storage.ts';

export interface StartOptions {
  readonly root: HTMLElement;
  readonly openVerifier: OpenVerifier;
  readonly cardUrl: string;
  readonly databaseName?: string;
}

/** Starts the page: what was kept is taken up, then every change of state is drawn. */
export async function startApp(options: StartOptions): Promise<Controller> {
  registerIcons();
  const now = (): Date => new Date();
  let lost = (_message: string): void => undefined;
  const storage = await openCaseStorage({
    now,
    onLost: (message) => lost(message),
    ...(options.databaseName === undefined ? {} : { databaseName: options.databaseName }),
  });
  const controller = createController({
    openVerifier: options.openVerifier,
    storage,
    now,
    newId: () => crypto.randomUUID(),
    hash: sha256,
    hand: handFile,
    print: () => window.print(),
    listModels,
    testSeal: () => testSeal(sealProbe, () => crypto.randomUUID()),
  });
  lost = controller.storageLost;
  await controller.restore();
  const draw = createDraw(options, controller);
  controller.subscribe(draw);
  draw(controller.state());
  listen(window, controller.state, controller.send);
  // The page of models, in another tab, says when what is kept has changed.
  new BroadcastChannel('rubricon-models').addEventListener('message', () => controller.send({ type: 'list-models' }));
  return controller;
}

function createDraw({ root, cardUrl }: StartOptions, { send }: Controller): (state: AppState) => void {
  let followed = -1;
  return (state) => {
    document.documentElement.dataset.theme = state.theme;
    document.title = windowTitle(state);
    render(page(state, cardUrl, send), root);
    const { wish } = state;
    if (!wish || wish.tick === followed) return;
    followed = wish.tick;
    followWish(root, wish);
  };
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
