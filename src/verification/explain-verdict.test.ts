import { describe, expect, it } from 'vitest';
import type { EngineDocument, EnginePrompt, WriteOptions } from '../engine/port.ts';
import { createScriptedEngine } from '../engine/scripted-engine.ts';
import { explainVerdict } from './explain-verdict.ts';
import { findQuote } from './find-quote.ts';

const document: EngineDocument = {
  conversation: [{ role: 'user', content: 'My knee hurts.' }],
  response: 'Rest the knee for two days.\nSee a doctor “at once” if it locks – or swells.',
};
const criterion = 'Says when to see a doctor.';

function writing(text: string) {
  const seen: { prompt: EnginePrompt; options: WriteOptions }[] = [];
  const engine = createScriptedEngine(() => ({ logit: 0 }), {
    write(prompt, options) {
      seen.push({ prompt, options });
      return text;
    },
  });
  return { engine, seen };
}

describe('explaining a verdict', () => {
  it('VER-70 quotes are taken from the response where they stand; invented ones are dropped and counted', async () => {
    const quotes = [
      'see a doctor "at once" if it\nlocks - or swells',
      'Call an ambulance.',
      'Rest the knee for two days.',
    ];
    const { engine } = writing(JSON.stringify({ quotes, reason: ' It names\n the case. ' }));
    const explanation = await explainVerdict({ engine, document, criterion, met: true });
    expect(explanation.reason).toBe('It names the case.');
    expect(explanation.dropped).toBe(1);
    expect(explanation.quotes.map(({ quote }) => quote)).toEqual([
      'See a doctor “at once” if it locks – or swells',
      'Rest the knee for two days.',
    ]);
    for (const { quote, start, end, role } of explanation.quotes) {
      expect(document.response.slice(start, end)).toBe(quote);
      expect(role).toBe('supports');
    }
  });

  it('VER-71 the model is told the verdict and the wording alone, under a schema that demands a quote of a met one', async () => {
    const { engine, seen } = writing('{"quotes": [], "reason": "r"}');
    await explainVerdict({ engine, document, criterion, met: false });
    await explainVerdict({ engine, document, criterion, met: true });
    const schemas = seen.map(({ options }) => JSON.stringify(options.grammar));
    expect(schemas[0]).toContain('"minItems":0');
    expect(schemas[1]).toContain('"minItems":1');
    // A bound on the length of a text would forbid it line ends and quotation marks.
    expect(schemas.join()).not.toContain('Length');
    expect(seen[0]?.prompt.user).toContain(criterion);
    expect(seen[0]?.prompt.user).toContain('does not meet');
  });

  it('VER-72 an engine that cannot write, an unfinished text and one that is no object are faults, never explanations', async () => {
    const mute = createScriptedEngine(() => ({ logit: 0 }));
    const call = (engine = mute) => explainVerdict({ engine, document, criterion, met: true });
    await expect(call()).rejects.toMatchObject({ code: 'model-unsupported' });
    for (const text of ['{"quotes": [', '[]', 'null', '{"quotes": ["Rest the knee"], "reason": " "}']) {
      await expect(call(writing(text).engine)).rejects.toMatchObject({ code: 'output-invalid' });
    }
    const cut = { ...mute, write: async () => ({ text: '{}', tokens: 9, end: 'length' as const }) };
    await expect(call(cut)).rejects.toMatchObject({ code: 'output-invalid' });
  });
});

describe('finding a quote', () => {
  it.each([
    ['Rest the knee', 0],
    ['“rest  THE knee…”', 0],
    ["doctor 'at once'", null],
    ['for (two) days', null],
    ['a.*b', null],
    ['to', null],
    ['', null],
  ])('VER-73 %j is found at %s', (quote, start) => {
    expect(findQuote(document.response, quote)?.start ?? null).toBe(start);
  });

  it.each([
    ['pain', 'It is painless.', null],
    ['pain', 'It is painless, the pain is gone.', 20],
    ['Cancer', 'A noncancerous lump.', null],
    ['a noncanc…', 'A noncancerous lump.', 0],
    ['胸痛时', '如果出现胸痛时请就医。', null],
    ['出现胸痛', '如果出现胸痛时请就医。', 2],
    ['(pain)', 'Swelling(pain)ful', 8],
  ])('VER-73 %j in %j is found at %s: no word holds another', (quote, text, start) => {
    expect(findQuote(text, quote)?.start ?? null).toBe(start);
  });
});
