import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEvidence } from '../domain/evidence.ts';
import type { CodeCheck } from '../domain/rubric.ts';
import { checkConstraint, decideConstraint } from './check-constraint.ts';
import { countWords } from './count-words.ts';
import { splitSentences } from './sentences.ts';

const met = (check: CodeCheck, response: string): boolean | null => checkConstraint(check, response).met;
const exactly = (
  kind: 'words' | 'sentences' | 'paragraphs' | 'items',
  count: number,
  response: string,
): boolean | null => met({ kind, min: count, max: count }, response);
const quotes = (check: CodeCheck, response: string): string[] => {
  const finding = checkConstraint(check, response);
  return finding.met === null ? [] : finding.evidence.map((evidence) => evidence.quote);
};

describe('checkConstraint', () => {
  it.each([
    ['', 0],
    ['**Rest** — and *ice*!', 3],
    ['A follow-up isn’t needed', 4],
    ['Take 2.5 mg - then wait', 5],
    ['- one\n- two\n---', 2],
    ['état-major à 38,5 °C', 4],
  ])('VER-40 the words of %j are counted', (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  it('VER-40 bounds are inclusive, and either may be missing', () => {
    expect(met({ kind: 'words', max: 3 }, 'one two three')).toBe(true);
    expect(met({ kind: 'words', max: 2 }, 'one two three')).toBe(false);
    expect(met({ kind: 'words', min: 3 }, 'one two three')).toBe(true);
    expect(met({ kind: 'words', min: 4, max: 9 }, 'one two three')).toBe(false);
  });

  it('VER-40 words count alike however they are spaced', () => {
    const word = fc.constantFrom('knee', '2.5', 'isn’t', 'follow-up', 'Ärztin');
    const space = fc.constantFrom(' ', '\n', '  ', '\n\n', ', ');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, space), { maxLength: 30 }), (parts) => {
        expect(countWords(parts.map(([w, s]) => w + s).join(''))).toBe(parts.length);
      }),
    );
  });

  it('VER-41 sentences end where a reader would end them', () => {
    const text =
      '# Advice\nDr. Ames says 2.5 mg is fine. Is it? Yes!\n1. Rest.\n2. Ice, e.g. frozen peas\n\n---\n> Call us.';
    expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Advice',
      'Dr. Ames says 2.5 mg is fine.',
      'Is it?',
      'Yes!',
      'Rest.',
      'Ice, e.g. frozen peas',
      'Call us.',
    ]);
    expect(exactly('sentences', 2, 'One here. Two here.')).toBe(true);
  });

  it('VER-42 paragraphs stand between blank lines; headings and rules are none', () => {
    expect(exactly('paragraphs', 2, '# Title\n\nFirst line\nsame block\n\n---\n\n  \nSecond.\n')).toBe(true);
    expect(exactly('paragraphs', 1, '## Title\r\nText under it\r\nand more')).toBe(true);
    expect(exactly('paragraphs', 0, '\n\n')).toBe(true);
  });

  it('VER-43 items of the outermost list are counted', () => {
    expect(exactly('items', 3, 'Try:\n- ice\n  - crushed\n  - pack\n- rest\n- sleep')).toBe(true);
    expect(exactly('items', 2, '1. **Ice**\n   - crushed\n2) Rest')).toBe(true);
    expect(exactly('items', 2, '### 1. Ice\nCold.\n### 2. Rest\nLong.')).toBe(true);
    expect(exactly('items', 2, '**1. Ice** cold\n**2. Rest** long')).toBe(true);
  });

  it('VER-43 without a list code cannot tell', () => {
    expect(met({ kind: 'items', min: 3 }, 'Try ice, rest and sleep.')).toBeNull();
  });

  it.each([
    ['json', '{"a": 1}', true],
    ['json', '```json\n[1, 2]\n```', true],
    ['json', 'Here: {"a": 1}', false],
    ['json', '12', false],
    ['json', '', false],
    ['table', 'Doses\n\n| drug | dose |\n|:---|---:|\n| x | 1 |', true],
    ['table', '<table>\n<tr><td>x</td></tr></table>', true],
    ['table', 'a | b, either one\n- c', false],
    ['bullets', '- ice\n- rest', true],
    ['bullets', '• ice\n• rest', true],
    ['bullets', '1. ice\n2. rest', false],
    ['bullets', '- ice', false],
    ['numbered', '1. ice\n2. rest', true],
    ['numbered', '- ice\n- rest', false],
    ['no-lists', 'Ice and rest. 2 days.', true],
    ['no-lists', '- ice\n- rest', false],
    ['no-lists', 'Ice\n---\nrest *well*', true],
  ] as const)('VER-44 %s in %j is %s', (format, response, expected) => {
    expect(met({ kind: 'format', format }, response)).toBe(expected);
  });

  it('VER-44 a list that was not wanted is shown', () => {
    expect(quotes({ kind: 'format', format: 'no-lists' }, 'Try:\n  - ice\n  - rest')).toEqual(['- ice', '- rest']);
    expect(quotes({ kind: 'format', format: 'table' }, 'x\n| a | b |\n|--|--|')).toEqual(['| a | b |']);
  });

  const spanish = 'Descanse la rodilla durante dos días y llame a su médico si el dolor no mejora pronto.';
  const english = 'Rest your knee for two days and call your doctor if the pain does not get better soon.';

  it.each(['Spanish', 'es', 'es-MX', ' spanish '])('VER-45 the language %j is told from enough text', (language) => {
    expect(met({ kind: 'language', language }, spanish)).toBe(true);
    expect(met({ kind: 'language', language }, english)).toBe(false);
  });

  it('VER-45 code abstains on short or mixed text and on languages it does not know', () => {
    expect(met({ kind: 'language', language: 'English' }, 'Yes.')).toBeNull();
    expect(met({ kind: 'language', language: 'English' }, `${english} ${spanish}`)).toBeNull();
    expect(met({ kind: 'language', language: 'Klingon' }, english)).toBeNull();
    expect(met({ kind: 'language', language: 'Chinese' }, '请让膝盖休息两天，如果疼痛没有好转，请打电话给医生。')).toBe(
      true,
    );
  });

  it('VER-46 mentions are whole words in any case, across line breaks', () => {
    const phrase = (text: string, present = true): CodeCheck => ({ kind: 'mentions', phrase: text, present });
    expect(met(phrase('ICE'), 'Use ice.')).toBe(true);
    expect(met(phrase('ice'), 'Advice and rice.')).toBe(false);
    expect(met(phrase("don't rest"), 'Don’t\nrest')).toBe(true);
    expect(met(phrase('b.c'), 'bxc')).toBe(false);
    expect(met(phrase('C++ (new)'), 'in c++ (new) style')).toBe(true);
    expect(met(phrase('医生'), '请看医生。')).toBe(true);
    expect(met(phrase('ice', false), 'Use heat.')).toBe(true);
    expect(met(phrase('ice', false), 'Use ice.')).toBe(false);
    expect(met(phrase('  '), 'Use ice.')).toBeNull();
  });

  it('VER-46 finds are evidence, at most three, at their offsets', () => {
    const response = 'Ice, ICE, ice and ice.';
    expect(quotes({ kind: 'mentions', phrase: 'ice', present: true }, response)).toEqual(['Ice', 'ICE', 'ice']);
    const found = checkConstraint({ kind: 'mentions', phrase: 'ice', present: false }, response);
    expect(found.met).toBe(false);
    expect(
      found.met === false && found.evidence.every((e) => checkEvidence(response, e) && e.role === 'nearest-miss'),
    ).toBe(true);
  });

  it('VER-46 no phrase breaks the search, and every phrase that stands between spaces is found', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), (phrase) => {
        const finding = checkConstraint({ kind: 'mentions', phrase, present: true }, `say ${phrase} now`);
        expect(finding.met).toBe(phrase.trim() === '' ? null : true);
      }),
    );
  });

  it('VER-47 a decided check is certain and by code; one that code cannot tell abstains', () => {
    expect(decideConstraint({ kind: 'words', max: 1 }, 'one')).toMatchObject({
      kind: 'decided',
      probability: 1,
      source: 'code',
    });
    expect(decideConstraint({ kind: 'words', max: 1 }, 'one two')).toMatchObject({ met: false, probability: 0 });
    expect(decideConstraint({ kind: 'items', min: 2 }, 'none')).toMatchObject({ kind: 'abstained', evidence: [] });
  });
});
