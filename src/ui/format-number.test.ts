import { describe, expect, it } from 'vitest';
import { formatChance, formatPercent, formatPoints, formatTimeLeft, formatTotal } from './format-number.ts';

describe('numbers', () => {
  it('UI-12 points carry their sign, with a true minus', () => {
    expect([formatPoints(5), formatPoints(-8), formatPoints(2.5)]).toEqual(['+5', '−8', '+2.5']);
    expect([formatTotal(11), formatTotal(-0.1 - 0.2)]).toEqual(['11', '−0.3']);
    expect([formatPercent(0.416), formatPercent(-1.6), formatPercent(-0.001)]).toEqual([
      '42\u202f%',
      '−160\u202f%',
      '0\u202f%',
    ]);
  });

  it('UI-45 a time to go is told in round words', () => {
    const told = [0, 29, 45, 170, 59.4 * 60, 60 * 60, 134 * 60].map((seconds) => formatTimeLeft(seconds * 1000));
    expect(told.map((text) => text.replaceAll('\u202f', ' '))).toEqual([
      'less than a minute left',
      'less than a minute left',
      'about 1 min left',
      'about 3 min left',
      'about 59 min left',
      'about 1 h left',
      'about 2 h 10 min left',
    ]);
  });

  it('UI-6 a chance is never certain', () => {
    expect([formatChance(0), formatChance(0.5), formatChance(1)]).toEqual([
      '<\u202f1\u202f%',
      '50\u202f%',
      '>\u202f99\u202f%',
    ]);
  });
});
