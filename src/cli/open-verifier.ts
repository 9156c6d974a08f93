import { join } from 'node:path';
import { calibrationFileSchema } from '../../models/manifest.ts';
import type { Calibration } from '../domain/calibration.ts';
import { RubriconError } from '../domain/errors.ts';
import type { LoadProgress } from '../engine/load.ts';
import type { Engine } from '../engine/port.ts';
import { boundCalibration, isFittedTo, toCalibration, type Verifier } from '../verification/calibrate.ts';
import type { Arguments } from './command.ts';
import type { Terminal } from './terminal.ts';
import { ifThere, UsageError } from './usage-error.ts';
import { readAbstain } from './verifier-options.ts';

/**
 * Opens the model named by `--model`, else the shipped one, with the calibration named by `--calibration`, else its own;
 * says so when there is none that fits. Throws: UsageError for a `--calibration` that was fitted to another model.
 */
export async function openVerifier(args: Arguments, terminal: Terminal): Promise<Verifier> {
  return openNamedVerifier(args.text('model'), args, terminal);
}

/** As `openVerifier`, for a model named otherwise; null is the shipped one. */
export async function openNamedVerifier(name: string | null, args: Arguments, terminal: Terminal): Promise<Verifier> {
  const folder = await folderOf(name, terminal);
  const abstain = readAbstain(args);
  const own = await readOwn(args, terminal);
  const engine = await openEngine(folder, terminal);
  if (own) assertFits(own, engine);
  const calibration = own ?? (await readShipped(folder, terminal));
  const verifier = { engine, calibration, abstain };
  if (!boundCalibration(verifier)) {
    terminal.note('note: no calibration fits this model, so its probabilities are uncalibrated');
  }
  return verifier;
}

/** Opens the model named by `--model`, else the shipped one. */
export async function openChosenEngine(args: Arguments, terminal: Terminal): Promise<Engine> {
  return openEngine(await folderOf(args.text('model'), terminal), terminal);
}

async function folderOf(name: string | null, terminal: Terminal): Promise<string> {
  return name === null ? terminal.shippedModel : terminal.findModel(name);
}

async function openEngine(folder: string, terminal: Terminal): Promise<Engine> {
  const engine = await terminal.openEngine(folder, (step) => terminal.progress(`model: ${describe(step)}`));
  terminal.progress('');
  return engine;
}

async function readOwn(args: Arguments, terminal: Terminal): Promise<Calibration | null> {
  const path = args.text('calibration');
  if (path === null) return null;
  const calibration = parseCalibration(await terminal.readText(path));
  if (calibration) return calibration;
  throw new UsageError(
    '--calibration is no calibration file of schema 1',
    'Make one with: rubricon calibrate -o <file>',
  );
}

/** Other numbers need another map: used all the same it would give wrong probabilities without a word. */
function assertFits(calibration: Calibration, { info }: Engine): void {
  if (isFittedTo(calibration, info)) return;
  const name = (it: Pick<Calibration, 'model' | 'revision' | 'layout' | 'dtype'>): string =>
    `${it.model} ${it.revision} (${it.layout}, ${it.dtype})`;
  throw new UsageError(
    `--calibration was fitted to ${name(calibration)}, the model is ${name(info)}`,
    'Fit one to this model: rubricon calibrate <labelled.jsonl> -o <file>',
  );
}

async function readShipped(folder: string, terminal: Terminal): Promise<Calibration | null> {
  const text = await ifThere(terminal.readText(join(folder, 'calibration.json')));
  if (text === null) return null;
  const calibration = parseCalibration(text);
  if (calibration) return calibration;
  const message = 'Expected a calibration file of schema 1, found another form. Fetch the model folder again.';
  throw new RubriconError('model-corrupt', message);
}

function parseCalibration(text: string): Calibration | null {
  try {
    return toCalibration(calibrationFileSchema.parse(JSON.parse(text)));
  } catch {
    return null;
  }
}

function describe(step: LoadProgress): string {
  if (step.phase !== 'download') return step.phase;
  return `${(step.loaded / 1e6).toFixed(1)} of ${(step.total / 1e6).toFixed(1)} MB`;
}
