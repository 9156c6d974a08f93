import { render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { type DownloadsState, type Found, initialDownloads } from './state.ts';
import { downloadsPage } from './view.ts';

const stage = document.createElement('div');
document.body.append(stage);
afterEach(() => render(null, stage));

const found: Found = {
  summary: {
    id: 'owner/judge',
    name: 'owner/judge',
    repository: 'owner/judge',
    revision: 'c'.repeat(40),
    licence: 'apache-2.0',
    architecture: 'Qwen3ForCausalLM',
    tokenizer: 'Qwen2Tokenizer',
    context: 2048,
    shape: null,
    variants: [{ dtype: 'q4', bytes: 2e9 }],
  },
  files: null,
  dtype: 'q4',
};

function show(change: Partial<DownloadsState>): { readonly text: string; readonly canTake: boolean } {
  render(
    downloadsPage({ ...initialDownloads, found, ...change }, () => undefined),
    stage,
  );
  const take = stage.querySelector<HTMLButtonElement>('#take');
  return { text: stage.querySelector('.found')?.textContent ?? '', canTake: take !== null && !take.disabled };
}

describe('a model that was looked at', () => {
  it('DWN-1 is not fetched where there is no room, and where memory is short that is said', () => {
    const fits = show({ room: 3e9, memory: null });
    expect(fits).toMatchObject({ canTake: true, text: expect.not.stringMatching(/no room|may not run/) });
    const full = show({ room: 1e9 });
    expect(full).toMatchObject({ canTake: false, text: expect.stringContaining('There is no room for it: 1.0 GB') });
    const weak = show({ memory: 2e9 });
    expect(weak).toMatchObject({ canTake: true, text: expect.stringContaining('this device has 2.0 GB of memory') });
  });
});
