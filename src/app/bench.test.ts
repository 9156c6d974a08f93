import { describe, expect, it } from 'vitest';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { generateRubric } from '../generation/generate-rubric.ts';
import { generationMethods } from '../generation/methods/registry.ts';
import { type BenchAct, bench, noInputs } from '../ui/bench-intent.ts';
import { benchProps, libraryProps } from './bench-props.ts';
import { initialBench } from './bench-state.ts';
import { generationInput, missingFor } from './case-inputs.ts';
import { rubricOf, runOf } from './case-run.ts';
import { type Controller, createController } from './controller.ts';
import { keyToIntent } from './keyboard.ts';
import { becauseWords } from './reason-words.ts';
import { rubricVersions, withGenerated } from './rubric-versions.ts';
import { samples } from './samples.ts';
import { deskProps, openCase } from './select-view.ts';
import { type CaseRecord, initialState } from './state.ts';
import { memoryStorage } from './testing/memory-storage.ts';
import { passageAt, traceProps } from './trace-props.ts';

/** Some of what it is asked holds of one answer and not of another. */
const wordEngine = (wait?: Promise<void>) =>
  createScriptedEngine(async (statement, { response }) => {
    await wait;
    const words = statement.toLowerCase().match(/[a-z]{6,}/g) ?? [];
    return { logit: words.some((word) => response.toLowerCase().includes(word)) ? 2 : -2 };
  });

function workbench(wait?: Promise<void>) {
  const storage = memoryStorage();
  let ids = 0;
  const controller = createController({
    openVerifier: async () => ({
      engine: wordEngine(wait),
      calibration: null,
    }),
    storage,
    now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, ids++)),
    newId: () => `id-${ids++}`,
    hash: async (text) => String(text.length),
    hand: () => undefined,
    print: () => undefined,
  });
  const act = (what: BenchAct): void => controller.send(bench(what));
  const record = (): CaseRecord => {
    const open = openCase(controller.state());
    if (!open) throw new Error('a case is open');
    return open;
  };
  return { controller, storage, act, record };
}

const settled = async (controller: Controller, holds: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 800 && !holds(); turn++) await new Promise((done) => setTimeout(done, 5));
  expect(holds(), JSON.stringify([controller.state().fault, controller.state().bench.work])).toBe(true);
};

async function openSample(index: number) {
  const made = workbench();
  const { controller, record } = made;
  controller.send({ type: 'open-sample', index });
  const idle = (): boolean =>
    controller.state().running === null &&
    controller.state().bench.work.phase !== 'working' &&
    runOf(record())?.status === 'complete' &&
    [...(runOf(record())?.criteria.values() ?? [])].every(({ verdict }) => verdict !== null);
  await settled(controller, idle);
  return { ...made, idle };
}

