import { toFault } from '../domain/errors.ts';
import type { Intent } from '../ui/intent.ts';
import { type BenchActions, createBenchActions } from './bench-actions.ts';
import { createIntake, type Intake } from './bring-in.ts';
import { type CalibrationActions, createCalibrationActions } from './calibration-actions.ts';
import { type CaseActions, createCaseActions } from './case-actions.ts';
import { lineOf } from './case-line.ts';
import { type CaseQueue, createCaseQueue } from './case-queue.ts';
import { runOf } from './case-run.ts';
import { findRecord } from './compare/beside.ts';
import { type CompareActions, createCompareActions } from './compare/compare-actions.ts';
import { deleteEverything } from './delete-everything.ts';
import { createExportActions } from './export-actions.ts';
import type { ExportedFile } from './export-case.ts';
import { createLockActions, type LockActions } from './lock/lock-actions.ts';
import { isShut, lockOf } from './lock/locked-page.ts';
import { createModelActions, type ModelActions, type ModelActionsOptions } from './model-actions.ts';
import { createModelSlot, type ModelSlot, type OpenVerifier } from './model-slot.ts';
import { readBy, staleCriteria } from './reading.ts';
import { restoreDesk } from './restore-desk.ts';
import { withGenerated } from './rubric-versions.ts';
import { type Desk, scoreCase } from './score-case.ts';
import { type AppState, initialState } from './state.ts';
import type { CaseStorage } from './storage.ts';
import { createStore } from './store.ts';
import { dismiss, goHome, openSample, removeCase, scoreAgain, scoreAll, stepCase } from './walk-cases.ts';

/** Everything the page takes from outside. */
export interface ControllerOptions extends Pick<ModelActionsOptions, 'listModels' | 'testSeal' | 'openCopy'> {
  readonly openVerifier: OpenVerifier;
  readonly storage: CaseStorage;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly hash: (text: string) => Promise<string>;
  readonly hand: (file: ExportedFile) => void;
  readonly print: () => void;
  /** Starts this page over and, with `all`, every other tab that shows these cases: nothing of one stays in memory. */
  readonly startOver?: (all: boolean) => void;
}

/** The page's state and the one door through which it changes. */
export interface Controller {
  readonly state: () => AppState;
  readonly subscribe: (listener: (state: AppState) => void) => void;
  readonly send: (intent: Intent) => void;
  /** Takes up what was kept from last time. */
  readonly restore: () => Promise<void>;
  /** Tells that the storage was lost while in use. */
  readonly storageLost: (message: string) => void;
  /** Stops the work and waits until everything is written. */
  readonly letGo: () => Promise<void>;
}

/** Wires intents to the store, the queue of cases, the model and the storage. */
export function createController(options: ControllerOptions): Controller {
  const { storage } = options;
  const store = createStore<AppState>({ ...initialState, fault: storage.notice, lock: lockOf(storage) });
  const model = createModelSlot(
    (tell) => options.openVerifier(tell, store.get().chosen),
    (status, scope) => store.set({ model: status, scope }),
  );
  const fault = (message: string): void => store.set({ fault: message });
  const kept = (work: Promise<unknown>): void => void work.catch((thrown: unknown) => fault(toFault(thrown).message));
  const cases = createCaseActions(store, {
    ...options,
    keep: (record) => kept(storage.saveCase(record)),
    ask: (id) => queue.add([id], true),
  });
  const desk = async (): Promise<Desk> => {
    const { verifier, readings } = await model.desk();
    return { verifier: readBy(verifier, store.get().scope, store.get()), readings };
  };
  const calibration = createCalibrationActions(store, { ...options, desk });
  const models = createModelActions(store, { ...options, reload: () => [queue.stop(), model.reload()] });
  /** Cases that a person asked to be read again. */
  const again = new Set<string>();
  const queue = createCaseQueue({
    work: (id, signal) =>
      scoreCase({
        ...options,
        signal,
        desk,
        anew: again.delete(id) ? (run) => staleCriteria(run, store.get().scope, store.get()) : () => [],
        record: () => findRecord(store.get().cases, id),
        onRubric: (_rubric, _notes, made) => cases.change(id, (record) => withGenerated(record, made, options.now())),
        onEvent: (event) => {
          cases.append(id, event);
          if (event.type !== 'run-end' || event.outcome !== 'failed') return;
          model.noteFault(event.fault);
          fault(event.fault.message);
        },
        // The status bar already says why a model is not there.
        onFault: (message) => (store.get().model.phase === 'failed' ? undefined : fault(message)),
      }).then(() => cases.settle(id)),
    onChange: (running, waiting, paused) =>
      store.set(lineOf(store.get(), { running, waiting, paused }, options.now().getTime())),
  });
  const letGo = async (): Promise<void> => {
    queue.stop();
    // What was stopped still writes its last event.
    await new Promise((done) => setTimeout(done));
    await storage.settled();
  };
  const locks = createLockActions(store, {
    lock: storage.lock,
    restore: () => restore(),
    leave: async () => {
      await letGo();
      options.startOver?.(true);
    },
  });
  const bench = createBenchActions(store, {
    ...options,
    desk,
    cases,
    ask: (id) => queue.add([id], true),
    saveLibrary: (library) => kept(storage.saveLibrary(library)),
  });
  const comparing = createCompareActions(store, {
    ...options,
    desk,
    cases,
    ask: (ids) => queue.add(ids, true),
    drop: (id) => queue.drop(id),
    listModels: () => models.handle({ type: 'list-models' }),
  });
  const intake = createIntake({ store, cases, queue }, options.newId);
  const exports = createExportActions(store, options);
  const acts = { bench, calibration, comparing, exports, intake, locks, models };
  const parts: Parts = { ...acts, store, options, cases, queue, model, again, kept };
  const restore = (): Promise<void> => restoreDesk({ store, storage, cases, model, kept });
  return {
    state: store.get,
    subscribe: store.subscribe,
    send: (intent) => handle(intent, parts),
    storageLost: fault,
    letGo,
    restore,
  };
}

