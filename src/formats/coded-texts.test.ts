import { describe, expect, it } from 'vitest';
import { parseCodebook, parseTexts } from './coded-texts.ts';

describe('tables of texts and categories', () => {
  it('FMT-7 the line ends of any system end no text, and a broken character is replaced', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const texts = parseTexts(['\uFEFFid,text', '1,rest it', '2,"cool\nit \ud800"', ''].join(end));
      expect(texts).toEqual({
        value: [
          { id: '1', text: 'rest it' },
          { id: '2', text: 'cool\nit \ufffd' },
        ],
        issues: [],
      });
      const [pain] = parseCodebook(['name,definition', 'pain,It hurts.', ''].join(end)).value;
      expect(pain).toEqual({ name: 'pain', definition: 'It hurts.', agreement: null });
    }
  });
});
