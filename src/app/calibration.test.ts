import { describe, expect, it } from 'vitest';
import type { Calibration } from '../domain/calibration.ts';
import { createScriptedEngine, type Script } from '../engine/scripted-engine.ts';
import { calibrationProps } from './calibration-props.ts';
import { runOf } from './case-run.ts';
import { type Controller, createController } from './controller.ts';
import type { ExportedFile } from './export-case.ts';
import { reviewQueue } from './review-queue.ts';
import { openCase, scoreOf, topBarProps } from './select-view.ts';
import { memoryStorage } from './testing/memory-storage.ts';

/** The model's own calibration: unsure below 0.7. */
const shipped: Calibration = {
  id: 'cal-1',
  model: 'scripted',
  revision: '0',
  layout: 'scripted-1',
  dtype: 'none',
  a: 1,
  b: 0,
  threshold: 0.5,
  abstainBelow: 0.7,
  fittedOn: 'made up: 9 rows, 3 prompts',
};

/** A criterion says its own logit: "Level 2." */
const byLevel: Script = (statement) => ({ logit: Number(/-?\d+(\.\d+)?/.exec(statement)?.[0] ?? 3) });

function bench(script: Script = byLevel, storage = memoryStorage()) {
  const asked: string[] = [];
  const files: ExportedFile[] = [];
  let ids = 0;
  const controller = createController({
    openVerifier: async () => ({
      engine: createScriptedEngine((statement, document) => {
        asked.push(statement);
        return script(statement, document);
      }),
      calibration: shipped,
    }),
    storage,
    now: () => new Date(0),
    newId: () => `id-${ids++}`,
    hash: async (text) => `${text.length}-${text.replace(/\D/g, '').slice(0, 40)}`,
    hand: (file) => files.push(file),
    print: () => undefined,
  });
  return { controller, asked, files, storage };
}

const settled = async (controller: Controller, holds: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 400 && !holds(); turn++) await new Promise((done) => setTimeout(done, 5));
  expect(holds(), JSON.stringify(controller.state().fault)).toBe(true);
};
const caseOf = (levels: readonly number[], name = 'Hi'): string =>
  JSON.stringify({
    prompt: [{ role: 'user', content: name }],
    response: 'Hello there.',
    rubrics: levels.map((level) => ({ criterion: `Level ${level}.`, points: 2, tags: [] })),
  });
const bring = async (controller: Controller, ...texts: readonly string[]): Promise<void> => {
  controller.send({ type: 'bring-text', text: { conversation: texts.join('\n'), response: '', rubric: '' } });
  if (texts.length > 1) controller.send({ type: 'score-all' });
  await settled(
    controller,
    () =>
      controller.state().running === null &&
      controller.state().cases.length > 0 &&
      controller.state().cases.every((record) => runOf(record)?.status === 'complete'),
  );
};
const idOf = (controller: Controller, level: number): string => {
  const record = openCase(controller.state());
  return (record && runOf(record)?.rubric.criteria.find(({ text }) => text === `Level ${level}.`)?.id) ?? '';
};
const set = (controller: Controller, level: number, met: boolean): void =>
  controller.send({ type: 'override', criterionId: idOf(controller, level), met, reason: '' });
/** Twenty levels from -2.4 to 2.1, of which none is zero. */
const levels = Array.from({ length: 20 }, (_, i) => Number(((i - 12) * 0.2 + 0.05).toFixed(2)));

