import type { CausalDtype } from '../../models/causal-config.ts';
import { RubriconError } from '../domain/errors.ts';
import type { PackProgress } from '../packs/download-pack.ts';
import type { DeviceSpeed } from '../packs/estimate.ts';
import { isReady, type PackRecord } from '../packs/pack-record.ts';
import type { BroughtFile, CallSettings, ModelSummary, PackService } from '../packs/pack-service.ts';
import { type DownloadsIntent, type DownloadsState, initialDownloads } from './state.ts';

export interface DownloadsOptions {
  readonly service: PackService;
  readonly measure: () => Promise<DeviceSpeed>;
  /** Asks the browser to keep the models even when space runs short; says whether it will. */
  readonly persist: () => Promise<boolean>;
  readonly memory: number | null;
  readonly onChange: (state: DownloadsState) => void;
  /** Tells other tabs that the store has changed. */
  readonly tell: () => void;
}

/** The page of models: its state, and the one door through which it changes. */
export function createDownloads(options: DownloadsOptions): {
  send(intent: DownloadsIntent): void;
  refresh(): Promise<void>;
} {
  const { service } = options;
  let state: DownloadsState = { ...initialDownloads, memory: options.memory };
  let stop = new AbortController();

  const set = (change: Partial<DownloadsState>): void => {
    state = { ...state, ...change };
    options.onChange(state);
  };

  async function refresh(): Promise<void> {
    const [kept, room] = await Promise.all([service.list(), service.room()]);
    set({ kept, room });
  }

  /** One piece of work, after which what is kept is looked at again. Being stopped is no fault. */
  async function work(
    doing: DownloadsState['work'],
    run: (settings: CallSettings) => Promise<Partial<DownloadsState> | null>,
  ): Promise<void> {
    if (state.work.kind !== 'idle') return;
    stop = new AbortController();
    const onProgress = (progress: PackProgress): void => {
      if ('progress' in state.work) set({ work: { ...state.work, progress } });
    };
    set({ work: doing, message: '' });
    let outcome: Partial<DownloadsState> = {};
    try {
      outcome = (await run({ signal: stop.signal, onProgress })) ?? {};
    } catch (thrown) {
      if (!stop.signal.aborted) outcome = { message: wordsOf(thrown) };
    }
    await refresh().catch((thrown: unknown) => set({ message: wordsOf(thrown) }));
    set({ ...outcome, work: { kind: 'idle' } });
    options.tell();
  }

  const find = (summary: ModelSummary, files: readonly BroughtFile[] | null): Partial<DownloadsState> => {
    const there = summary.variants.map(({ dtype }) => dtype);
    const dtype = preferred[state.speed?.device ?? 'webgpu'].find((one) => there.includes(one)) ?? there[0] ?? 'q4';
    return { found: { summary, files, dtype } };
  };

  /** `revision` is the commit that was looked at; without one, the commit that was recorded holds. */
  async function download(id: string, name: string, dtype: CausalDtype, revision?: string | null): Promise<void> {
    await work({ kind: 'download', id, name, progress: null }, async (settings) => {
      set({ persistent: await options.persist() });
      return done(await service.download(revision ? `${id}@${revision}` : id, dtype, settings));
    });
  }

  const done = (record: PackRecord): Partial<DownloadsState> => ({
    found: null,
    message: `${record.name} is here and checked.`,
  });

  async function take(): Promise<void> {
    const { found } = state;
    if (!found) return;
    const { summary, files, dtype } = found;
    if (!files) return download(summary.id, summary.name, dtype, summary.revision);
    await work({ kind: 'bring', id: summary.id, name: summary.name, progress: null }, async (settings) => {
      set({ persistent: await options.persist() });
      return done(await service.bring(files, summary.name, dtype, settings));
    });
  }

  async function check(id: string): Promise<void> {
    const name = state.kept.find(({ record }) => record.id === id)?.record.name ?? id;
    await work({ kind: 'check', id, name, progress: null }, async (settings) => {
      const record = await service.check(id, settings);
      const bad = record?.files.filter((file) => file.state !== 'ready').length ?? 0;
      const message =
        record && isReady(record)
          ? `${name}: every file is as it was recorded.`
          : `${name}: ${bad} of its files are damaged or missing and were set aside. Fetch the rest to repair it.`;
      return { message };
    });
  }

  function send(intent: DownloadsIntent): void {
    switch (intent.type) {
      case 'name':
        set({ name: intent.name });
        return;
      case 'look':
        set({ found: null, name: intent.name });
        void work({ kind: 'looking' }, async (settings) => find(await service.inspect(intent.name, settings), null));
        return;
      case 'bring': {
        const { files, name } = namedFiles(intent.files);
        set({ found: null });
        void work({ kind: 'looking' }, async () => find(await service.inspectFiles(files, name), files));
        return;
      }
      case 'choose':
        if (state.found) set({ found: { ...state.found, dtype: intent.dtype } });
        return;
      case 'take':
        void take();
        return;
      case 'go-on':
        void download(intent.id, intent.id, intent.dtype);
        return;
      case 'stop':
        stop.abort();
        return;
      case 'check':
        void check(intent.id);
        return;
      case 'remove':
        set({ removing: intent.sure ? null : intent.id });
        if (intent.sure)
          void work({ kind: 'looking' }, async () => {
            await service.remove(intent.id);
            return null;
          });
        return;
      case 'keep':
        set({ removing: null });
        return;
      case 'measure':
        void work({ kind: 'measuring' }, async () => ({ speed: await options.measure() }));
        return;
      case 'dismiss':
        set({ message: '' });
    }
  }

  return { send, refresh };
}

/** What is fast on a device, best first; a device that was not measured is taken to have a GPU. */
const preferred: Readonly<Record<DeviceSpeed['device'], readonly CausalDtype[]>> = {
  webgpu: ['q4f16', 'q4', 'q8'],
  wasm: ['q8', 'q4', 'q4f16'],
};

/** Files of a folder lose the folder's name, which names the model. */
function namedFiles(files: readonly File[]): { readonly files: readonly BroughtFile[]; readonly name: string } {
  const [first] = files;
  const folder = first?.webkitRelativePath.split('/')[0];
  const brought = files.map((file) => ({
    path: file.webkitRelativePath.split('/').slice(1).join('/') || file.name,
    blob: file,
  }));
  return { files: brought, name: folder || 'brought-model' };
}

function wordsOf(thrown: unknown): string {
  if (thrown instanceof RubriconError) return thrown.message;
  return 'That did not work, for a reason that is not known. Reload the page and try again.';
}
