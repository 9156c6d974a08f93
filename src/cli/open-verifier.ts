import { join } from 'node:path';
import { calibrationFileSchema } from '../../models/manifest.ts';
import { RubriconError } from '../domain/errors.ts';
import type { LoadProgress } from '../engine/load.ts';
import type { Engine } from '../engine/port.ts';
import { boundCalibration, toCalibration, type Verifier } from '../verification/calibrate.ts';
import type { Arguments } from './command.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Opens the model named by `--model`, else the shipped one, with its calibration; says so when there is none that fits. */
export async function openVerifier(args: Arguments, terminal: Terminal): Promise<Verifier> {
  const folder = args.text('model') ?? terminal.shippedModel;
  const engine = await openEngine(folder, terminal);
  const verifier = { engine, calibration: await readCalibration(folder, terminal) };
  if (!boundCalibration(verifier)) {
    terminal.note('note: no calibration fits this model, so its probabilities are uncalibrated');
  }
  return verifier;
}

/** Opens the model named by `--model`, else the shipped one. */
export async function openChosenEngine(args: Arguments, terminal: Terminal): Promise<Engine> {
  return openEngine(args.text('model') ?? terminal.shippedModel, terminal);
}

async function openEngine(folder: string, terminal: Terminal): Promise<Engine> {
  const engine = await terminal.openEngine(folder, (step) => terminal.progress(`model: ${describe(step)}`));
  terminal.progress('');
  return engine;
}

async function readCalibration(folder: string, terminal: Terminal) {
  const text = await terminal.readText(join(folder, 'calibration.json')).catch((thrown: unknown) => {
    if (thrown instanceof UsageError) return null;
    throw thrown;
  });
  if (text === null) return null;
  try {
    return toCalibration(calibrationFileSchema.parse(JSON.parse(text)));
  } catch (cause) {
    const message = 'Expected a calibration file of schema 1, found another form. Fetch the model folder again.';
    throw new RubriconError('model-corrupt', message, { cause });
  }
}

function describe(step: LoadProgress): string {
  if (step.phase !== 'download') return step.phase;
  return `${(step.loaded / 1e6).toFixed(1)} of ${(step.total / 1e6).toFixed(1)} MB`;
}
