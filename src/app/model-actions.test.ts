import { describe, expect, it } from 'vitest';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { runOf } from './case-run.ts';
import { type Controller, type ControllerOptions, createController } from './controller.ts';
import { openCase } from './select-view.ts';
import type { DeskMemory } from './storage.ts';
import { memoryStorage } from './testing/memory-storage.ts';

const other = { id: 'tiny/judge', name: 'Tiny judge', about: '', bytes: 1, whole: true };

function bench(more: Partial<ControllerOptions> = {}, desk: DeskMemory | null = null) {
  const opened: (string | null)[] = [];
  const closed: (string | null)[] = [];
  const storage = memoryStorage([], desk);
  const controller = createController({
    openVerifier: async (_tell, chosen) => {
      opened.push(chosen);
      const engine = createScriptedEngine((statement) => ({
        logit: chosen === null || statement.length % 2 === 0 ? 3 : -3,
      }));
      const dispose = async (): Promise<void> => {
        closed.push(chosen);
        await engine.dispose();
      };
      const info = { ...engine.info, model: chosen ?? 'mini' };
      return { engine: { ...engine, info, dispose }, calibration: null };
    },
    storage,
    now: () => new Date(0),
    newId: () => 'id',
    hash: async (text) => String(text.length),
    hand: () => undefined,
    print: () => undefined,
    listModels: async () => [other],
    ...more,
  });
  return { controller, opened, closed, kept: () => storage.desk };
}

const until = async (holds: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 400 && !holds(); turn++) await new Promise((done) => setTimeout(done, 5));
  expect(holds()).toBe(true);
};
const events = (controller: Controller): number => openCase(controller.state())?.events.length ?? 0;

async function scored(made: ReturnType<typeof bench>): Promise<void> {
  made.controller.send({ type: 'open-sample', index: 0 });
  await until(() => {
    const record = openCase(made.controller.state());
    return (record && runOf(record)?.status) === 'complete' && made.controller.state().running === null;
  });
}

