import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitRatio, matchExams } from './match-exams.ts';

const key = ['Chest X-ray', 'CBC', 'ECG', 'Urinalysis', 'Liver function tests'];
const synonyms = [
  ['ECG', 'EKG', 'electrocardiogram'],
  ['CBC', 'complete blood count', 'full blood count'],
];

describe('examinations that were recommended', () => {
  it('JDG-13 D1 DiagBench: 4 recommended, 5 in the key, 3 matched: P 0.75, R 0.60, F1 0.6667, a hit', () => {
    const match = matchExams(['X-ray of the chest', 'EKG', 'full blood counts', 'MRI'], key, synonyms);
    expect(match.matched).toEqual(['Chest X-ray', 'CBC', 'ECG']);
    expect([match.missed, match.extra]).toEqual([['Urinalysis', 'Liver function tests'], ['MRI']]);
    expect([match.precision, match.recall, match.hit]).toEqual([0.75, 0.6, true]);
    expect(match.f1).toBeCloseTo(0.6667, 4);
  });

  it('JDG-13 D1 DiagBench: without the synonyms the same list matches less', () => {
    expect(matchExams(['X-ray of the chest', 'EKG', 'full blood counts'], key).matched).toEqual(['Chest X-ray']);
  });

  it('JDG-13 D1 one exam by two names counts once; where there is nothing to divide by there is no number', () => {
    expect(matchExams(['ECG', 'EKG', 'electrocardiogram'], ['EKG'], synonyms)).toMatchObject({
      precision: 1,
      recall: 1,
    });
    expect(matchExams([], [])).toMatchObject({ precision: null, recall: null, f1: null, hit: null });
    expect(matchExams([], ['ECG'])).toMatchObject({ precision: null, recall: 0, hit: false });
  });

  it('JDG-13 D1 the hit ratio is over cases with a key', () => {
    const [hit, miss, open] = [matchExams(['ECG'], ['ECG']), matchExams(['MRI'], ['ECG']), matchExams(['MRI'], [])];
    expect(hitRatio([hit, miss, open])).toBe(0.5);
    expect(hitRatio([open])).toBeNull();
  });

  it('JDG-13 D1 exchanging both lists exchanges precision and recall', () => {
    const names = fc.array(fc.constantFrom(...key, 'EKG', 'MRI', 'full blood count'));
    fc.assert(
      fc.property(names, names, (one, other) => {
        const [there, back] = [matchExams(one, other, synonyms), matchExams(other, one, synonyms)];
        expect([there.precision, there.recall, there.f1]).toEqual([back.recall, back.precision, back.f1]);
      }),
    );
  });
});
