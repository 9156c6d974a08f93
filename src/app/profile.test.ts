import { describe, expect, it } from 'vitest';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { runOf } from './case-run.ts';
import { createController } from './controller.ts';
import type { ExportedFile } from './export-case.ts';
import { deskProps, openCase } from './select-view.ts';
import type { DeskMemory } from './storage.ts';
import { memoryStorage } from './testing/memory-storage.ts';

async function scored(desk: DeskMemory | null = null) {
  const asked: string[] = [];
  const files: ExportedFile[] = [];
  const storage = memoryStorage([], desk);
  let ids = 0;
  const controller = createController({
    openVerifier: async () => ({
      engine: createScriptedEngine((statement) => {
        asked.push(statement);
        return { logit: statement.includes('emergency number') ? -3 : 3 };
      }),
      calibration: null,
    }),
    storage,
    now: () => new Date(0),
    newId: () => `id-${ids++}`,
    hash: async (text) => String(text.length),
    hand: (file) => files.push(file),
    print: () => undefined,
  });
  await controller.restore();
  controller.send({ type: 'open-sample', index: 0 });
  const record = () => openCase(controller.state());
  for (let turn = 0; turn < 400; turn++) {
    const open = record();
    if (open && runOf(open)?.status === 'complete' && controller.state().running === null) break;
    await new Promise((done) => setTimeout(done, 5));
  }
  const profile = () => {
    const open = record();
    return open && deskProps(controller.state(), open).profile;
  };
  return { controller, asked, files, storage, profile, record };
}

describe('the scoring profile', () => {
  it('APP-83 A12 K9 switching it scores at once from the verdicts at hand: the model is asked nothing and the log stays', async () => {
    const { controller, asked, profile, record } = await scored();
    const before = [asked.length, record()?.events.length];
    expect(profile()?.profile.name).toBe('healthbench');
    const own = profile()?.score?.value;
    controller.send({ type: 'set-profile', name: 'weighted-mean' });
    expect(profile()?.profile.name).toBe('weighted-mean');
    expect(profile()?.score?.value).toBeGreaterThan(own ?? 1);
    controller.send({ type: 'set-profile', name: 'kwbench' });
    expect(profile()?.score).toMatchObject({
      value: null,
      reason: 'No criterion has the tier mandatory, good or ideal.',
    });
    await new Promise((done) => setTimeout(done, 20));
    expect([asked.length, record()?.events.length]).toEqual(before);
  });

  it('APP-83 until one is chosen the rubric’s own profile scores, and choosing none brings it back', async () => {
    const { controller, profile, record } = await scored();
    const file = { id: 'r', title: 'Own', profile: 'rar-explicit', criteria: record()?.rubric?.criteria ?? [] };
    controller.send({ type: 'bring-files', files: [new File([JSON.stringify(file)], 'own.json')] });
    for (let turn = 0; turn < 400 && profile()?.own.name !== 'rar-explicit'; turn++)
      await new Promise((done) => setTimeout(done, 5));
    expect(profile()?.profile.name).toBe('rar-explicit');
    controller.send({ type: 'set-profile', name: 'kwbench' });
    expect(profile()?.profile.name).toBe('kwbench');
    controller.send({ type: 'set-profile', name: '' });
    expect(profile()).toMatchObject({ chosen: '', own: { name: 'rar-explicit' }, profile: { name: 'rar-explicit' } });
  });

  it('APP-83 an override moves the profile as it moves the score', async () => {
    const { controller, profile } = await scored();
    controller.send({ type: 'set-profile', name: 'weighted-mean' });
    controller.send({ type: 'override', criterionId: 'chest-pressure-1', met: true, reason: '' });
    const after = profile()?.score?.value ?? 0;
    controller.send({ type: 'override', criterionId: 'chest-pressure-1', met: false, reason: '' });
    expect(profile()?.score?.value).toBeLessThan(after);
  });

  it('APP-83 a report names it, and it is there again after a reload; an unknown one is as none', async () => {
    const { controller, files, storage } = await scored();
    controller.send({ type: 'set-profile', name: 'weighted-mean' });
    controller.send({ type: 'export', format: 'markdown' });
    expect(files[0]?.text).toContain('Scoring profile: Weighted mean');
    await new Promise((done) => setTimeout(done, 20));
    const kept = storage.desk;
    expect(kept?.profile).toBe('weighted-mean');
    expect((await scored(kept)).profile()?.profile.name).toBe('weighted-mean');
    const gone = kept && { ...kept, profile: 'gone' };
    expect((await scored(gone)).profile()?.profile.name).toBe('healthbench');
  });
});
