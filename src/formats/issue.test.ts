import { describe, expect, it } from 'vitest';
import { describeIssue, describeValue, fieldPath } from './issue.ts';

describe('issues', () => {
  it('FMT-1 an issue reads as one line with its place and its remedy', () => {
    const issue = {
      line: 3,
      field: 'rubrics[2].points',
      expected: 'a number',
      found: 'null',
      remedy: 'Give a number.',
    };
    expect(describeIssue(issue)).toBe('line 3: rubrics[2].points: expected a number, found null. Give a number.');
    expect(describeIssue({ ...issue, line: null, field: '' })).toBe('expected a number, found null. Give a number.');
  });

  it('FMT-1 a field is a path from the record', () => {
    expect(fieldPath('[4]', 'rubrics', 2, 'points')).toBe('[4].rubrics[2].points');
    expect(fieldPath('', 'prompt', 0)).toBe('prompt[0]');
  });

  it('FMT-5 values are described by kind and size', () => {
    const values = [undefined, null, '', ' ', 'name', 0, -0, 7, Number.POSITIVE_INFINITY, [], [1], { a: 1 }, true];
    expect(values.map(describeValue)).toEqual([
      'nothing',
      'null',
      'an empty text',
      'a blank text',
      'a text of 4 characters',
      'zero',
      'zero',
      'a number',
      'an infinite number',
      'an empty list',
      'a list of 1',
      'an object',
      'true or false',
    ]);
  });
});
