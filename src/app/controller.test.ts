import { describe, expect, it } from 'vitest';
import { RubriconError } from '../domain/errors.ts';
import { createScriptedEngine, type Script } from '../engine/scripted-engine.ts';
import { utf16 } from '../formats/testing/utf16.ts';
import { windowTitle } from './announcement.ts';
import { rubricOf, runOf } from './case-run.ts';
import { type Controller, createController } from './controller.ts';
import type { ExportedFile } from './export-case.ts';
import { openCase, scoreOf } from './select-view.ts';
import type { CaseRecord } from './state.ts';
import { memoryStorage } from './testing/memory-storage.ts';

function bench(
  script?: Script,
  storage = memoryStorage(),
  failures = 0,
  coming = async (): Promise<void> => undefined,
) {
  const asked: string[] = [];
  const files: ExportedFile[] = [];
  let ids = 0;
  let left = failures;
  const controller = createController({
    openVerifier: async () => {
      await coming();
      if (left-- > 0) throw new RubriconError('model-missing', 'Not there. Load it again.');
      const engine = createScriptedEngine((statement, document) => {
        asked.push(statement);
        return script?.(statement, document) ?? { logit: statement.includes('emergency number') ? -3 : 3 };
      });
      return { engine, calibration: null };
    },
    storage,
    now: () => new Date(0),
    newId: () => `id-${ids++}`,
    hash: async (text) => String(text.length),
    hand: (file) => files.push(file),
    print: () => undefined,
  });
  return { controller, asked, files, storage };
}

const settled = async (controller: Controller, holds: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 400 && !holds(); turn++) await new Promise((done) => setTimeout(done, 5));
  expect(holds(), JSON.stringify(controller.state().fault)).toBe(true);
};
const run = (controller: Controller) => {
  const record = openCase(controller.state());
  return record ? runOf(record) : null;
};
const idle = (controller: Controller) => (): boolean =>
  run(controller)?.status === 'complete' && controller.state().running === null;

async function scored(script?: Script) {
  const made = bench(script);
  made.controller.send({ type: 'open-sample', index: 0 });
  await settled(made.controller, idle(made.controller));
  return made;
}

