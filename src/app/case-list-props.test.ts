import { describe, expect, it } from 'vitest';
import { answer, criterion, decided, logOf, rubricOf } from '../domain/testing/run-fixture.ts';
import { caseListProps, worstFirst } from './case-list-props.ts';
import { topBarProps } from './select-view.ts';
import { type AppState, type CaseRecord, initialState } from './state.ts';

const rest = criterion('rest', 5);
const record = (id: string, met: boolean): CaseRecord => {
  const rubric = rubricOf(rest);
  const events = logOf(rubric, answer(rest, decided(met)));
  return { id, title: `Case ${id}`, conversation: [], response: 'Rest.', rubric, events };
};
const many = (count: number): AppState => ({
  ...initialState,
  cases: Array.from({ length: count }, (_, at) => record(String(at), at % 2 === 0)),
});

describe('the list of cases', () => {
  it('APP-117 stands as brought or the worst score first, and stays so when a case is brought or set right', () => {
    const fresh: CaseRecord = { ...record('new', true), events: [] };
    const state = { ...many(4), cases: [fresh, ...many(4).cases] };
    const ids = (now: AppState): readonly string[] => caseListProps(now).cases.map(({ id }) => id);
    expect(ids(state)).toEqual(['new', '0', '1', '2', '3']);
    const sorted = { ...state, caseOrder: worstFirst(state) };
    expect(ids(sorted)).toEqual(['1', '3', '0', '2', 'new']);
    expect(caseListProps(sorted).order).toBe('worst');
    const mended = sorted.cases.map((one) => (one.id === '1' ? record('1', true) : one));
    expect(ids({ ...sorted, cases: [record('late', false), ...mended] })).toEqual(['1', '3', '0', '2', 'new', 'late']);
    expect(topBarProps({ ...sorted, openId: '3' }).place).toEqual({ at: 2, of: 5 });
  });

  it('APP-113 draws 200 and says how many more there are; more are drawn when asked for', () => {
    const state = many(250);
    const { cases, hidden, done } = caseListProps(state);
    expect([cases.length, hidden, done]).toEqual([200, 50, 250]);
    expect(caseListProps({ ...state, casesShown: 400 })).toMatchObject({ hidden: 0 });
  });

  it('APP-113 what follows from a case alone is worked out once, and anew for a case that changed', () => {
    const state = many(3);
    const before = caseListProps(state);
    const [first, second, third] = state.cases;
    if (!first || !second || !third) throw new Error('three cases');
    const after = caseListProps({ ...state, openId: '1', cases: [first, record('1', true), third] });
    expect(after.cases[0]?.score).toBe(before.cases[0]?.score);
    expect(after.cases[1]?.score).not.toBe(before.cases[1]?.score);
    expect(after.cases[1]?.score).toMatchObject({ value: 1 });
    // The mean is drawn from all cases: once for the same ones.
    expect(caseListProps({ ...state, openId: '1' }).summary).toBe(before.summary);
    expect(after.summary).not.toBe(before.summary);
  });
});
