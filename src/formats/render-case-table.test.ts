import { describe, expect, it } from 'vitest';
import { renderCaseTable } from './render-case-table.ts';

const row = {
  id: 'a-1',
  title: 'Fever',
  status: 'scored',
  profile: 'HealthBench',
  score: 0.5,
  lowest: 0.5,
  highest: 0.5,
  toReview: 0,
};

describe('renderCaseTable', () => {
  it('FMT-90 one line a case; a score that is missing is an empty cell, and no cell runs in a spreadsheet', () => {
    const open = { ...row, id: '', title: '=HYPERLINK("x")', score: null, lowest: -0.25, toReview: 2 };
    const [head, first, second, end] = renderCaseTable([row, open]).split('\r\n');
    expect(head).toBe('\uFEFFid,case,status,profile,score,lowest,highest,to_review');
    expect(first).toBe('a-1,Fever,scored,HealthBench,0.5,0.5,0.5,0');
    expect(second).toBe(`,"'=HYPERLINK(""x"")",scored,HealthBench,,-0.25,0.5,2`);
    expect(end).toBe('');
  });
});
