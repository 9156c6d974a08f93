import { describe, expect, it } from 'vitest';
import { parseCases } from './parse-cases.ts';
import { parseConversation } from './parse-conversation.ts';
import { parseLabelledRows, parsePrompts, parseVerifyRows } from './parse-rows.ts';
import { parseRubric } from './parse-rubric.ts';
import { parseRun } from './parse-run.ts';

const parsers = {
  parseCases,
  parseConversation,
  parseRubric,
  parseRun,
  parseVerifyRows,
  parseLabelledRows,
  parsePrompts,
};

const fill = (piece: string, length = 1_000_000): string => piece.repeat(Math.ceil(length / piece.length));
const many = JSON.stringify(Array.from({ length: 150_000 }, () => 1));

/** Pieces that have broken parsers: nesting, unclosed quotes, endless lines, lists in which everything is wrong. */
const texts: Readonly<Record<string, string>> = {
  'one long line': fill('a', 5_000_000),
  'short lines': fill('User:\n', 5_000_000),
  'blank lines': fill('\n'),
  'open brackets': fill('['),
  'open objects': fill('{"a":'),
  'nested lists': `${fill('[')}1${fill(']')}`,
  quotes: fill('"'),
  'unclosed cells': `criterion,points\n${fill('a,"b\n')}`,
  'control and direction marks': fill('\u0000\u202e\u2066\ufeff'),
  'lone surrogates': fill('\ud800'),
  'wrong tags': `{"prompt":"x","rubrics":[{"criterion":"a","points":1,"tags":${many}}]}`,
  'wrong criteria': `{"prompt":"x","rubrics":${many},"criteria":${many}}`,
  'wrong messages': `{"prompt":${many},"messages":${many}}`,
  'wrong events': `{"format":"rubricon-run","version":1,"events":[{"seq":0,"at":"","type":"rubric-edit","rubric":{"id":"r","title":"","criteria":${many}}}]}`,
  prototypes: '{"__proto__":{"prompt":"x"},"constructor":1,"rubrics":[{"__proto__":{"points":1},"criterion":"a"}]}',
};

describe('hostile text', () => {
  for (const [name, text] of Object.entries(texts)) {
    it(`FMT-8 every parser survives ${name}`, () => {
      for (const parse of Object.values(parsers)) expect(parse(text)).toBeDefined();
    });
  }

  it('FMT-8 ten thousand lines are read whole', () => {
    const row = { prompt: 'Hello', response: 'y'.repeat(300), criterion: 'Greets.' };
    const text = Array.from({ length: 10_000 }, (_, id) => JSON.stringify({ id, ...row })).join('\n');
    expect(parseVerifyRows(text).filter((one) => one.ok)).toHaveLength(10_000);
    expect(parseCases(text).value).toHaveLength(10_000);
  });

  it('FMT-2 a text in which there is nothing to read gives an issue', () => {
    for (const text of ['', ' \n', '\uFEFF', '[]', '{}', '[[]]', 'null', '[]\n{}']) {
      for (const parse of [parseCases, parseRubric, parseRun]) {
        expect(parse(text).issues, `${parse.name} of ${JSON.stringify(text)}`).not.toEqual([]);
      }
    }
  });

  it('FMT-8 inherited fields are not read', () => {
    expect(parseCases('{"__proto__":{"prompt":"x"}}').value).toEqual([]);
    expect(parseRubric('[{"criterion":"a","__proto__":{"points":1}}]').value).toBeNull();
  });
});
