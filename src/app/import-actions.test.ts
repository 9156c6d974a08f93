import { describe, expect, it } from 'vitest';
import { profiles } from '../domain/profiles/registry.ts';
import { importRubricText } from '../formats/rubrics/import-rubrics.ts';
import { rubricFormats } from '../formats/rubrics/rubric-formats.ts';
import { fixtures } from '../formats/rubrics/testing/fixtures.ts';
import { utf16 } from '../formats/testing/utf16.ts';
import { createImportActions } from './import-actions.ts';
import { importProps } from './import-props.ts';
import { type AppState, type CaseRecord, initialState } from './state.ts';
import { createStore } from './store.ts';

const kwbench = JSON.stringify(fixtures.find(({ format }) => format === 'kwbench')?.root);
const gaps = JSON.stringify(fixtures.find(({ format }) => format === 'gaps')?.root);
const rules = '- weight: 3\n  requirement: Names the cause.\n- weight: -2\n  requirement: Blames someone.\n';

const open: CaseRecord = {
  id: 'open',
  title: 'Open',
  conversation: [{ role: 'user', content: 'Why?' }],
  response: 'Because.',
  rubric: {
    id: 'r',
    title: 'R',
    criteria: [{ id: 'a', text: 'Old.', points: 1, tags: [], provenance: { kind: 'person' } }],
  },
  events: [],
};

function bench(state: Partial<AppState> = {}) {
  const store = createStore<AppState>({ ...initialState, ...state });
  const used: string[] = [];
  let ids = 0;
  const never = (): never => {
    throw new Error('not expected');
  };
  const cases = {
    addCases: (records: readonly CaseRecord[]) => store.set({ cases: [...store.get().cases, ...records] }),
    open: (id: string) => store.set({ openId: id }),
    useRubric: (_: string, rubric: { criteria: readonly { text: string }[] }) =>
      used.push(...rubric.criteria.map(({ text }) => text)),
    change: never,
    append: never,
    settle: never,
    handle: never,
  };
  const queue = {
    add: () => undefined,
    drop: () => undefined,
    stop: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
  };
  const actions = createImportActions(
    { store, cases, queue } as unknown as Parameters<typeof createImportActions>[0],
    () => `new-${++ids}`,
    (work) => work,
  );
  return { store, used, actions };
}

const file = (text: string, name: string): File => new File([text], name);

describe('importing', () => {
  it('APP-60 K1 a file in a published format is shown before anything is opened', async () => {
    const { store, actions } = bench();
    expect(await actions.offerFile(file(kwbench, 'x.jsonl'))).toBe(true);
    expect(store.get()).toMatchObject({ dialog: 'import', cases: [] });
    expect(importProps(store.get())).toMatchObject({
      format: { id: 'kwbench' },
      understood: ['1 case', '4 criteria'],
      cases: 1,
      notUnderstood: [],
    });
    actions.handle({ type: 'import-take', what: 'cases' });
    expect(store.get()).toMatchObject({ dialog: null, importing: null, openId: 'new-1' });
    expect(store.get().cases[0]?.rubric?.profile).toBe('kwbench');
  });

  it('APP-60 K1 a rubric is shown before it replaces another, and replaces nothing until it is taken', async () => {
    const { store, used, actions } = bench({ cases: [open], openId: 'open' });
    expect(await actions.offerFile(file('criterion,points\nNew.,4', 'x.csv'))).toBe(true);
    expect(importProps(store.get())).toMatchObject({ rubricFor: 'open-case', replaces: true, cases: 0 });
    expect(used).toEqual([]);
    actions.handle({ type: 'import-take', what: 'rubric' });
    expect(used).toEqual(['New.']);
  });

  it('FMT-99 a file in UTF-16 is looked at as its text', async () => {
    const { store, actions } = bench();
    expect(await actions.offerFile(new File([utf16(rules, 'little')], 'x.yaml'))).toBe(true);
    expect(store.get().importing?.preview.cases[0]?.rubric?.criteria).toHaveLength(2);
  });

  it('APP-61 K1 a pasted rubric in YAML waits in its field once it is taken', async () => {
    const { store, actions } = bench();
    expect(await actions.offerText(rules, 'rubric')).toBe(true);
    actions.handle({ type: 'import-take', what: 'rubric' });
    expect(store.get().draft.rubric).toContain('Names the cause.');
  });

  it('APP-2 K1 a rubric beside pasted cases of a published format serves those that bring none', async () => {
    const rubric = 'criterion,points\nGreets.,2';
    const pair = JSON.stringify([{ prompt: 'Hi', chosen: 'Hello.', rejected: 'Go.' }]);
    for (const [pasted, left] of [
      [pair, ''],
      [kwbench, rubric],
    ] as const) {
      const { store, actions } = bench({ draft: { conversation: pasted, response: '', rubric } });
      expect(await actions.offerText(pasted, 'case')).toBe(true);
      actions.handle({ type: 'import-take', what: 'cases' });
      const [first] = store.get().cases;
      expect(first?.rubric?.criteria.some(({ text }) => text === 'Greets.')).toBe(left === '');
      expect(store.get().draft).toEqual({ conversation: '', response: '', rubric: left });
    }
  });

  it('APP-61 K1 each answer that a case brings becomes a case of its own', async () => {
    const two = JSON.stringify([{ ...JSON.parse(gaps)[0], other_model_answer: '跑步。' }]);
    const { store, actions } = bench();
    await actions.offerFile(file(two, 'x.json'));
    actions.handle({ type: 'import-take', what: 'cases' });
    expect(store.get().cases.map(({ response }) => response)).toEqual(['休息、冷敷。', '跑步。']);
  });

  it('APP-62 K1 the format can be chosen where another was found', async () => {
    const { store, actions } = bench();
    await actions.offerFile(file(rules, 'x.yaml'));
    expect(store.get().importing?.preview.format?.id).toBe('llm-data-company');
    actions.handle({ type: 'import-as', format: 'autorubric' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(store.get().importing?.preview.format?.id).toBe('autorubric');
  });

  it('APP-60 K1 prose, chats, HealthBench cases and saved runs open without a question', async () => {
    const { actions } = bench();
    const chat = '{"messages": [{"role": "user", "content": "Hi"}]}';
    const healthBench = '{"prompt": "Hi", "rubrics": [{"criterion": "Greets.", "points": 1, "tags": []}]}';
    for (const [text, name] of [
      ['User: hi', 'a.txt'],
      [chat, 'a.json'],
      [healthBench, 'a.jsonl'],
      ['{"format": "rubricon-run"}', 'a.json'],
    ] as const) {
      expect(await actions.offerFile(file(text, name)), name).toBe(false);
    }
  });

  it('APP-63 K9 every format names a scoring profile that there is', () => {
    const known = profiles.map(({ name }) => name);
    for (const { root } of fixtures) {
      for (const { rubric } of importRubricText({ content: JSON.stringify(root) }).cases) {
        if (rubric?.profile !== undefined) expect(known).toContain(rubric.profile);
      }
    }
    expect(rubricFormats.length).toBe(fixtures.length);
  });
  it('APP-60 what was looked at is forgotten as its dialog is left, and a late second look does not bring it back', async () => {
    const { store, actions } = bench();
    await actions.offerText(rules, 'rubric');
    actions.handle({ type: 'import-as', format: 'autorubric' });
    store.set({ importing: null, dialog: null });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(store.get()).toMatchObject({ importing: null, dialog: null });
  });
});