describe('controller', () => {
  it('APP-1 a sample is opened and scored with one intent, and kept', async () => {
    const { controller, asked, storage } = await scored();
    const record = openCase(controller.state());
    expect(asked).toHaveLength(10);
    expect(record && scoreOf(record)?.undecided).toBe(0);
    expect(storage.kept.get(record?.id ?? '')?.events.length).toBe(record?.events.length);
  });

  it('APP-8 a case that waits for a model which never comes can be stopped', async () => {
    const { controller } = bench(undefined, memoryStorage(), 0, () => new Promise<never>(() => undefined));
    controller.send({ type: 'open-sample', index: 0 });
    await settled(controller, () => controller.state().running !== null);
    controller.send({ type: 'stop' });
    await settled(controller, () => controller.state().running === null);
    expect(controller.state().fault).toBe('');
  });

  it('APP-2 what could not be read is shown, many cases from their beginning', async () => {
    const { controller } = bench();
    const bring = async (text: string): Promise<string | undefined> => {
      controller.send({ type: 'bring-files', files: [new File([text], 'cases.jsonl')] });
      const before = controller.state().wish;
      await settled(controller, () => controller.state().wish !== before);
      return controller.state().wish?.kind;
    };
    expect(await bring('{"prompt": 3}')).toBe('show-issues');
    const line = JSON.stringify({ prompt: [{ role: 'user', content: 'Hello?' }], completion: 'Yes.' });
    expect(await bring([line, line].join('\n'))).toBe('open-page');
  });

  it('APP-33 the title of the window tells the score and no word of a case', async () => {
    const { controller } = await scored();
    expect(windowTitle(controller.state())).toMatch(/^\S+\u202f% · Rubricon$/);
    controller.send({
      type: 'bring-text',
      text: { conversation: 'User: My chest hurts.', response: 'Rest.', rubric: '' },
    });
    await settled(controller, () => openCase(controller.state())?.title === 'My chest hurts.');
    expect(windowTitle(controller.state())).not.toContain('chest');
  });

  it('APP-60 what was looked at is forgotten as its dialog is left', async () => {
    const { controller } = await scored();
    controller.send({
      type: 'bring-files',
      files: [new File(['- weight: 3\n  requirement: Is kind.\n'], 'rubric.yaml')],
    });
    await settled(controller, () => controller.state().dialog === 'import');
    controller.send({ type: 'close-dialog' });
    expect(controller.state().importing).toBeNull();
  });

  it('APP-7 problems stand first when the run is over, and stay there while one is overridden', async () => {
    const { controller } = await scored();
    const before = controller.state().shownOrder;
    const worst = before[0] ?? '';
    expect(rubricOf(openCase(controller.state()) as CaseRecord)?.criteria.find(({ id }) => id === worst)?.points).toBe(
      -9,
    );
    controller.send({ type: 'override', criterionId: worst, met: false, reason: 'no' });
    expect(controller.state().shownOrder).toEqual(before);
    controller.send({ type: 'set-order', order: 'worst' });
    expect(controller.state().shownOrder[0]).not.toBe(worst);
  });

  it('APP-6 an override is undone and redone through the log', async () => {
    const { controller } = await scored();
    const id = controller.state().selected ?? '';
    const override = () => run(controller)?.criteria.get(id)?.override ?? null;
    controller.send({ type: 'override', criterionId: id, met: false, reason: 'seen otherwise' });
    expect(override()).toMatchObject({ met: false, reason: 'seen otherwise' });
    controller.send({ type: 'undo' });
    expect(override()).toBeNull();
    controller.send({ type: 'redo' });
    expect(override()).toMatchObject({ met: false });
    expect(
      openCase(controller.state())
        ?.events.slice(-3)
        .map(({ type }) => type),
    ).toEqual(['override', 'revert', 'revert']);
  });

  it('APP-5 a reworded criterion is asked again, alone; new points ask nothing', async () => {
    const { controller, asked } = await scored();
    const [first] = run(controller)?.rubric.criteria ?? [];
    asked.length = 0;
    controller.send({ type: 'save-criterion', criterionId: first?.id ?? '', text: first?.text ?? '', points: 3 });
    await new Promise((done) => setTimeout(done, 20));
    expect(asked).toEqual([]);
    controller.send({ type: 'save-criterion', criterionId: first?.id ?? '', text: 'Names a hospital.', points: 3 });
    await settled(controller, () => asked.length > 0 && idle(controller)());
    expect(asked).toEqual(['Names a hospital.']);
    controller.send({ type: 'save-criterion', criterionId: null, text: 'Is kind.', points: 2 });
    await settled(controller, () => asked.length > 1 && idle(controller)());
    expect(asked).toEqual(['Names a hospital.', 'Is kind.']);
  });

  it('APP-4 a change made while verdicts arrive finds its place in the log', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((done) => {
      open = done;
    });
    const { controller } = bench(async (statement) => {
      if (statement.startsWith('Advises against')) await gate;
      return { logit: 2 };
    });
    controller.send({ type: 'open-sample', index: 0 });
    await settled(controller, () => (run(controller)?.lastSeq ?? 0) >= 2);
    controller.send({ type: 'override', criterionId: 'chest-pressure-1', met: false, reason: '' });
    open();
    await settled(controller, idle(controller));
    const events = openCase(controller.state())?.events ?? [];
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
    expect(run(controller)?.criteria.get('chest-pressure-1')?.override).not.toBeNull();
  });

  it('APP-9 a model that fails to load says why; loaded again, the open case is scored', async () => {
    const { controller } = bench(undefined, memoryStorage(), 1);
    controller.send({ type: 'open-sample', index: 1 });
    await settled(controller, () => controller.state().model.phase === 'failed' && controller.state().running === null);
    controller.send({ type: 'save-criterion', criterionId: 'blood-thinner-1', text: 'Still editable.', points: 1 });
    expect(openCase(controller.state())?.rubric?.criteria[0]?.text).toBe('Still editable.');
    controller.send({ type: 'retry-model' });
    await settled(controller, idle(controller));
  });

  it('APP-3 a case without a rubric gets one from its conversation, one without a response waits for it', async () => {
    const { controller } = bench();
    const conversation = 'User: I have had chest pain for an hour, what should I do? Answer in at most 50 words.';
    controller.send({ type: 'bring-text', text: { conversation, response: '', rubric: '' } });
    expect(openCase(controller.state())?.response).toBeNull();
    controller.send({ type: 'add-response', response: 'Call the emergency number now.' });
    await settled(controller, idle(controller));
    const kinds = run(controller)?.rubric.criteria.map(({ provenance }) => provenance.kind) ?? [];
    expect(kinds).toContain('bank');
    expect(kinds).toContain('constraint');
  });

  it('APP-60 a lone rubric file waits in its field; before it replaces a rubric it is shown', async () => {
    const file = (): File => new File(['criterion,points\nNames a hospital.,4'], 'rubric.csv');
    const { controller, asked } = bench();
    controller.send({ type: 'bring-files', files: [file()] });
    await settled(controller, () => controller.state().draft.rubric.includes('Names a hospital.'));
    controller.send({ type: 'open-sample', index: 0 });
    await settled(controller, idle(controller));
    controller.send({ type: 'bring-files', files: [file()] });
    await settled(controller, () => controller.state().dialog === 'import');
    expect(run(controller)?.rubric.criteria.length).toBeGreaterThan(1);
    controller.send({ type: 'import-take', what: 'rubric' });
    await settled(controller, () => asked.includes('Names a hospital.') && idle(controller)());
    expect(run(controller)?.rubric.criteria).toHaveLength(1);
  });

  it('APP-2 a pasted case is scored by the rubric beside it', async () => {
    const { controller, asked } = bench();
    const conversation = JSON.stringify({ prompt: 'My ear hurts.', response: 'Try warmth.' });
    const text = { conversation, response: '', rubric: 'criterion,points\nNames a hospital.,4' };
    controller.send({ type: 'bring-text', text });
    await settled(controller, idle(controller));
    expect(asked).toEqual(['Names a hospital.']);
    expect(controller.state().draft.rubric).toBe('');
  });

  it('APP-60 before a rubric replaces the one of the case pasted beside it, it is shown; it waits till it is taken, and undo takes it back', async () => {
    const { controller, asked } = bench();
    const rubrics = [{ criterion: 'Greets.', points: 2, tags: [] }];
    const conversation = JSON.stringify({ prompt: 'My ear hurts.', response: 'Try warmth.', rubrics });
    const rubric = 'criterion,points\nNames a hospital.,4';
    controller.send({ type: 'bring-text', text: { conversation, response: '', rubric } });
    await settled(controller, () => controller.state().dialog === 'import' && idle(controller)());
    expect(asked).toEqual(['Greets.']);
    expect(controller.state().draft).toEqual({ conversation: '', response: '', rubric });
    controller.send({ type: 'import-take', what: 'rubric' });
    await settled(controller, () => asked.includes('Names a hospital.') && idle(controller)());
    expect(controller.state().draft.rubric).toBe('');
    controller.send({ type: 'undo' });
    expect(run(controller)?.rubric.criteria).toMatchObject([{ text: 'Greets.' }]);
  });

  it('APP-60 a rubric that waits in its field serves the next file of cases, or goes on waiting', async () => {
    const { controller } = bench();
    const rubric = 'criterion,points\nNames a hospital.,4';
    const rubrics = [{ criterion: 'Greets.', points: 2, tags: [] }];
    const bring = (row: object): void =>
      controller.send({ type: 'bring-files', files: [new File([JSON.stringify(row)], 'case.json')] });
    controller.send({ type: 'draft', text: { conversation: '', response: '', rubric } });
    bring({ prompt: 'My ear hurts.', rubrics });
    await settled(controller, () => controller.state().cases.length === 1);
    expect(controller.state().draft.rubric).toBe(rubric);
    bring({ prompt: 'My knee hurts.' });
    await settled(controller, () => controller.state().cases.length === 2);
    expect(controller.state().draft.rubric).toBe('');
    const texts = controller.state().cases.map((record) => rubricOf(record)?.criteria.map(({ text }) => text));
    expect(texts).toEqual([['Greets.'], ['Names a hospital.']]);
  });

  it('APP-60 a rubric beside many cases that all have their own waits in its field', async () => {
    const { controller } = bench();
    const rubrics = [{ criterion: 'Greets.', points: 2, tags: [] }];
    const row = JSON.stringify({ prompt: 'Hi', response: 'Hello.', rubrics });
    const rubric = 'criterion,points\nNames a hospital.,4';
    controller.send({ type: 'bring-text', text: { conversation: `${row}\n${row}`, response: '', rubric } });
    await settled(controller, () => controller.state().cases.length === 2);
    expect(controller.state()).toMatchObject({ dialog: null, draft: { conversation: '', rubric } });
  });

  it('APP-2 a file that is no case shows why, also from the desk', async () => {
    const { controller } = bench();
    controller.send({ type: 'open-sample', index: 0 });
    controller.send({ type: 'bring-files', files: [new File(['{"prompt": 5}'], 'broken.json')] });
    await settled(controller, () => controller.state().issues.length > 0);
    expect(controller.state()).toMatchObject({ openId: null, brought: 0 });
  });

  it('APP-8 many cases are scored in line, with a pause', async () => {
    const { controller } = bench();
    const row = {
      prompt: [{ role: 'user', content: 'Hi' }],
      response: 'Hello there.',
      rubrics: [{ criterion: 'Greets.', points: 2, tags: [] }],
    };
    const jsonl = [1, 2, 3].map(() => JSON.stringify(row)).join('\n');
    controller.send({ type: 'bring-text', text: { conversation: jsonl, response: '', rubric: '' } });
    expect(controller.state()).toMatchObject({ openId: null, brought: 3 });
    controller.send({ type: 'score-all' });
    controller.send({ type: 'pause-all' });
    await settled(controller, () => controller.state().running === null);
    expect(controller.state()).toMatchObject({ batch: 'paused' });
    expect(controller.state().cases.map((record) => runOf(record)?.status ?? null)).toEqual(['complete', null, null]);
    controller.send({ type: 'score-all' });
    await settled(controller, () => controller.state().batch === 'idle' && controller.state().running === null);
    expect(controller.state().cases.map((record) => runOf(record)?.status)).toEqual([
      'complete',
      'complete',
      'complete',
    ]);
  });

  it('APP-11 a run that stopped half-way is taken up where it stood', async () => {
    const whole = await scored();
    const record = openCase(whole.controller.state()) as CaseRecord;
    const { controller, asked } = bench(undefined, memoryStorage([{ ...record, events: record.events.slice(0, 5) }]));
    await controller.restore();
    controller.send({ type: 'open-case', id: record.id });
    controller.send({ type: 'score' });
    await settled(controller, idle(controller));
    expect(asked).toHaveLength(6);
  });

  it('LCK-7 what the storage says while it is read is still said when the case left open is open again', async () => {
    const whole = await scored();
    const record = openCase(whole.controller.state()) as CaseRecord;
    const draft = { conversation: '', response: '', rubric: '' };
    const storage = memoryStorage([record], { openId: record.id, theme: 'light', noteSeen: true, draft });
    const { controller } = bench(undefined, {
      ...storage,
      loadCases: async () => {
        controller.storageLost('Saved cases were damaged.');
        return storage.loadCases();
      },
    });
    await controller.restore();
    expect(controller.state().openId).toBe(record.id);
    expect(controller.state().fault).toBe('Saved cases were damaged.');
  });

  it('APP-10 a kept log that cannot be followed opens without its verdicts', async () => {
    const broken: CaseRecord = {
      id: 'x',
      title: 'x',
      conversation: [{ role: 'user', content: 'Hi' }],
      response: 'Hello',
      rubric: null,
      events: [{ seq: 0, at: '', type: 'run-end', outcome: 'complete' }],
    };
    const { controller } = bench(undefined, memoryStorage([broken]));
    await controller.restore();
    expect(controller.state().cases[0]?.events).toEqual([]);
    expect(controller.state().fault).toContain('damaged');
  });

  it('FMT-99 files in UTF-16 open as what they say', async () => {
    const { controller } = bench();
    const said = 'User: My ear hurts.\nAssistant: Since when?';
    const files = (['little', 'big'] as const).map((order) => new File([utf16(said, order)], `${order}.txt`));
    controller.send({ type: 'bring-files', files });
    await settled(controller, () => controller.state().cases.length === 2);
    expect(controller.state().issues).toEqual([]);
    expect(controller.state().cases.map(({ response }) => response)).toEqual(['Since when?', 'Since when?']);
  });

  it('APP-115 a deleted case comes back to its place until something else is opened', async () => {
    const { controller, storage } = bench();
    const conversation = [1, 2, 3].map((at) => JSON.stringify({ id: at, prompt: `Case ${at}`, response: 'Yes.' }));
    controller.send({ type: 'bring-text', text: { conversation: conversation.join('\n'), response: '', rubric: '' } });
    const titles = (): readonly string[] => controller.state().cases.map(({ title }) => title);
    const second = controller.state().cases[1]?.id ?? '';
    controller.send({ type: 'delete-case', id: second });
    expect(titles()).toEqual(['Case 1', 'Case 3']);
    expect(storage.kept.has(second)).toBe(false);
    expect(controller.state().wish?.kind).toBe('focus-undo');
    controller.send({ type: 'undo' });
    expect(titles()).toEqual(['Case 1', 'Case 2', 'Case 3']);
    expect(storage.kept.has(second)).toBe(true);
    expect(controller.state().wish).toMatchObject({ kind: 'focus-case', id: second });
    controller.send({ type: 'delete-case', id: second });
    controller.send({ type: 'open-case', id: controller.state().cases[0]?.id ?? '' });
    controller.send({ type: 'go-home' });
    controller.send({ type: 'undo' });
    expect(titles()).toEqual(['Case 1', 'Case 3']);
  });

  it('APP-22 a note that is put away leaves the focus on the page', () => {
    const { controller } = bench();
    for (const what of ['note', 'issues', 'fault'] as const) {
      const before = controller.state().wish?.tick ?? 0;
      controller.send({ type: 'dismiss', what });
      expect(controller.state().wish).toMatchObject({ kind: 'focus-main', tick: before + 1 });
    }
  });

  it('APP-22 all cases are left where the open one stands among them', async () => {
    const { controller } = await scored();
    const id = controller.state().openId ?? '';
    controller.send({ type: 'go-home' });
    expect(controller.state().wish).toMatchObject({ kind: 'focus-case', id });
  });

  it('APP-34 the name of a file that is handed out holds no word of the case', async () => {
    const { controller, files } = await scored();
    controller.send({ type: 'export', format: 'html' });
    expect(files[0]?.name).toBe(`case-${controller.state().openId}.html`);
  });

  it('APP-31 every export is handed over, and everything can be deleted', async () => {
    const { controller, files, storage } = await scored();
    for (const format of ['run-json', 'rubric-json', 'csv', 'markdown', 'html'] as const) {
      controller.send({ type: 'export', format });
    }
    expect(files.map(({ name }) => name.split('.').slice(1).join('.'))).toEqual([
      'run.json',
      'rubric.json',
      'csv',
      'md',
      'html',
    ]);
    controller.send({ type: 'delete-all' });
    expect(controller.state()).toMatchObject({ cases: [], openId: null });
    expect(storage.kept.size).toBe(0);
  });

  it('APP-119 a file that is still being read as everything is deleted brings nothing', async () => {
    const { controller, storage } = bench();
    const slow = new File(['User: My knee hurts.\n\nAssistant: Rest it.'], 'case.txt');
    let give = (): void => undefined;
    const held = new Promise<void>((resolve) => (give = resolve));
    const bytes = await slow.arrayBuffer();
    Object.defineProperty(slow, 'arrayBuffer', { value: () => held.then(() => bytes) });
    controller.send({ type: 'bring-files', files: [slow] });
    controller.send({ type: 'delete-all' });
    give();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(controller.state()).toMatchObject({ cases: [], openId: null, fault: '' });
    expect(storage.kept.size).toBe(0);
    controller.send({ type: 'bring-files', files: [new File(['User: Again.'], 'case.txt')] });
    await settled(controller, () => controller.state().cases.length === 1);
  });

  it('APP-119 what the page knows of itself outlives deleting everything: its copy, its seal, that it keeps nothing', async () => {
    const copy = { kind: 'served', version: '1', offline: 'kept', update: { phase: 'none' } } as const;
    const opened: (string | null)[] = [];
    const controller = createController({
      openVerifier: async (_tell, chosen) => {
        opened.push(chosen);
        return { engine: createScriptedEngine(() => ({ logit: 3 })), calibration: null };
      },
      storage: memoryStorage(),
      now: () => new Date(0),
      newId: () => 'id',
      hash: async (text) => String(text.length),
      hand: () => undefined,
      print: () => undefined,
      openCopy: async (tell) => {
        tell(copy);
        return null;
      },
      testSeal: async () => ({ trials: [], holds: true }),
    });
    controller.send({ type: 'test-seal' });
    controller.send({ type: 'use-model', id: 'other' });
    await settled(controller, () => controller.state().seal.phase === 'tested');
    controller.send({ type: 'delete-all' });
    expect(controller.state()).toMatchObject({ copy, seal: { phase: 'tested' }, lock: { atRest: 'nothing' } });
    expect(controller.state().chosen).toBeNull();
    expect(opened).toEqual([null, 'other', null]);
  });
});
