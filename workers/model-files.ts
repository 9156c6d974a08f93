import { type Golden, goldenSchema, type Manifest, manifestSchema } from '../models/manifest.ts';
import { RubriconError } from '../src/domain/errors.ts';

/** The verified files of a fusion model. */
export interface ModelFiles {
  readonly manifest: Manifest;
  readonly golden: Golden;
  readonly tokenizer: object;
  readonly read: Uint8Array;
  readonly ask: Uint8Array;
  readonly weights: Uint8Array;
}

/**
 * Gives the bytes of one file of the model's folder, telling how many more have come as they come and, where it is
 * known, of how many. `expected` is what a manifest promises, null where none does; it may be used to stop early.
 * Throws: RubriconError model-missing.
 */
export type FetchFile = (
  name: string,
  expected: number | null,
  onBytes: (more: number, of?: number) => void,
) => Promise<Uint8Array>;

export interface ModelFilesHooks {
  readonly onBytes?: (loaded: number, total: number) => void;
  readonly onVerify?: () => void;
}

/** The weights of both graphs, by the name under which the graphs refer to them. */
export const weightsFile = 'weights.bin';
const needed = ['tokenizer.json', 'golden.json', 'read.onnx', 'ask.onnx', weightsFile] as const;
const manifestMax = 1_000_000;

/**
 * Loads a model's folder: the manifest first, then every file it needs, each checked against its length and SHA-256.
 * Throws: RubriconError model-missing, model-corrupt, model-unsupported.
 */
export async function loadModelFiles(fetchFile: FetchFile, hooks: ModelFilesHooks = {}): Promise<ModelFiles> {
  const manifest = readManifest(await fetchFile('manifest.json', manifestMax, () => {}));
  const listed = needed.map((name) => {
    const file = manifest.files.find(({ path }) => path === name);
    if (!file) throw corrupt(name, 'named in the manifest', 'no entry');
    return file;
  });
  const total = listed.reduce((sum, file) => sum + file.bytes, 0);
  let loaded = 0;
  const files = new Map<string, Uint8Array>();
  for (const file of listed) {
    const bytes = await fetchFile(file.path, file.bytes, (more) => {
      loaded += more;
      hooks.onBytes?.(loaded, total);
    });
    files.set(file.path, bytes);
  }
  hooks.onVerify?.();
  for (const file of listed) await checkFile(file, files.get(file.path) ?? new Uint8Array());
  const get = (name: (typeof needed)[number]): Uint8Array => files.get(name) ?? new Uint8Array();
  return {
    manifest,
    golden: readGolden(get('golden.json')),
    tokenizer: readJson('tokenizer.json', get('tokenizer.json')),
    read: get('read.onnx'),
    ask: get('ask.onnx'),
    weights: get(weightsFile),
  };
}

async function checkFile(file: Manifest['files'][number], bytes: Uint8Array): Promise<void> {
  if (bytes.length !== file.bytes) throw corrupt(file.path, `${file.bytes} bytes`, `${bytes.length} bytes`);
  const found = await sha256(bytes);
  if (found !== file.sha256) throw corrupt(file.path, `SHA-256 ${file.sha256}`, `SHA-256 ${found}`);
}

/** SHA-256 in lower-case hex. Throws: RubriconError model-unsupported where the page may not compute one. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  // Absent outside secure contexts, whatever the types say.
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) {
    const message =
      'The model files cannot be checked here: the browser gives no SHA-256 to this address. Use https or localhost.';
    throw new RubriconError('model-unsupported', message, { details: { part: 'sha256' } });
  }
  const digest = await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function readManifest(bytes: Uint8Array): Manifest {
  const json = readJson('manifest.json', bytes);
  const { schema, kind } = { schema: undefined, kind: undefined, ...json };
  if ((schema !== undefined && schema !== 1) || (kind !== undefined && kind !== 'fusion')) {
    const message =
      'This version reads fusion models of schema 1; the manifest names another. Update Rubricon or the model.';
    throw new RubriconError('model-unsupported', message, { details: { file: 'manifest.json' } });
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success)
    throw corrupt('manifest.json', 'the manifest schema', parsed.error.issues[0]?.path.join('.') ?? '');
  return parsed.data;
}

function readGolden(bytes: Uint8Array): Golden {
  const parsed = goldenSchema.safeParse(readJson('golden.json', bytes));
  if (!parsed.success) throw corrupt('golden.json', 'the golden schema', parsed.error.issues[0]?.path.join('.') ?? '');
  return parsed.data;
}

/** A file's JSON object. Throws: RubriconError model-corrupt. */
export function readJson(name: string, bytes: Uint8Array): object {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (json !== null && typeof json === 'object') return json;
  } catch (cause) {
    throw corrupt(name, 'JSON', 'something else', cause);
  }
  throw corrupt(name, 'a JSON object', 'something else');
}

/** What a file that is not as it should be rejects with. */
export function corrupt(file: string, expected: string, found: string, cause?: unknown): RubriconError {
  const message = `The model file ${file} is damaged: expected ${expected}, found ${found}. Load the model again.`;
  return new RubriconError('model-corrupt', message, { cause, details: { file, expected, found } });
}

/** What a file that is not there rejects with. `found` is what came instead. */
export function missing(file: string, found: string, cause?: unknown): RubriconError {
  const message = `The model file ${file} could not be loaded: ${found}. Check the connection and the model's folder.`;
  return new RubriconError('model-missing', message, { cause, details: { file, found } });
}
