import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeServiceWorker } from '../../.dev/build/service-worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'rubricon-kept-'));
let kept: readonly string[] = [];

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  for (const name of ['index.html', 'assets/page.js', 'embed.html', 'embed.json', 'rubricon-frame.js'])
    writeFileSync(join(folder, name), name);
  await writeServiceWorker(folder);
  const worker = readdirSync(folder).find((name) => name.startsWith('sw-')) ?? '';
  const list = /^self\.rubriconFiles=(.*);$/m.exec(readFileSync(join(folder, worker), 'utf8'))?.[1] ?? '[]';
  kept = (JSON.parse(list) as readonly { readonly url: string }[]).map(({ url }) => url);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('what the service worker keeps', () => {
  it('SHP-24 holds the page and never the list of who may frame it: an origin taken off is out at once', () => {
    expect(kept).toEqual(['assets/page.js', 'index.html']);
  });
});
