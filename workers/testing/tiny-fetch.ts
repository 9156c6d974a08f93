import { tinyModel } from './tiny-model.ts';
import { tinyGolden } from './tiny-reference.ts';

/**
 * Serves the tiny model from memory. Kinds: `ok`, `missing` (no weights), `page` (a web page for every file), `flipped`
 * (one bit of the weights), `offline`, `nan` (a model that gives no numbers), `wrong` (golden rows it does not meet).
 */
export function tinyFetch(kind: string): typeof globalThis.fetch {
  const golden = tinyGolden();
  const wrong = {
    ...golden,
    rows: golden.rows.map((row) => ({ ...row, logits: row.logits.map((logit) => logit + 1) })),
  };
  const files = tinyModel(kind === 'wrong' ? wrong : golden, { broken: kind === 'nan' });
  return async (input) => {
    const name = String(input).split('/').at(-1) ?? '';
    const bytes = (await files).get(name);
    if (kind === 'offline') throw new TypeError('Failed to fetch');
    if (kind === 'page')
      return new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } });
    if (!bytes || (kind === 'missing' && name === 'weights.bin')) return new Response('', { status: 404 });
    const body = Uint8Array.from(bytes);
    if (kind === 'flipped' && name === 'weights.bin') body[9] = (body[9] ?? 0) ^ 4;
    return new Response(body);
  };
}