describe('review', () => {
  it('APP-40 unsure and failed verdicts wait, are stepped through, and go as they are decided', async () => {
    const { controller } = bench((statement, document) =>
      statement === 'Level 9.' ? { logit: Number.NaN } : byLevel(statement, document),
    );
    await bring(controller, caseOf([3, 0.2, 9, -0.3]));
    const selected = (): string => controller.state().selected ?? '';
    const waiting = (): number => reviewQueue(controller.state()).length;
    expect(waiting()).toBe(3);
    const seen: string[] = [];
    for (let left = 3; left > 0; left -= 1) {
      controller.send({ type: 'review-next' });
      seen.push(selected());
      expect(controller.state().wish?.kind).toBe('focus-row');
      controller.send({ type: 'override', criterionId: selected(), met: true, reason: '' });
      expect(waiting()).toBe(left - 1);
    }
    expect(new Set(seen)).toEqual(new Set([0.2, 9, -0.3].map((level) => idOf(controller, level))));
    const before = controller.state();
    controller.send({ type: 'review-next' });
    expect(controller.state()).toEqual({ ...before, wish: expect.objectContaining({ kind: 'open-page' }) });
    const record = openCase(before);
    expect(record && scoreOf(record)?.undecided).toBe(0);
    controller.send({ type: 'undo' });
    expect(waiting()).toBe(1);
  });

  it('APP-40 the queue goes on into other cases, also from home, and round to the beginning', async () => {
    const { controller } = bench();
    await bring(controller, caseOf([0.1, 4]), caseOf([5]), caseOf([-0.1, 0.3]));
    expect(controller.state().openId).toBeNull();
    const steps = Array.from({ length: 4 }, () => {
      controller.send({ type: 'review-next' });
      const { openId, cases } = controller.state();
      return cases.findIndex(({ id }) => id === openId);
    });
    expect(steps).toEqual([0, 2, 2, 0]);
  });

  it("APP-41 the bound is the calibration's, none or one of one's own; each is in the run's header", async () => {
    const bound = async (choice: 'default' | 'never' | number) => {
      const { controller } = bench();
      controller.send({ type: 'set-abstain', choice });
      await bring(controller, caseOf([0.2, 1.2]));
      const record = openCase(controller.state());
      return [record && runOf(record)?.header.abstainBelow, reviewQueue(controller.state()).length];
    };
    expect(await bound('default')).toEqual([0.7, 1]);
    expect(await bound('never')).toEqual([null, 0]);
    expect(await bound(0.9)).toEqual([0.9, 2]);
  });

  it('APP-42 a case read otherwise than now can be scored again, and then once only', async () => {
    const { controller, asked } = bench();
    await bring(controller, caseOf([0.2, 1.2, 3]));
    const label = (): string => topBarProps(controller.state()).scoreLabel;
    expect(label()).toBe('');
    set(controller, 3, false);
    controller.send({ type: 'set-abstain', choice: 'never' });
    expect(label()).toBe('Score again');
    asked.length = 0;
    controller.send({ type: 'score' });
    await settled(controller, () => controller.state().running === null && label() === '');
    expect(asked).toEqual(['Level 0.2.', 'Level 1.2.']);
    expect(reviewQueue(controller.state())).toEqual([]);
  });

  it('APP-5 a reworded criterion is asked alone, also where the others were read otherwise', async () => {
    const { controller, asked } = bench();
    await bring(controller, caseOf([0.2, 3]));
    controller.send({ type: 'set-abstain', choice: 'never' });
    asked.length = 0;
    controller.send({ type: 'save-criterion', criterionId: idOf(controller, 3), text: 'Level 2.', points: 1 });
    await settled(controller, () => asked.length > 0 && controller.state().running === null);
    expect(asked).toEqual(['Level 2.']);
    expect(topBarProps(controller.state()).scoreLabel).toBe('Score again');
  });
});

