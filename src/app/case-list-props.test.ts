import { describe, expect, it } from 'vitest';
import { answer, criterion, decided, logOf, rubricOf } from '../domain/testing/run-fixture.ts';
import { caseListProps } from './case-list-props.ts';
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
