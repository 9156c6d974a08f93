import { expect, it } from 'vitest';
import { groupMethods, type MethodChoice, searchMethods } from './method-picker.ts';

const method = (id: string, more: Partial<MethodChoice> = {}): MethodChoice => ({
  id,
  name: id,
  description: 'One line.',
  source: 'A paper, 2025',
  needs: [],
  missing: [],
  writing: '',
  ...more,
});

it('UI-30 methods are found by every word of name, description, source or need', () => {
  const methods = [
    method('bank'),
    method('contrast', { source: 'CDRRM, 2026', needs: ['pair'] }),
    method('nugget', { description: 'Facts of a guideline.', needs: ['guideline'] }),
  ];
  const found = (search: string): readonly string[] => searchMethods(methods, search).map(({ id }) => id);
  expect(found('')).toEqual(['bank', 'contrast', 'nugget']);
  expect(found('  cdrrm PAIR ')).toEqual(['contrast']);
  expect(found('guideline facts')).toEqual(['nugget']);
  expect(found('guideline cdrrm')).toEqual([]);
});

it('UI-30 methods stand under what they start from, in their own order, each once; empty groups are left out', () => {
  const groups = groupMethods([
    method('bank'),
    method('pairs', { needs: ['pair'] }),
    method('both', { needs: ['library', 'responses'] }),
    method('mine', { needs: ['library'] }),
    method('peem'),
  ]);
  expect(groups.map(([title, methods]) => [title, methods.map(({ id }) => id)])).toEqual([
    ['From the conversation alone', ['bank', 'peem']],
    ['From answers', ['pairs', 'both']],
    ['From rubrics there are', ['mine']],
  ]);
});
