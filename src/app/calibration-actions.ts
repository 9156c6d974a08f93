import type { CalibrationFile } from '../../models/manifest.ts';
import { identityMap } from '../domain/calibration.ts';
import { toFault } from '../domain/errors.ts';
import type { CalibrationRow } from '../domain/fit-calibration.ts';
import { seededRandom } from '../domain/seeded-random.ts';
import { type CalibrationTrial, missingForCalibration, tryCalibration } from '../domain/try-calibration.ts';
import { decodeText } from '../formats/decode-text.ts';
import { parseLabelledRows } from '../formats/parse-rows.ts';
import type { Intent } from '../ui/intent.ts';
import { makeCalibrationFile } from '../verification/make-calibration.ts';
import { verifyRows } from '../verification/verify-rows.ts';
import type { ExportedFile } from './export-case.ts';
import { overrideRows } from './override-rows.ts';
import { readingOf } from './reading.ts';
import type { Desk } from './score-case.ts';
import type { AppState } from './state.ts';
import type { Store } from './store.ts';

/** Where the fitting of a calibration stands. */
export type Calibrating =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly done: number; readonly total: number }
  | { readonly phase: 'tried'; readonly trial: CalibrationTrial; readonly file: CalibrationFile }
  | { readonly phase: 'failed'; readonly message: string };

export interface CalibrationActionsOptions {
  readonly desk: () => Promise<Desk>;
  readonly now: () => Date;
  readonly hash: (text: string) => Promise<string>;
  readonly hand: (file: ExportedFile) => void;
}

/** Takes the intents that concern calibration and abstention. */
export interface CalibrationActions {
  handle(intent: Intent): void;
  /** Ends a reading under way and forgets what was tried. */
  leave(): void;
}

const resamples = 100;

/** The actions over a store. Nothing is applied before a person confirms it. */
export function createCalibrationActions(
  store: Store<AppState>,
  options: CalibrationActionsOptions,
): CalibrationActions {
  let reading = new AbortController();
  const set = (calibrating: Calibrating): void => store.set({ calibrating });

  const tryOn = async (rows: readonly CalibrationRow[], data: string, signal: AbortSignal): Promise<void> => {
    const { scope, own, abstain } = store.get();
    if (!scope) return;
    const missing = missingForCalibration(rows);
    if (missing) {
      set({ phase: 'failed', message: missingWords(rows) });
      return;
    }
    const { calibration } = readingOf(scope, { own, abstain });
    const trial = tryCalibration(rows, { before: calibration ?? identityMap, resamples, random: seededRandom(1) });
    const file = await makeCalibrationFile({
      trial,
      binding: scope.binding,
      data,
      date: options.now().toISOString(),
      abstain: calibration?.abstainBelow ?? null,
      hash: options.hash,
    });
    if (!signal.aborted) set({ phase: 'tried', trial, file });
  };

  /** Runs one fitting at a time; a newer one, or leaving, ends it. */
  const begin = (work: (signal: AbortSignal) => Promise<void>): void => {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    work(signal).catch((thrown: unknown) => {
      if (!signal.aborted) set({ phase: 'failed', message: toFault(thrown).message });
    });
  };

  const readFile = async (file: File, signal: AbortSignal): Promise<void> => {
    const parsed = parseLabelledRows(decodeText(new Uint8Array(await file.arrayBuffer())));
    signal.throwIfAborted();
    const rows = parsed.flatMap((row) => (row.ok ? [row.value] : []));
    set({ phase: 'reading', done: 0, total: rows.length });
    const { verifier } = await options.desk();
    const answered: CalibrationRow[] = [];
    let done = 0;
    for await (const { row, verdict } of verifyRows(rows, { verifier, signal })) {
      done += 1;
      set({ phase: 'reading', done, total: rows.length });
      if (verdict.kind === 'failed' || verdict.logit === undefined) continue;
      const group = JSON.stringify(row.conversation);
      answered.push({ logit: verdict.logit, label: row.label === 1, group, tags: row.tags ?? [] });
    }
    await tryOn(answered, 'Labelled rows of a file', signal);
  };

  const leave = (): void => {
    reading.abort();
    set({ phase: 'idle' });
  };

  const handle = (intent: Intent): void => {
    const { own, calibrating, cases, scope } = store.get();
    switch (intent.type) {
      case 'set-abstain':
        store.set({ abstain: intent.choice });
        return;
      case 'calibrate-overrides':
        if (scope) begin((signal) => tryOn(overrideRows(cases, scope.binding), 'Verdicts set by a person', signal));
        return;
      case 'calibrate-file':
        begin((signal) => readFile(intent.file, signal));
        return;
      case 'calibrate-apply':
        if (calibrating.phase !== 'tried') return;
        store.set({ own: { file: calibrating.file, replaced: own?.file ?? null }, calibrating: { phase: 'idle' } });
        return;
      case 'calibrate-discard':
        leave();
        return;
      case 'calibrate-undo':
        store.set({ own: own?.replaced ? { file: own.replaced, replaced: null } : null });
        return;
      case 'calibrate-remove':
        store.set({ own: null });
        return;
      case 'calibrate-save':
        if (!own) return;
        options.hand({
          name: 'rubricon.calibration.json',
          type: 'application/json',
          text: `${JSON.stringify(own.file, null, 2)}\n`,
        });
        return;
      default:
    }
  };
  return { handle, leave };
}

/** What labels still lack, in a sentence. */
export function missingWords(rows: readonly { readonly label: boolean }[]): string {
  const missing = missingForCalibration(rows);
  const met = rows.filter(({ label }) => label).length;
  const found = `${rows.length} so far: ${met} met, ${rows.length - met} unmet.`;
  if (!missing) return found;
  const wants = [
    missing.rows > 0 ? `${missing.rows} more` : '',
    missing.met ? 'at least one met' : '',
    missing.unmet ? 'at least one unmet' : '',
  ].filter((want) => want !== '');
  return `${found} Still missing: ${wants.join(', ')}.`;
}
