import { RubriconError } from '../domain/errors.ts';
import type { CopyAct, CopyStatus } from '../ui/copy-status.ts';
import { bringModel } from './brought-models.ts';
import type { Offline } from './offline.ts';
import type { AppState } from './state.ts';
import type { Store } from './store.ts';

/** What a person does with this copy of the page. */
export interface CopyActions {
  handle(act: CopyAct): void;
}

export interface CopyActionsOptions {
  /** Finds out what this copy of the page is; absent where nobody asks. */
  readonly openCopy?: (tell: (copy: CopyStatus) => void) => Promise<Offline | null>;
  readonly use: (id: string | null) => void;
}

/** A version is started only where no case is being read, and a folder without a model changes nothing. */
export function createCopyActions(store: Store<AppState>, { openCopy, use }: CopyActionsOptions): CopyActions {
  const offline = openCopy?.((copy) => store.set({ copy })).catch(() => null);

  function bring(files: readonly File[]): void {
    try {
      use(bringModel(files).id);
    } catch (thrown) {
      if (!(thrown instanceof RubriconError)) throw thrown;
      store.set({ fault: thrown.message, dialog: null });
    }
  }

  return {
    handle(act) {
      const { copy, running } = store.get();
      switch (act.do) {
        case 'later':
          if (copy.kind === 'served') store.set({ copy: { ...copy, update: { phase: 'later' } } });
          return;
        case 'fetch-update':
          void offline?.then((kept) => kept?.fetchUpdate());
          return;
        case 'start-update':
          if (running === null) void offline?.then((kept) => kept?.startUpdate());
          return;
        case 'bring-model':
          bring(act.files);
          return;
      }
    },
  };
}
