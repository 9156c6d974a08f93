import { describe, expect, it } from 'vitest';
import { conditionHolds, findCondition } from './find-condition.ts';

const said = (content: string) => [{ role: 'user', content }] as const;
const child = said('My son is 6 years old and has had a fever of 39 since last night.');

describe('conditions', () => {
  it('GEN-134 A10 what binds a statement to some cases is found; what may come binds nothing', () => {
    expect(findCondition('The response says not to give aspirin to children under 16.')).toBe('children under 16');
    expect(findCondition('If the patient is pregnant, the response advises against it.')).toBe(
      'the patient is pregnant',
    );
    expect(findCondition('The response halves the dose for people with kidney disease.')).toBe(
      'people with kidney disease',
    );
    expect(findCondition('The response says to seek help if the fever lasts three days.')).toBeNull();
    expect(findCondition('A baby under three months must be seen the same day.')).toBe('baby under three months');
    expect(findCondition('The response says to call if symptoms get worse.')).toBeNull();
  });

  it('GEN-134 A10 a condition holds by an age, by words or by what both are about; else not, or nobody can say', () => {
    expect(conditionHolds('children under 16', child)).toBe('yes');
    expect(conditionHolds('adults', child)).toBe('no');
    expect(conditionHolds('baby under three months', child)).toBe('no');
    expect(conditionHolds('baby under three months', said('My 2 month old has a fever.'))).toBe('yes');
    expect(conditionHolds('adults over 65', child)).toBe('no');
    expect(conditionHolds('the patient is pregnant', child)).toBe('no');
    expect(conditionHolds('the patient is pregnant', said('I am 30 weeks along and pregnant.'))).toBe('yes');
    expect(conditionHolds('people with diabetes', said('I take metformin. Is my insulin too high?'))).toBe('yes');
    expect(conditionHolds('people who collect stamps', child)).toBe('open');
  });
});