describe('models', () => {
  it('APP-50 the panel lists what is here, the shipped model first', async () => {
    const { controller } = bench();
    controller.send({ type: 'open-dialog', dialog: 'models' });
    await until(() => controller.state().models.length === 2);
    expect(controller.state().models.map(({ id }) => id)).toEqual([null, other.id]);
  });

  it('APP-50 a chosen model is opened in the place of the one before, and is kept', async () => {
    const made = bench();
    await made.controller.restore();
    made.controller.send({ type: 'use-model', id: other.id });
    await until(() => made.opened.includes(other.id) && made.closed.includes(null));
    await until(() => made.kept()?.chosen === other.id);
    const again = bench({}, made.kept());
    await again.controller.restore();
    await until(() => again.opened.includes(other.id));
  });

  it('APP-51 another model is asked the same criteria; nothing of it enters the case', async () => {
    const made = bench();
    const { controller } = made;
    await scored(made);
    const before = events(controller);
    controller.send({ type: 'list-models' });
    await until(() => controller.state().models.length === 2);
    controller.send({ type: 'compare-model', id: other.id });
    await until(() => controller.state().comparison.phase === 'done');
    const { comparison } = controller.state();
    if (comparison.phase !== 'done') throw new Error('not compared');
    expect(comparison.names).toEqual(['Rubricon Mini', 'Tiny judge']);
    const met = comparison.rows.map(({ verdicts }) => verdicts.map((verdict) => verdict.met));
    expect(met.some(([a, b]) => a !== b)).toBe(true);
    expect(comparison.rows.map(({ text, verdicts }) => [verdicts[1].met, text.length % 2 === 0])).toSatisfy(
      (pairs: readonly (readonly [boolean | null, boolean])[]) =>
        pairs.every(([found, expected]) => found === null || found === expected),
    );
    expect(events(controller)).toBe(before);
    await until(() => made.closed.includes(other.id));
  });

  it('APP-51 a verdict is put down to the model that gave it: not to one chosen since, and no person’s to a model', async () => {
    const made = bench();
    const { controller } = made;
    await scored(made);
    const [criterion] = openCase(controller.state())?.rubric?.criteria ?? [];
    if (!criterion) throw new Error('the sample has criteria');
    controller.send({ type: 'override', criterionId: criterion.id, met: false, reason: 'No.' });
    controller.send({ type: 'use-model', id: other.id });
    await until(() => made.opened.includes(other.id) && controller.state().model.phase === 'ready');
    controller.send({ type: 'compare-model', id: null });
    await until(() => controller.state().comparison.phase === 'done');
    const { comparison } = controller.state();
    if (comparison.phase !== 'done') throw new Error('not compared');
    expect(comparison.names[0]).toBe('mini');
    expect(comparison.rows.map(({ verdicts }) => verdicts[0])).toEqual(
      comparison.rows.map(({ verdicts }) => verdicts[1]),
    );
    expect(comparison.scores[0]).toBe(comparison.scores[1]);
  });

  it('APP-51 a comparison that is stopped, deleted with everything, or whose model does not open, changes nothing', async () => {
    const made = bench();
    await scored(made);
    made.controller.send({ type: 'compare-model', id: other.id });
    made.controller.send({ type: 'stop-compare' });
    await until(() => made.closed.includes(other.id));
    expect(made.controller.state().comparison).toEqual({ phase: 'none' });
    const deleted = bench();
    await scored(deleted);
    deleted.controller.send({ type: 'compare-model', id: other.id });
    deleted.controller.send({ type: 'delete-all' });
    await until(() => deleted.closed.includes(other.id));
    expect(deleted.controller.state().comparison).toEqual({ phase: 'none' });
    const gone = bench({
      openVerifier: async (_tell, chosen) => {
        if (chosen !== null) throw new Error('made up');
        return { engine: createScriptedEngine(() => ({ logit: 3 })), calibration: null };
      },
    });
    await scored(gone);
    gone.controller.send({ type: 'compare-model', id: other.id });
    await until(() => gone.controller.state().comparison.phase === 'failed');
    expect(gone.controller.state().model.phase).toBe('ready');
  });

  it('APP-51 a stopped comparison whose model does not open leaves the next one alone', async () => {
    let refuse = (_error: Error): void => undefined;
    const slow = new Promise<never>((_done, refused) => {
      refuse = refused;
    });
    let others = 0;
    const made = bench({
      openVerifier: async (_tell, chosen) => {
        if (chosen !== null && others++ === 0) return slow;
        return { engine: createScriptedEngine(() => ({ logit: 3 })), calibration: null };
      },
    });
    await scored(made);
    const { controller } = made;
    controller.send({ type: 'compare-model', id: other.id });
    controller.send({ type: 'stop-compare' });
    controller.send({ type: 'compare-model', id: other.id });
    refuse(new Error('made up'));
    const seen = new Set<string>();
    controller.subscribe(({ comparison }) => seen.add(comparison.phase));
    await until(() => controller.state().comparison.phase === 'done');
    expect(seen).not.toContain('failed');
  });

  it('SEAL-4 a test of the seal that cannot be made is no proof', async () => {
    const { controller } = bench({ testSeal: () => Promise.reject(new Error('made up')) });
    controller.send({ type: 'test-seal' });
    await until(() => controller.state().seal.phase === 'tested');
    expect(controller.state().seal).toMatchObject({ holds: false });
  });
});

describe('a newer version of the page', () => {
  it('SHP-22 it is not started while a case is being read, whatever was pressed', async () => {
    let started = 0;
    const startUpdate = async (): Promise<void> => {
      started += 1;
    };
    const offline = { fetchUpdate: async () => undefined, startUpdate };
    const made = bench({ openCopy: async () => offline });
    const press = async (): Promise<void> => {
      made.controller.send({ type: 'copy', act: { do: 'start-update' } });
      await new Promise((done) => setTimeout(done));
    };
    made.controller.send({ type: 'open-sample', index: 0 });
    await until(() => made.controller.state().running !== null);
    await press();
    expect(started).toBe(0);
    await until(() => made.controller.state().running === null);
    await press();
    expect(started).toBe(1);
  });
});
