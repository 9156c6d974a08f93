import type { CausalDtype } from './tiny-causal-graph.ts';
import { type FamilyName, tinyCausalModel } from './tiny-causal-model.ts';

/** The files of the model that an address such as `http://tiny.invalid/qwen3-q4/` names; `broken-` before it makes all logits NaN. */
export function tinyCausalFiles(modelUrl: string): ReadonlyMap<string, Uint8Array> {
  const [, broken, family, dtype] = /\/(broken-)?(\w+)-(\w+)\/$/.exec(modelUrl) ?? [];
  return tinyCausalModel(family as FamilyName, { dtypes: [dtype as CausalDtype], broken: broken !== undefined });
}

/** Serves them from memory. */
export function tinyCausalFetch(): typeof globalThis.fetch {
  const models = new Map<string, ReadonlyMap<string, Uint8Array>>();
  return async (input) => {
    const [, modelUrl = '', name = ''] = /^(.*?-\w+\/)(.*)$/.exec(String(input)) ?? [];
    const files = models.get(modelUrl) ?? tinyCausalFiles(modelUrl);
    models.set(modelUrl, files);
    const bytes = files.get(name);
    if (!bytes) return new Response('', { status: 404 });
    return new Response(Uint8Array.from(bytes), { headers: { 'content-length': String(bytes.length) } });
  };
}
