import { describe, expect, it, vi } from 'vitest';
import { scales } from '../domain/scale.ts';
import { answer, criterion, decided, failed, logOf, rubricOf } from '../domain/testing/run-fixture.ts';
import type { Verdict } from '../domain/verdict.ts';
import { caseListProps } from './case-list-props.ts';
import { createExportActions } from './export-actions.ts';
import type { ExportedFile } from './export-case.ts';
import { type AppState, type CaseRecord, initialState } from './state.ts';
import { createStore } from './store.ts';

const good = criterion('good', 5, { scale: scales['one-to-five'] });
const bad = criterion('bad', -3);
const record = (id: string, met: boolean): CaseRecord => {
  const rubric = rubricOf(criterion('plain', 2), good, bad);
  const [plain = good] = rubric.criteria;
  const top = {
    kind: 'graded',
    value: met ? 5 : 1,
    chances: [],
    evidence: [],
    source: 'model',
    calibrated: false,
  } as const;
  const events = logOf(rubric, answer(plain, decided(met)), answer(good, top), answer(bad, decided(false)));
  return { id, title: `Case ${id}`, conversation: [], response: 'Rest.', rubric, events };
};

function bench(state: Partial<AppState> = {}) {
  const store = createStore<AppState>({
    ...initialState,
    cases: [record('a', true), record('b', false)],
    openId: 'a',
    ...state,
  });
  const files: ExportedFile[] = [];
  const actions = createExportActions(store, { hand: (file) => files.push(file), print: () => undefined });
  const settled = async (holds: () => boolean): Promise<void> => {
    for (let turn = 0; turn < 2000 && !holds(); turn++) await new Promise((done) => setTimeout(done, 5));
    expect(holds()).toBe(true);
  };
  const written = () => settled(() => typeof store.get().exporting?.content === 'string');
  return { store, files, actions, settled, written };
}

describe('exporting scores', () => {
  it('APP-114 every case is a line with the id of its file and its bounds', () => {
    const fresh: CaseRecord = { ...record('c', true), events: [] };
    const { files, actions } = bench({ cases: [{ ...record('a', true), fileId: 'row-1' }, fresh], openId: null });
    actions.handle({ type: 'export-scores' });
    const [file] = files;
    expect(file?.name).toBe('scores.csv');
    expect(file?.text.split('\r\n').slice(1, 3)).toEqual([
      'row-1,Case a,scored,HealthBench,1,1,1,0',
      ',Case c,new,HealthBench,,,,0',
    ]);
  });
});

describe('exporting rubrics', () => {
  it('APP-80 what a format does not hold is shown, and only then can it be saved', async () => {
    const { store, files, actions, written } = bench();
    actions.handle({ type: 'export-save' });
    actions.handle({ type: 'export-rubric' });
    await written();
    expect(store.get().exporting).toMatchObject({ format: 'rubricon', losses: [] });
    actions.handle({ type: 'export-as', change: { format: 'rar', container: '' } });
    await written();
    expect(store.get().exporting?.losses).toContain('scales');
    expect(files).toEqual([]);
    actions.handle({ type: 'export-save' });
    expect(files.map(({ name, type }) => [name, type])).toEqual([['case-a.rar.jsonl', 'application/jsonl']]);
    expect(store.get()).toMatchObject({ exporting: null, dialog: null });
  });

  it('APP-80 every case goes into one file, and bytes leave as bytes', async () => {
    const { store, files, actions, written, settled } = bench();
    actions.handle({ type: 'export-rubric' });
    await written();
    actions.handle({ type: 'export-as', change: { format: 'healthbench', container: 'jsonl', all: true } });
    await written();
    expect(String(store.get().exporting?.content).trim().split('\n')).toHaveLength(2);
    actions.handle({ type: 'export-as', change: { container: 'parquet' } });
    await settled(() => store.get().exporting?.content instanceof Uint8Array);
    actions.handle({ type: 'export-save' });
    expect(files[0]).toMatchObject({ name: 'rubrics.healthbench.parquet', text: '' });
    expect(files[0]?.bytes?.length).toBeGreaterThan(100);
  });

  it('APP-81 a writing that ends after the dialog was left shows nothing', async () => {
    const { store, actions, written } = bench();
    actions.handle({ type: 'export-rubric' });
    await written();
    actions.handle({ type: 'export-as', change: { format: 'rar' } });
    for (let turn = 0; store.get().exporting?.content !== null && turn < 100; turn++) await Promise.resolve();
    store.set({ exporting: null, dialog: null });
    await new Promise((done) => setTimeout(done, 60));
    expect(store.get()).toMatchObject({ exporting: null, dialog: null });
  });
});

