import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findPack } from '../../models/packs.ts';
import { readRecord } from '../packs/download-pack.ts';
import { publicHub } from '../packs/hub.ts';
import { checkPack } from '../packs/keep-packs.ts';
import { isReady } from '../packs/pack-record.ts';
import { createPackService, type PackService } from '../packs/pack-service.ts';
import { type PackStore, packFolder } from '../packs/pack-store.ts';
import { createNodePackStore, modelsFolder } from './node-pack-store.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The models of this machine: the service over their folder, and the way from a name to a folder. */
export function createNodeModels(
  env: Readonly<Record<string, string | undefined>>,
  { progress, signal }: Pick<Terminal, 'progress' | 'signal'>,
): { readonly packs: PackService; readonly findModel: Terminal['findModel'] } {
  const root = modelsFolder(env);
  const store = createNodePackStore(root);
  const packs = createPackService({
    store,
    hub: (env.RUBRICON_HUB ?? publicHub).replace(/\/+$/, ''),
    request: (url, init) => globalThis.fetch(url, init),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    now: () => new Date(),
  });
  return {
    packs,
    async findModel(name) {
      if (statSync(name, { throwIfNoEntry: false })?.isDirectory()) return name;
      const id = findPack(name)?.id ?? name;
      const fetchIt = `Fetch it: rubricon models download ${name}`;
      const kept = await readRecord(store, id);
      if (!kept) await refuseRevision(store, name);
      if (!kept)
        throw new UsageError(
          'no folder and no model of this name is here',
          canBeFetched(name) ? `${fetchIt}, or give a folder` : asFolder,
        );
      if (!isReady(kept)) throw new UsageError('the model is here in part', fetchIt);
      const checked = await checkPack(store, id, { signal, onProgress: ({ file }) => progress(`checking ${file}`) });
      progress('');
      if (checked && isReady(checked)) return join(root, packFolder(id));
      throw new UsageError('files of the model were damaged and set aside', fetchIt);
    },
  };
}

/** What a revision stood for is not recorded, only its commit: a name with one is not answered by whatever is here. */
async function refuseRevision(store: PackStore, name: string): Promise<void> {
  const [bare = ''] = name.split('@');
  const id = findPack(bare)?.id ?? bare;
  const other = bare === name ? null : await readRecord(store, id);
  if (!other) return;
  throw new UsageError(
    'a model that is here is named without its revision',
    `Give ${id}, which is ${other.revision?.slice(0, 12) ?? 'brought from files'}; to have another revision, delete it first`,
  );
}

/** A pack's name, or `owner/name` on the hub; a path such as `./mine` is neither. */
function canBeFetched(name: string): boolean {
  return findPack(name) !== undefined || /^\w[^/]*\/[^/]+$/.test(name);
}

const asFolder = "Check the folder's path, or give a name that rubricon models lists";
