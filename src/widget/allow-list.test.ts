import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOrigin, readAllowList } from './allow-list.ts';

const own = 'https://tool.example';
const allowed = (...origins: unknown[]): readonly string[] => [...readAllowList({ origins }, own).origins];

describe('readAllowList', () => {
  it('WID-20 exact origins and the word self are taken', () => {
    expect(allowed('https://clinic.example', 'http://localhost:8080', 'self')).toEqual([
      'https://clinic.example',
      'http://localhost:8080',
      own,
    ]);
  });

  it('WID-20 an empty list, no list and a broken list let nobody in and say why', () => {
    const broken = [
      null,
      undefined,
      'https://a.example',
      [],
      {},
      { origins: [] },
      { origins: 'self' },
      { origins: [1] },
    ];
    for (const file of [...broken, { origins: ['self'], also: true }, { origin: ['self'] }]) {
      const { origins, problem } = readAllowList(file, own);
      expect(origins.size, JSON.stringify(file)).toBe(0);
      expect(problem).not.toBe('');
    }
  });

  it.each([
    '*',
    'null',
    '',
    'https://*.example',
    'https://clinic.example/',
    'https://clinic.example/path',
    'https://clinic.example:443',
    'https://CLINIC.example',
    'clinic.example',
    '//clinic.example',
    'https://user@clinic.example',
    'https://clinic.example?x',
    'https://clinic.example#',
    ' https://clinic.example',
    'https://clinic.example\n',
    'file://',
    'blob:https://clinic.example',
    'data:text/html,x',
    'javascript:alert(1)',
    'https://',
    'Self',
  ])('WID-20 one entry that is no exact origin empties the whole list: %j', (entry) => {
    expect(allowed('https://clinic.example', entry)).toEqual([]);
  });

  it('WID-20 whatever is taken as an origin is exactly what a browser would report', () => {
    const part = fc.constantFrom(
      'http:',
      'https:',
      'ftp:',
      '//',
      '/',
      'a.example',
      'B.example',
      '*',
      '.',
      ':443',
      ':8443',
      '@',
      '?',
      '#',
      ' ',
      '[::1]',
      '1.2',
      '%2e',
      '\\',
    );
    const nearly = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(nearly, (text) => {
        if (isOrigin(text)) expect(new URL(text).origin).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.anything(), (file) => {
        expect(readAllowList(file, own).origins.size).toBe(0);
      }),
    );
  });
});
