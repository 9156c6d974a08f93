import { calibrationFileSchema } from '../../models/manifest.ts';
import { RubriconError } from '../domain/errors.ts';
import type { FilePlace } from '../engine/load.ts';
import { toCalibration, type Verifier } from '../verification/calibrate.ts';
import { assetPlaces } from './asset-places.ts';
import { carriedFile, carriedNames } from './carried-files.ts';
import { type OpenEngineOptions, openEngine } from './open-engine.ts';

/** Where the shipped model lies beside a page, and its name inside one. */
const modelFolder = 'models/rubricon-mini/';

/**
 * Opens the model that ships with Rubricon, with its calibration.
 * Throws: RubriconError of what kept the model from loading; AbortError when `signal` aborts.
 */
export async function openShippedModel(options: Omit<OpenEngineOptions, 'modelUrl' | 'files'> = {}): Promise<Verifier> {
  const modelUrl = new URL(modelFolder, document.baseURI).href;
  const files = await findFiles();
  const engine = await openEngine({ ...options, modelUrl, ...(files && { files }) });
  try {
    return { engine, calibration: await loadCalibration(files?.['calibration.json'] ?? `${modelUrl}calibration.json`) };
  } catch (thrown) {
    await engine.dispose();
    throw thrown;
  }
}

/** The address at which a person reads what the shipped model is. */
export async function findCard(): Promise<string> {
  const card = await carriedFile(`${modelFolder}card.md`, 'text/plain; charset=utf-8');
  if (card) return URL.createObjectURL(card);
  const place = assetPlaces?.model['card.md'];
  return typeof place === 'string' ? place : `./${modelFolder}card.md`;
}

async function findFiles(): Promise<Readonly<Record<string, FilePlace>> | null> {
  const names = carriedNames(modelFolder);
  if (names.length === 0) return assetPlaces?.model ?? null;
  const files: Record<string, FilePlace> = {};
  for (const name of names) files[name] = (await carriedFile(modelFolder + name)) ?? '';
  return files;
}

async function loadCalibration(place: FilePlace): Promise<ReturnType<typeof toCalibration>> {
  const file = calibrationFileSchema.safeParse(await readJson(place).catch(() => null));
  if (file.success) return toCalibration(file.data);
  throw new RubriconError(
    'model-corrupt',
    "The model's calibration could not be read. Load it again; if it returns, install Rubricon afresh.",
  );
}

async function readJson(place: FilePlace): Promise<unknown> {
  if (typeof place !== 'string') return JSON.parse(await place.text());
  const response = await fetch(place);
  return response.ok ? response.json() : null;
}