describe('the list of cases', () => {
  it('APP-82 every case stands by the chosen profile, and the mean is that of the profile', () => {
    const { store } = bench();
    const own = caseListProps(store.get());
    expect(own.cases.map(({ score }) => score?.value)).toEqual([1, 0]);
    expect(own.summary).toMatchObject({ mean: 0.5, profile: 'HealthBench' });
    const other = caseListProps({ ...store.get(), profile: 'weighted-mean' });
    expect(other.cases.map(({ score }) => score?.value)).toEqual([1, 0.3]);
    expect(other.summary).toMatchObject({ mean: 0.65, low: null, profile: 'Weighted mean' });
  });

  it('APP-47 a case whose open verdicts are all unsure is scored, and in the mean by its bounds', () => {
    const events = (verdict: Verdict) => {
      const [rubric, open] = [rubricOf(bad, criterion('open', 4)), criterion('open', 4)];
      return logOf(rubric, answer(bad, decided(false)), answer(open, verdict));
    };
    const unsure: Verdict = { kind: 'abstained', probability: 0.55, evidence: [], reason: 'Close.', logit: 0.2 };
    const given = (id: string, verdict: Verdict): CaseRecord => ({ ...record(id, true), events: events(verdict) });
    const listed = (...records: readonly CaseRecord[]) => caseListProps({ ...initialState, cases: records });
    const list = listed(record('a', true), given('b', unsure));
    expect(list.cases.map(({ status, toReview }) => [status, toReview])).toEqual([
      ['scored', 0],
      ['scored', 1],
    ]);
    expect(list.done).toBe(2);
    expect(list.summary).toMatchObject({ n: 2, unscored: 0, mean: null, lowest: 0.5, highest: 1, toReview: 1 });
    const broken = listed(record('a', true), given('b', unsure), given('c', failed));
    expect(broken.cases[2]?.status).toBe('partly scored');
    expect(broken.summary).toMatchObject({ n: 2, unscored: 1, lowest: 0.5, highest: 1 });
  });

  it('APP-82 cases of different profiles have no mean, and each names its own', () => {
    const [one, two] = [record('a', true), record('b', false)];
    const marked = { ...two, rubric: two.rubric && { ...two.rubric, profile: 'weighted-mean' }, events: [] };
    const { cases, summary } = caseListProps({ ...initialState, cases: [one, marked] });
    expect(summary).toBeNull();
    expect(cases.map(({ profile }) => profile)).toEqual(['HealthBench', 'Weighted mean']);
  });
  it('APP-81 a writer that cannot be loaded says so and leaves no dialog', async () => {
    vi.resetModules();
    vi.doMock('./write-rubrics.ts', () => {
      throw new Error('gone');
    });
    const { createExportActions: create } = await import('./export-actions.ts');
    const store = createStore<AppState>({ ...initialState, cases: [record('a', true)], openId: 'a' });
    create(store, { hand: () => undefined, print: () => undefined }).handle({ type: 'export-rubric' });
    await expect.poll(() => store.get().fault).not.toBe('');
    expect(store.get()).toMatchObject({ dialog: null, exporting: null });
    vi.doUnmock('./write-rubrics.ts');
  });
});
