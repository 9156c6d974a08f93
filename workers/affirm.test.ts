import { expect, it } from 'vitest';
import { affirm } from './affirm.ts';

it('ENG-48 what a denial denies is a statement of its own', () => {
  for (const [statement, affirmed] of [
    ['Fails to mention the dose.', 'mentions the dose.'],
    ['Failing to ask how long it lasts', 'asks how long it lasts'],
    ['The response does not clearly specify when to call.', 'The response clearly specifies when to call.'],
    ['It doesn’t even have a heading', 'It even has a heading'],
    ['The answer neglects to apply the rule of nines', 'The answer applies the rule of nines'],
    ["This reply didn't teach, watch or go on.", 'This reply teaches, watch or go on.'],
    ['FAILED TO JUSTIFY IT', 'justifies IT'],
    ['Does not employ a table', 'employs a table'],
    ['Does not be rude', 'is rude'],
    ['The response omits the warning.', 'The response includes the warning.'],
    ['Lacks a source', 'includes a source'],
  ]) {
    expect(affirm(statement ?? '')).toBe(affirmed);
  }
});

it('ENG-48 a statement that denies later, or not at all, stands alone', () => {
  for (const statement of [
    'Advises rest and does not name a drug.',
    'The patient does not smoke.',
    'Avoids jargon.',
    'Omitted doses are explained.',
    'Fails to',
    'Does not',
    '',
  ]) {
    expect(affirm(statement)).toBeNull();
  }
});
