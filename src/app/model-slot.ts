import { type ErrorCode, type Fault, toFault } from '../domain/errors.ts';
import type { LoadProgress } from '../engine/load.ts';
import type { ModelStatus } from '../ui/model-status.ts';
import { boundCalibration, type Verifier } from '../verification/calibrate.ts';
import { openReadings } from '../verification/readings.ts';
import type { ModelScope } from './reading.ts';
import type { Desk } from './score-case.ts';

/** Opens the verifier the page works with: a model that is kept here, or the shipped one for null. */
export type OpenVerifier = (onProgress: (progress: LoadProgress) => void, chosen: string | null) => Promise<Verifier>;

/** Keeps one model open and says how it is. */
export interface ModelSlot {
  /** The desk, once the model is open. Throws what kept it from opening. */
  desk(): Promise<Desk>;
  /** Takes note of a fault met while working: some say that this engine is finished. */
  noteFault(fault: Fault): void;
  /** Starts over after a failure. */
  reload(): void;
  /** Gives the model back; nothing more is said of it. */
  close(): void;
}

/** After these an engine answers nothing more. */
const finishing: ReadonlySet<ErrorCode> = new Set(['restarts-exhausted', 'engine-disposed']);

/** A slot that opens its model at once. */
export function createModelSlot(
  open: (onProgress: (progress: LoadProgress) => void) => Promise<Verifier>,
  onStatus: (status: ModelStatus, scope: ModelScope | null) => void,
): ModelSlot {
  /** Counts the openings: what an earlier one still says is of no interest. */
  let last = 0;
  /** Also while a fresh worker loads for one that was lost: if that fails too, nothing is loading any more. */
  let loading = false;
  let opening = start();

  function start(): Promise<Desk> {
    last += 1;
    const mine = last;
    const tell: typeof onStatus = (status, scope) => {
      if (mine !== last) return;
      loading = status.phase === 'loading';
      onStatus(status, scope);
    };
    tell({ phase: 'loading', step: 'Preparing the model', loaded: 0, total: 0 }, null);
    const opened = open((progress) => tell(loadingStatus(progress), null)).then((verifier) => {
      tell(readyStatus(verifier), scopeOf(verifier));
      return { verifier, readings: openReadings(verifier.engine) };
    });
    opened.catch((thrown: unknown) => tell({ phase: 'failed', message: toFault(thrown).message }, null));
    return opened;
  }

  const giveBack = (): void => void opening.then(({ verifier }) => verifier.engine.dispose()).catch(() => undefined);

  return {
    desk: () => opening,
    noteFault: ({ code, message }) => {
      if (finishing.has(code) || loading) onStatus({ phase: 'failed', message }, null);
    },
    reload: () => {
      giveBack();
      opening = start();
    },
    close: () => {
      last += 1;
      giveBack();
    },
  };
}

function readyStatus(verifier: Verifier): ModelStatus {
  const { model, revision, device, deviceNote } = verifier.engine.info;
  return { phase: 'ready', model, revision, device, deviceNote };
}

function scopeOf(verifier: Verifier): ModelScope {
  const { model, revision, layout, dtype, languages, writes = false } = verifier.engine.info;
  return { binding: { model, revision, layout, dtype }, calibration: boundCalibration(verifier), languages, writes };
}

const deviceWords: Readonly<Record<string, string>> = { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'the CPU' };

function loadingStatus(progress: LoadProgress): ModelStatus {
  const nothing = { phase: 'loading', loaded: 0, total: 0 } as const;
  switch (progress.phase) {
    case 'download':
      return { phase: 'loading', step: 'Loading the model', loaded: progress.loaded, total: progress.total };
    case 'verify':
      return { ...nothing, step: 'Checking the model files' };
    case 'start':
      return { ...nothing, step: `Starting the model on ${deviceWords[progress.device] ?? progress.device}` };
    case 'self-test':
      return { ...nothing, step: `Testing the model on ${deviceWords[progress.device] ?? progress.device}` };
  }
}
