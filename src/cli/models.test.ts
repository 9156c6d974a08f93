import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../workers/node-engine.ts';
import { tinyCausalModel } from '../../workers/testing/tiny-causal-model.ts';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { type LocalHub, startLocalHub } from '../packs/testing/local-hub.ts';
import { checkModel } from './check-model.ts';
import { checkStatements } from './check-prompts.ts';
import { main } from './main.ts';
import { createNodeModels } from './node-models.ts';
import { createFakeTerminal, lines, records } from './testing/fake-terminal.ts';

const files = tinyCausalModel('qwen3', { dtypes: ['fp32', 'q4'] });
let folder: string;
let hub: LocalHub;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rubricon-models-'));
  hub = await startLocalHub('tiny/judge', files);
});

afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A terminal whose models and engines are real, over a hub on this machine. */
function terminal(rows = '') {
  const fake = createFakeTerminal({ files: { 'rows.jsonl': rows } });
  const env = { RUBRICON_MODELS: folder, RUBRICON_HUB: `${hub.address}/` };
  return {
    ...fake,
    ...createNodeModels(env, fake),
    openEngine: (modelFolder: string) => openNodeEngine({ modelFolder }),
    readText: (path: string) => (path.startsWith(folder) ? fake.readText('none') : fake.readText(path)),
  };
}

describe('rubricon models', () => {
  it('CLI-70 shows, fetches, lists and removes a model', async () => {
    const told = terminal();
    expect(await main(['models', 'show', 'tiny/judge'], told)).toBe(0);
    expect(told.stdout()).toMatch(/Qwen3ForCausalLM[\s\S]*apache-2\.0[\s\S]*q4 /);
    expect(hub.asked.filter((line) => line.includes('onnx'))).toEqual([]);
    hub.spoil('onnx/model_q4.onnx', 'cut', 'flip');
    expect(await main(['models', 'download', 'tiny/judge'], told)).toBe(0);
    expect(told.stdout()).toContain('(q4) is here: 5 files, every one checked');
    const listed = terminal();
    expect(await main(['models'], listed)).toBe(0);
    expect(listed.stdout()).toMatch(/qwen3-0\.6b .*920 MB[\s\S]*tiny\/judge .*ready/);
    expect(await main(['models', 'delete', 'tiny/judge'], listed)).toBe(0);
    const after = terminal();
    await main(['models', 'list'], after);
    expect(after.stdout()).not.toContain('tiny/judge');
  });

  it('CLI-70 Ctrl+C pauses a download, and the same command goes on', async () => {
    const told = terminal();
    const stopped = { ...told, progress: (line: string) => void (line.includes('tokenizer.json') && told.interrupt()) };
    expect(await main(['models', 'download', 'tiny/judge'], stopped)).toBe(130);
    const between = terminal();
    await main(['models'], between);
    expect(between.stdout()).toMatch(/tiny\/judge .*in part/);
    hub.asked.length = 0;
    expect(await main(['models', 'download', 'tiny/judge'], terminal())).toBe(0);
    expect(hub.asked).toContain('onnx/model_q4.onnx');
    expect(hub.asked).not.toContain('generation_config.json');
  });

  it('CLI-70 a model that will not fit into memory is said before it is fetched, and one that will is not', async () => {
    const small = { ...terminal(), memory: 1e6 };
    await main(['models', 'download', 'tiny/judge'], small);
    expect(small.notes.join('\n')).toMatch(/needs about \d+ MB of memory, this machine has 1 MB/);
    const roomy = terminal();
    await main(['models', 'download', 'tiny/judge'], roomy);
    expect(roomy.notes.join('\n')).not.toContain('memory');
  });

  it('CLI-71 --model takes a kept model by its name, and its files are checked before it is used', async () => {
    const rows = lines({ id: 'a', prompt: 'Hello', response: 'Drink water.', criterion: 'Mentions water.' });
    const told = terminal(rows);
    expect(await main(['verify', 'rows.jsonl', '--model', 'tiny/judge'], told)).toBe(1);
    expect(told.notes.join('\n')).toContain('rubricon models download tiny/judge');
    await main(['models', 'download', 'tiny/judge', '--dtype', 'q4'], terminal());
    const fetched = terminal(rows);
    expect(await main(['verify', 'rows.jsonl', '--model', 'tiny/judge'], fetched)).toBe(0);
    expect(records(fetched.stdout())[0]).toMatchObject({ id: 'a', calibrated: false });
    const path = join(folder, 'tiny--judge', 'onnx/model_q4.onnx');
    const bytes = readFileSync(path);
    bytes[900] = (bytes[900] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const damaged = terminal(rows);
    expect(await main(['verify', 'rows.jsonl', '--model', 'tiny/judge'], damaged)).toBe(1);
    expect(damaged.notes.join('\n')).toContain('set aside');
  });

  it('CLI-71 --model takes a folder in the same layout', async () => {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, 'own', path)), { recursive: true });
      writeFileSync(join(folder, 'own', path), bytes);
    }
    const told = terminal(lines({ id: 'a', prompt: 'Hello', response: 'Drink water.', criterion: 'Mentions water.' }));
    expect(await main(['verify', 'rows.jsonl', '--model', join(folder, 'own')], told)).toBe(0);
  });

  it('CLI-72 a check tells plain cases, self-consistency, writing and speed, and fails a model that guesses', async () => {
    await main(['models', 'download', 'tiny/judge'], terminal());
    const told = terminal();
    // Random weights cannot judge: the check must say so.
    expect(await main(['models', 'check', 'tiny/judge'], told)).toBe(100);
    expect(told.stdout()).toMatch(
      /tiny\/qwen3 [\s\S]*FAILED plain cases[\s\S]*ok {4} self-consistency[\s\S]*ok {4} writing[\s\S]*speed/,
    );
  });

  it('CLI-72 of a folder, whose files nobody recorded, nothing of a record is said', async () => {
    await main(['models', 'download', 'tiny/judge'], terminal());
    const kept = terminal();
    await main(['models', 'check', 'tiny/judge'], kept);
    expect(kept.stdout()).toContain('files as recorded');
    const own = terminal();
    await main(['models', 'check', join(folder, 'tiny--judge')], own);
    expect(own.stdout()).toMatch(/ok {4} layout/);
    expect(own.stdout()).not.toContain('recorded');
  });

  it('CLI-72 a sound model passes and one that contradicts itself does not', async () => {
    const truth = new Map(checkStatements.map(({ text, met }) => [text, met]));
    let asked = 0;
    const sound = createScriptedEngine((statement) => ({ logit: truth.get(statement) ? 2 : -2 }));
    const unsteady = createScriptedEngine((statement) => ({
      logit: (truth.get(statement) ? 2 : -2) * (asked++ > 7 ? -1 : 1),
    }));
    expect(await checkModel(sound, () => 0)).toMatchObject({ right: 8, all: 8, apart: 0, flips: 0, writes: null });
    expect((await checkModel(unsteady, () => 0)).flips).toBe(8);
  });

  it('CLI-72 an answer that failed is never right, and is counted', async () => {
    const silent = createScriptedEngine(() => ({ fault: { code: 'output-invalid', message: 'None.', details: {} } }));
    expect(await checkModel(silent, () => 0)).toMatchObject({ right: 0, all: 8, apart: 0, flips: 0, missing: 16 });
  });

  it('CLI-5 an unknown action or precision is a usage error', async () => {
    for (const words of [
      ['models', 'fly', 'x'],
      ['models', 'show'],
      ['models', 'download', 'tiny/judge', '--dtype', 'q7'],
    ]) {
      expect(await main(words, terminal())).toBe(1);
    }
  });
});
