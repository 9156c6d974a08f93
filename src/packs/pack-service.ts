import type { CausalDtype } from '../../models/causal-config.ts';
import { findPack, type PackShape } from '../../models/packs.ts';
import { RubriconError } from '../domain/errors.ts';
import { downloadPack, type PackProgress, readRecord } from './download-pack.ts';
import { listRepository, readHubText, type SendRequest } from './hub.ts';
import { type Inspection, inspectModel, type ModelSource, planRecord } from './inspect-model.ts';
import { checkPack, importPack, type KeptPack, listPacks } from './keep-packs.ts';
import type { PackRecord } from './pack-record.ts';
import { type PackStore, packFolder } from './pack-store.ts';

/** A file that a person brought: from a folder, or dropped. */
export interface BroughtFile {
  readonly path: string;
  readonly blob: Blob;
}

/** What a person reads of a model before taking it, as plain data. */
export interface ModelSummary {
  readonly id: string;
  readonly name: string;
  readonly repository: string | null;
  readonly revision: string | null;
  readonly licence: string | null;
  readonly architecture: string;
  readonly tokenizer: string;
  readonly context: number | null;
  readonly shape: PackShape | null;
  readonly variants: readonly { readonly dtype: CausalDtype; readonly bytes: number | null }[];
}

export interface CallSettings {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: PackProgress) => void;
}

/** Everything that is done with models, over one store and one hub. A name is a pack's, or `owner/name` with `@revision`. */
export interface PackService {
  list(): Promise<readonly KeptPack[]>;
  inspect(name: string, settings?: CallSettings): Promise<ModelSummary>;
  download(name: string, dtype: CausalDtype, settings?: CallSettings): Promise<PackRecord>;
  inspectFiles(files: readonly BroughtFile[], name: string): Promise<ModelSummary>;
  bring(files: readonly BroughtFile[], name: string, dtype: CausalDtype, settings?: CallSettings): Promise<PackRecord>;
  check(id: string, settings?: CallSettings): Promise<PackRecord | null>;
  remove(id: string): Promise<void>;
  room(): Promise<number | null>;
}

export interface PackServiceOptions {
  readonly store: PackStore;
  readonly hub: string;
  readonly request: SendRequest;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly now: () => Date;
}

export function createPackService({ store, hub, request, wait, now }: PackServiceOptions): PackService {
  async function look(name: string, signal: AbortSignal | undefined): Promise<Inspection> {
    const { repository, revision, id, title } = await readName(name);
    const access = { hub, request, ...(signal && { signal }) };
    const listing = await listRepository(repository, revision, access);
    const readText = (path: string): Promise<string | null> => readHubText(listing, path, access);
    return inspectModel({ ...listing, id, name: title, readText });
  }

  /** The commit that was recorded once holds until the model is removed. */
  async function readName(name: string) {
    const [bare = '', asked] = name.split('@');
    const pack = findPack(bare);
    const repository = pack?.repository ?? bare;
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw unknownName();
    const id = pack?.id ?? repository;
    const kept = await readRecord(store, id);
    return {
      repository,
      id,
      title: pack?.name ?? repository,
      revision: asked ?? kept?.revision ?? pack?.revision ?? 'main',
    };
  }

  return {
    list: () => listPacks(store),
    inspect: async (name, { signal } = {}) => summarize(await look(name, signal)),
    download: async (name, dtype, settings = {}) => {
      const inspection = await look(name, settings.signal);
      const record = planRecord(inspection, dtype, now().toISOString(), findPack(inspection.source.id));
      return downloadPack(record, { store, hub, request, wait, ...settings });
    },
    inspectFiles: async (files, name) => summarize(await inspectModel(sourceOf(files, name))),
    bring: async (files, name, dtype, settings = {}) => {
      const source = sourceOf(files, name);
      const blobs = new Map(inLayout(files).map(({ path, blob }) => [path, blob]));
      const open = (path: string): ReadableStream<Uint8Array> => (blobs.get(path) ?? new Blob()).stream();
      return importPack(await inspectModel(source), dtype, { store, open, at: now().toISOString(), ...settings });
    },
    check: (id, settings) => checkPack(store, id, settings),
    remove: (id) => store.removePack(packFolder(id)),
    room: () => store.room(),
  };
}

function summarize({ source, variants, architecture, tokenizer, context, shape }: Inspection): ModelSummary {
  const { id, name, repository, revision, licence } = source;
  const sizes = variants.map(({ dtype, bytes }) => ({ dtype, bytes }));
  return { id, name, repository, revision, licence, architecture, tokenizer, context, shape, variants: sizes };
}

function sourceOf(files: readonly BroughtFile[], name: string): ModelSource {
  const placed = inLayout(files);
  return {
    id: name,
    name,
    repository: null,
    revision: null,
    licence: null,
    files: placed.map(({ path, blob }) => ({ path, bytes: blob.size, sha256: null, git: null })),
    readText: async (path) => (await placed.find((file) => file.path === path)?.blob.text()) ?? null,
  };
}

/** Files dropped without their folders are put where the layout has them. */
function inLayout(files: readonly BroughtFile[]): readonly BroughtFile[] {
  return files.map(({ path, blob }) => {
    const base = path.split('/').at(-1) ?? path;
    return { path: /^model(_\w+?)?\.onnx(_data(_\d+)?)?$/.test(base) ? `onnx/${base}` : base, blob };
  });
}

function unknownName(): RubriconError {
  const message = 'A model is named by a pack (such as qwen3-0.6b), or as owner/name on the hub. Check the name.';
  return new RubriconError('input-invalid', message);
}
