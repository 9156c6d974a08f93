import { describe, expect, it } from 'vitest';
import type { PackRecord } from '../packs/pack-record.ts';
import type { ModelSummary, PackService } from '../packs/pack-service.ts';
import { createDownloads } from './controller.ts';
import { type DownloadsState, initialDownloads } from './state.ts';

const commit = 'c'.repeat(40);
const summary: ModelSummary = {
  id: 'owner/judge',
  name: 'owner/judge',
  repository: 'owner/judge',
  revision: commit,
  licence: null,
  architecture: 'Qwen3ForCausalLM',
  tokenizer: 'unnamed',
  context: null,
  shape: null,
  variants: [{ dtype: 'q4', bytes: 10 }],
};
const everyPrecision = (['q4f16', 'q4', 'q8'] as const).map((dtype) => ({ dtype, bytes: 10 }));
const record = { id: 'owner/judge', name: 'owner/judge', files: [] } as unknown as PackRecord;

function open(
  download: PackService['download'],
  { found = summary, device = 'wasm' }: { found?: ModelSummary; device?: 'wasm' | 'webgpu' } = {},
) {
  let state: DownloadsState = initialDownloads;
  const service = {
    list: async () => [],
    room: async () => null,
    inspect: async () => found,
    download,
  } as unknown as PackService;
  const downloads = createDownloads({
    service,
    measure: async () => ({ device, long: 1, short: 1 }),
    persist: async () => true,
    memory: null,
    tell: () => {},
    onChange: (next) => {
      state = next;
    },
  });
  const settled = async (): Promise<DownloadsState> => {
    for (let turns = 0; state.work.kind !== 'idle' && turns < 100; turns += 1) await Promise.resolve();
    return state;
  };
  return { send: downloads.send, settled, state: () => state };
}

describe('the page of models', () => {
  it('DWN-1 what is fetched is the commit that was looked at, whatever its name stands for by then', async () => {
    const asked: string[] = [];
    const page = open(async (name) => {
      asked.push(name);
      return record;
    });
    page.send({ type: 'look', name: 'owner/judge@v1' });
    expect((await page.settled()).found?.summary.revision).toBe(commit);
    page.send({ type: 'take' });
    expect((await page.settled()).message).toContain('is here and checked');
    expect(asked).toEqual([`owner/judge@${commit}`]);
  });

  it.each([
    ['wasm', 'q8'],
    ['webgpu', 'q4f16'],
  ] as const)('DWN-5 where %s was measured the precision that is fast on it is proposed: %s', async (device, dtype) => {
    const found = { ...summary, variants: everyPrecision };
    const page = open(async () => record, { found, device });
    page.send({ type: 'measure' });
    await page.settled();
    page.send({ type: 'look', name: 'owner/judge' });
    expect((await page.settled()).found?.dtype).toBe(dtype);
  });

  it('DWN-2 a download that is paused ends without a complaint and goes on when asked', async () => {
    const asked: string[] = [];
    const page = open(async (name, _dtype, { signal } = {}) => {
      asked.push(name);
      if (asked.length > 1) return record;
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    });
    page.send({ type: 'go-on', id: 'owner/judge', dtype: 'q4' });
    await Promise.resolve();
    expect(page.state().work.kind).toBe('download');
    page.send({ type: 'stop' });
    expect(await page.settled()).toMatchObject({ work: { kind: 'idle' }, message: '' });
    page.send({ type: 'go-on', id: 'owner/judge', dtype: 'q4' });
    expect((await page.settled()).message).toContain('is here and checked');
    expect(asked).toEqual(['owner/judge', 'owner/judge']);
  });
});