describe('calibration', () => {
  const overridden = async () => {
    const made = bench();
    await made.controller.restore();
    await bring(made.controller, caseOf(levels));
    levels.forEach((level, i) => {
      set(made.controller, level, level + (i % 3) * 0.4 > 0.6);
    });
    return made;
  };
  const tried = (controller: Controller) => () => controller.state().calibrating.phase === 'tried';
  const chance = (controller: Controller, level: number): number => {
    const record = openCase(controller.state());
    const verdict = record && runOf(record)?.criteria.get(idOf(controller, level))?.verdict;
    return verdict?.kind === 'decided' || verdict?.kind === 'abstained' ? verdict.probability : Number.NaN;
  };

  it('APP-43 it says how many verdicts are missing until there are twenty of both kinds', async () => {
    const { controller } = bench();
    await bring(controller, caseOf(levels));
    const words = () => calibrationProps(controller.state()).overrides;
    expect(words()).toEqual({
      words: '0 so far: 0 met, 0 unmet. Still missing: 20 more, at least one met, at least one unmet.',
      enough: false,
    });
    for (const level of levels) set(controller, level, true);
    expect(words()).toEqual({ words: '20 so far: 20 met, 0 unmet. Still missing: at least one unmet.', enough: false });
    controller.send({ type: 'calibrate-overrides' });
    await settled(controller, () => controller.state().calibrating.phase === 'failed');
    set(controller, levels[0] ?? 0, false);
    expect(words().enough).toBe(true);
  });

  it('APP-44 nothing changes before it is confirmed; then later runs and scoring again use it', async () => {
    const { controller, storage } = await overridden();
    controller.send({ type: 'calibrate-overrides' });
    await settled(controller, tried(controller));
    expect(controller.state().own).toBeNull();
    expect(topBarProps(controller.state()).scoreLabel).toBe('');
    controller.send({ type: 'calibrate-apply' });
    const { own } = controller.state();
    expect(own?.file.fittedOn).toMatchObject({ rows: 20, prompts: 1, data: 'Verdicts set by a person' });
    expect(own?.file.abstain).toBe(0.7);
    expect(chance(controller, 1.45)).toBeCloseTo(1 / (1 + Math.exp(-1.45)), 9);
    controller.send({ type: 'override', criterionId: idOf(controller, 1.45), met: null, reason: '' });
    expect(topBarProps(controller.state()).scoreLabel).toBe('Score again');
    controller.send({ type: 'score' });
    const { a = 0, b = 0 } = own?.file ?? {};
    const read = 1 / (1 + Math.exp(-(a * 1.45 + b)));
    await settled(
      controller,
      () => controller.state().running === null && Math.abs(chance(controller, 1.45) - read) < 1e-9,
    );
    const record = openCase(controller.state());
    expect(record && runOf(record)?.header.calibration).toBe(own?.file.id);
    expect(storage.desk?.own).toEqual(own);
  });

  it('APP-44 it is kept over a reload, undone step by step, removed, and gone with everything', async () => {
    const { controller, storage, files } = await overridden();
    const refit = async (): Promise<void> => {
      controller.send({ type: 'calibrate-overrides' });
      await settled(controller, tried(controller));
      controller.send({ type: 'calibrate-apply' });
    };
    await refit();
    const first = controller.state().own?.file;
    set(controller, levels[3] ?? 0, true);
    await refit();
    const second = controller.state().own?.file;
    expect(second?.id).not.toBe(first?.id);
    controller.send({ type: 'calibrate-save' });
    expect(JSON.parse(files[0]?.text ?? '')).toEqual(second);
    await new Promise((done) => setTimeout(done, 5));
    const later = bench(byLevel, storage);
    await later.controller.restore();
    expect(later.controller.state().own?.file).toEqual(second);
    controller.send({ type: 'calibrate-undo' });
    expect(controller.state().own?.file).toEqual(first);
    controller.send({ type: 'calibrate-undo' });
    expect(controller.state().own).toBeNull();
    await refit();
    controller.send({ type: 'calibrate-remove' });
    expect(controller.state().own).toBeNull();
    await refit();
    controller.send({ type: 'delete-all' });
    expect(controller.state()).toMatchObject({ own: null, abstain: 'default' });
  });

  it('APP-45 a calibration fitted to another model is not used', async () => {
    const { controller, storage } = await overridden();
    controller.send({ type: 'calibrate-overrides' });
    await settled(controller, tried(controller));
    controller.send({ type: 'calibrate-apply' });
    await new Promise((done) => setTimeout(done, 5));
    const { own } = controller.state();
    if (!own || !storage.desk) throw new Error('nothing was kept');
    const file = { ...own.file, model: { ...own.file.model, revision: 'older' } };
    await storage.saveDesk({ ...storage.desk, own: { file, replaced: null } });
    const later = bench(byLevel, storage);
    await later.controller.restore();
    await settled(later.controller, () => later.controller.state().scope !== null);
    expect(calibrationProps(later.controller.state())).toMatchObject({ inUse: { from: 'model' }, unfit: true });
  });

  it('APP-46 a file of labels is read by the model, with its progress, and fitted on', async () => {
    const { controller } = bench();
    const rows = levels.map((level, i) =>
      JSON.stringify({
        prompt: `Q ${i % 4}`,
        response: 'Yes.',
        criterion: `Level ${level}.`,
        label: level > 0.3 ? 1 : 0,
      }),
    );
    await settled(controller, () => controller.state().scope !== null);
    controller.send({ type: 'calibrate-file', file: new File([rows.join('\n')], 'labels.jsonl') });
    await settled(controller, tried(controller));
    const { calibrating } = controller.state();
    expect(calibrating.phase === 'tried' && calibrating.trial).toMatchObject({ rows: 20, groups: 4, folds: 4 });
    controller.send({ type: 'calibrate-discard' });
    expect(controller.state().calibrating).toEqual({ phase: 'idle' });
    controller.send({ type: 'calibrate-file', file: new File(['{"label": 1}'], 'labels.jsonl') });
    await settled(controller, () => controller.state().calibrating.phase === 'failed');
  });

  it('APP-46 leaving the dialog before the file was read leaves nothing under way', async () => {
    const { controller } = bench();
    await settled(controller, () => controller.state().scope !== null);
    const row = JSON.stringify({ prompt: 'Q', response: 'Yes.', criterion: 'Level 1.', label: 1 });
    controller.send({ type: 'open-dialog', dialog: 'calibration' });
    controller.send({ type: 'calibrate-file', file: new File([row], 'labels.jsonl') });
    controller.send({ type: 'close-dialog' });
    await new Promise((done) => setTimeout(done, 50));
    expect(controller.state().calibrating).toEqual({ phase: 'idle' });
  });

  it('APP-46 leaving the dialog ends a reading under way', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((done) => {
      release = done;
    });
    const { controller, asked } = bench(async (statement, document) => {
      if (asked.length > 2) await gate;
      return byLevel(statement, document);
    });
    await settled(controller, () => controller.state().scope !== null);
    const rows = levels.map((level) =>
      JSON.stringify({ prompt: `Q ${level}`, response: `R ${level}`, criterion: `Level ${level}.`, label: 1 }),
    );
    controller.send({ type: 'open-dialog', dialog: 'calibration' });
    controller.send({ type: 'calibrate-file', file: new File([rows.join('\n')], 'labels.jsonl') });
    await settled(controller, () => asked.length > 2);
    controller.send({ type: 'close-dialog' });
    release();
    await new Promise((done) => setTimeout(done, 30));
    expect(controller.state().calibrating).toEqual({ phase: 'idle' });
    expect(asked.length).toBeLessThan(levels.length);
  });
});