describe('the workbench', () => {
  it('APP-90 a rubric made by a method takes the place of the one in use, is scored, and undo brings the former back', async () => {
    const { controller, act, record, idle } = await openSample(0);
    const before = rubricOf(record());
    const order = controller.state().shownOrder;
    expect(order).not.toEqual(before?.criteria.map(({ id }) => id));
    act({ do: 'show', tab: 'make' });
    act({ do: 'make' });
    await settled(controller, () => controller.state().bench.tab === 'trace');
    await settled(controller, idle);
    expect(rubricOf(record())?.criteria[0]?.provenance.kind).not.toBe('imported');
    const trace = benchProps(controller.state(), record());
    expect(trace).toMatchObject({ tab: 'trace', trace: { method: generationMethods[0]?.name, current: true } });
    expect(trace?.tab === 'trace' && trace.trace.steps.length).toBeGreaterThan(5);
    act({ do: 'close' });
    controller.send({ type: 'undo' });
    await settled(controller, idle);
    expect(rubricOf(record())).toEqual(before);
    expect(controller.state().shownOrder).toEqual(order);
    const after = benchProps({ ...controller.state(), bench: { ...controller.state().bench, open: true } }, record());
    expect(after).toMatchObject({ trace: { current: false } });
  });

  it('APP-90 before the first run undo takes a making back as well', async () => {
    const { controller, act, record } = workbench();
    controller.send({ type: 'bring-text', text: { conversation: 'User: My ear hurts.', response: '', rubric: '' } });
    await settled(controller, () => controller.state().openId !== null && controller.state().scope !== null);
    act({ do: 'show', tab: 'make' });
    act({ do: 'make' });
    await settled(controller, () => rubricOf(record()) !== null);
    expect(deskProps(controller.state(), record()).checklist?.canUndo).toBe(true);
    controller.send({ type: 'undo' });
    expect(rubricOf(record())).toBeNull();
  });

  it('APP-91 what a method lacks is named, and given inputs are kept with the case', async () => {
    const { controller, storage, act, record } = workbench();
    controller.send({ type: 'bring-text', text: { conversation: 'User: My ear hurts.', response: '', rubric: '' } });
    await settled(controller, () => controller.state().openId !== null);
    for (const method of generationMethods) {
      const missing = missingFor(method, record(), [], true);
      expect(missing.length, method.id).toBe(method.needs.length);
    }
    act({ do: 'inputs', inputs: { ...noInputs, responses: ['Rest.', ' ', 'See a doctor.'], preferred: 'Rest.' } });
    expect(generationInput(record(), [])).toMatchObject({ responses: ['Rest.', 'See a doctor.'] });
    expect(generationInput(record(), []).pair).toBeUndefined();
    expect(storage.kept.get(record().id)?.inputs?.responses).toHaveLength(3);
    controller.send({ type: 'delete-case', id: record().id });
    expect(storage.kept.size).toBe(0);
  });

  it('APP-92 stopping, or deleting everything, ends the making and changes nothing', async () => {
    let go = (): void => undefined;
    const { controller, act, record } = workbench(new Promise((done) => (go = done)));
    controller.send({ type: 'bring-text', text: { conversation: 'User: My ear hurts.', response: '', rubric: '' } });
    await settled(controller, () => controller.state().openId !== null && controller.state().scope !== null);
    act({ do: 'show', tab: 'make' });
    act({ do: 'make' });
    expect(controller.state().bench.work.phase).toBe('working');
    act({ do: 'stop' });
    go();
    await new Promise((done) => setTimeout(done, 100));
    expect(controller.state().bench.work).toEqual({ phase: 'idle' });
    expect(rubricOf(record())).toBeNull();
    expect(controller.state().fault).toBe('');
  });

  it('APP-8 stopping a case while its rubric is made gives it none', async () => {
    let go = (): void => undefined;
    const { controller, record } = workbench(new Promise((done) => (go = done)));
    controller.send({
      type: 'bring-text',
      text: { conversation: 'User: My ear hurts.', response: 'See a doctor today.', rubric: '' },
    });
    await settled(controller, () => controller.state().running !== null && controller.state().scope !== null);
    controller.send({ type: 'stop' });
    go();
    await settled(controller, () => controller.state().running === null);
    expect(rubricOf(record())).toBeNull();
    expect(controller.state().fault).toBe('');
  });

  it('APP-93 refining judges every answer, says why a criterion went, and undo brings it back', async () => {
    const { controller, act, record, idle } = await openSample(0);
    const before = rubricOf(record());
    act({ do: 'show', tab: 'tree' });
    act({ do: 'refine' });
    await settled(controller, () => (record().makings ?? []).length > 0);
    await settled(controller, idle);
    const props = benchProps(controller.state(), record());
    if (props?.tab !== 'tree') throw new Error('the tree is open');
    const dropped = props.tree.fates.filter(({ kind }) => kind === 'dropped');
    expect(dropped.length).toBeGreaterThan(0);
    expect(dropped.every(({ reason }) => reason.length > 5)).toBe(true);
    expect(props.tree.refine.outcome).toContain('dropped');
    expect(rubricVersions(record()).map(({ name }) => name)).toEqual(['as it came', 'refined']);
    controller.send({ type: 'undo' });
    expect(rubricOf(record())).toEqual(before);
    expect(rubricVersions(record()).at(-1)?.rubric).toEqual(before);
  });

  it('APP-93 one answer alone refines nothing, and the remedy is named', async () => {
    const { controller, act, record } = await openSample(3);
    act({ do: 'show', tab: 'tree' });
    const props = benchProps(controller.state(), record());
    expect(props?.tab === 'tree' && props.tree.refine.missing).toContain('two answers');
    act({ do: 'refine' });
    expect(controller.state().bench.work.phase).toBe('idle');
  });

  it('APP-94 the library takes rubrics from files, samples and the open case, once each, and lets them go', async () => {
    const { controller, storage, act } = await openSample(1);
    controller.send({ type: 'open-dialog', dialog: 'library' });
    act({ do: 'library-samples' });
    act({ do: 'library-case' });
    expect(libraryProps(controller.state())).toMatchObject({ canAddSamples: false, imported: { added: 0 } });
    expect(controller.state().bench.library).toHaveLength(samples.length);
    const rows = [
      '{"prompt":[{"role":"user","content":"Hi"}],"rubrics":[{"criterion":"Greets.","points":2,"tags":[]}]}',
      '{',
    ];
    act({ do: 'library-files', files: [new File([rows.join('\n')], 'mine.jsonl')] });
    await settled(controller, () => controller.state().bench.library.length === samples.length + 1);
    expect(controller.state().bench.imported?.issues.length).toBeGreaterThan(0);
    expect(storage.library).toHaveLength(samples.length + 1);
    act({ do: 'library-delete', id: controller.state().bench.library[0]?.id ?? '' });
    expect(storage.library).toHaveLength(samples.length);
    controller.send({ type: 'delete-all' });
    expect(controller.state().bench.library).toEqual([]);
  });

  it('APP-95 every method has all it needs on a sample, at most after its rubrics are in the library', () => {
    const library = samples.map(({ id, conversation, rubric }) => ({ id, conversation, rubric }));
    const lacking = generationMethods.filter((method) =>
      samples.every((sample) => missingFor(method, { ...sample, events: [] }, library, true).length > 0),
    );
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  it.each(
    generationMethods.filter(({ writing }) => writing !== 'needed').map((method) => [method.id, method] as const),
  )('APP-95 %s makes a rubric of a sample and tells how', async (id, method) => {
    const library = samples.map((sample) => ({ ...sample }));
    const record = samples
      .map((sample): CaseRecord => ({ ...sample, events: [] }))
      .find((one) => missingFor(method, one, library, false).length === 0);
    if (!record) throw new Error('a sample has what it needs');
    const input = generationInput(record, library);
    const { rubric, trace } = await generateRubric(input, wordEngine(), { method: id });
    const made = withGenerated({ ...record, rubric: null }, { rubric, trace }, new Date(0));
    expect(rubric.criteria.length).toBeGreaterThan(0);
    expect(traceProps(made, initialBench)).toMatchObject({ method: method.name, current: true });
    expect(traceProps(made, initialBench).steps.length).toBeGreaterThan(0);
  });

  it('APP-97 no key acts on the checklist behind the workbench; Escape stops the work, then closes', () => {
    const state = { ...initialState, openId: 'a', selected: 'c1', bench: { ...initialBench, open: true } };
    const intent = (key: string, more: object = {}) =>
      keyToIntent({ key, ctrl: false, alt: false, shift: false, typing: false, ...more }, state);
    for (const key of ['j', 'k', 'm', 'u', 'c', 'e', 'a', 'w', 'Delete']) expect(intent(key), key).toBeNull();
    expect(intent('ArrowUp', { alt: true })).toBeNull();
    expect(intent('b')).toEqual(bench({ do: 'close' }));
    expect(intent('g')).toEqual(bench({ do: 'show', tab: 'make' }));
    expect(intent('Escape')).toEqual(bench({ do: 'close' }));
    expect(intent('Escape', { typing: true })).toBeNull();
    const working = {
      ...state,
      bench: { ...state.bench, work: { phase: 'working', what: '', done: 0, total: 0 } },
    } as const;
    expect(keyToIntent({ key: 'Escape', ctrl: false, alt: false, shift: false, typing: false }, working)).toEqual(
      bench({ do: 'stop' }),
    );
  });

  it('APP-96 a place in a trace opens its passage; one that points nowhere stays words', () => {
    const texts = { guideline: 'Rest and cool it.' };
    expect(passageAt('guideline:0-4', 'k', texts)).toMatchObject({ label: 'guideline', start: 0, end: 4 });
    for (const place of ['guideline:4-4', 'guideline:0-99', 'other:0-4', 'c1'])
      expect(passageAt(place, 'k', texts)).toBeNull();
  });

  it('APP-98 every reason of a trace is told in words; one of another version is read as it stands', () => {
    expect(becauseWords('near-duplicate')).toBe('Another says nearly the same.');
    expect(becauseWords('principle-m3')).toBe('A general principle stands behind it.');
    expect(becauseWords('axis-context_awareness')).toBe('About context awareness.');
    expect(becauseWords('run-output-invalid')).toBe('This method made nothing here.');
    expect(becauseWords('some-new-code')).toBe('Some new code.');
    expect(becauseWords('')).toBe('');
  });
});