const notRead = 'A file could not be read. Check that it still exists, then open it again.';

export interface Parts {
  readonly store: ReturnType<typeof createStore<AppState>>;
  readonly options: ControllerOptions;
  readonly cases: CaseActions;
  readonly queue: CaseQueue;
  readonly model: ModelSlot;
  readonly calibration: CalibrationActions;
  readonly models: ModelActions;
  readonly intake: Intake;
  readonly bench: BenchActions;
  readonly comparing: CompareActions;
  readonly exports: ReturnType<typeof createExportActions>;
  readonly locks: LockActions;
  readonly again: Set<string>;
  /** Waits for the storage in the background; a failure is shown. */
  readonly kept: (work: Promise<unknown>) => void;
}

function handle(intent: Intent, parts: Parts): void {
  const { store, options, cases, queue, model, kept } = parts;
  const state = store.get();
  if (isShut(state.lock, intent)) return;
  const open = state.cases.find(({ id }) => id === state.openId) ?? null;
  switch (intent.type) {
    case 'open-sample':
      openSample(intent.index, parts);
      return;
    case 'open-case':
      cases.open(intent.id);
      return;
    case 'go-home':
      parts.comparing.leave();
      goHome(parts);
      return;
    case 'step-case':
      stepCase(intent.by, parts);
      return;
    case 'bring-files':
      if (open && state.comparing.open) parts.comparing.handle({ do: 'add-files', files: intent.files });
      else parts.intake.handle(intent).catch(() => store.set({ fault: notRead }));
      return;
    case 'bring-text':
    case 'import-as':
    case 'import-take':
      parts.intake.handle(intent).catch(() => store.set({ fault: notRead }));
      return;
    case 'score':
      if (open) scoreAgain(open, parts, parts.again);
      return;
    case 'generate-rubric':
      if (open && !open.rubric && !runOf(open)) queue.add([open.id], true);
      return;
    case 'bench':
      parts.bench.handle(intent.act);
      return;
    case 'compare':
      parts.comparing.handle(intent.act);
      return;
    case 'undo':
    case 'redo':
      if (state.comparing.open) parts.comparing.handle({ do: intent.type });
      else cases.handle(intent);
      return;
    case 'stop':
      queue.stop();
      return;
    case 'score-all':
      scoreAll(parts);
      return;
    case 'pause-all':
      queue.pause();
      return;
    case 'test-seal':
    case 'list-models':
    case 'copy':
    case 'use-model':
    case 'compare-model':
    case 'stop-compare':
      parts.models.handle(intent);
      return;
    case 'retry-model':
      store.set({ fault: '' });
      model.reload();
      if (open && open.response !== null && runOf(open)?.status !== 'complete') queue.add([open.id], true);
      return;
    case 'export':
    case 'print':
    case 'export-rubric':
    case 'export-as':
    case 'export-save':
    case 'export-scores':
      parts.exports.handle(intent);
      return;
    case 'set-theme':
      store.set({ theme: intent.theme });
      return;
    case 'open-dialog':
      store.set({ dialog: intent.dialog });
      if (intent.dialog === 'models') parts.models.handle({ type: 'list-models' });
      return;
    case 'close-dialog':
      if (state.dialog === 'calibration') parts.calibration.leave();
      store.set({ dialog: null, exporting: null, importing: null });
      return;
    case 'set-profile':
      store.set({ profile: intent.name });
      return;
    case 'set-abstain':
    case 'calibrate-overrides':
    case 'calibrate-file':
    case 'calibrate-apply':
    case 'calibrate-discard':
    case 'calibrate-undo':
    case 'calibrate-remove':
    case 'calibrate-save':
      parts.calibration.handle(intent);
      return;
    case 'dismiss':
      dismiss(intent.what, parts);
      return;
    case 'draft':
      store.set({ draft: intent.text });
      return;
    case 'delete-case':
      parts.kept(options.storage.deleteCase(intent.id));
      removeCase(intent.id, parts);
      return;
    case 'show-more-cases':
      store.set({ casesShown: state.casesShown + 200 });
      return;
    case 'delete-all':
      kept(deleteEverything(parts));
      return;
    case 'panic':
      kept(deleteEverything(parts).then(() => options.startOver?.(true)));
      return;
    case 'unlock':
    case 'change-passphrase':
    case 'set-lock-after':
    case 'lock-now':
      kept(parts.locks.handle(intent));
      return;
    default:
      cases.handle(intent);
      return;
  }
}
