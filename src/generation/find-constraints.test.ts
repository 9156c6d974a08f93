import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeCheck } from '../domain/rubric.ts';
import { findConstraints } from './find-constraints.ts';

const checks = (content: string): readonly (CodeCheck | undefined)[] =>
  findConstraints([{ role: 'user', content }]).map(({ check }) => check);

const asked: readonly (readonly [string, CodeCheck])[] = [
  ['Explain sepsis in under 100 words.', { kind: 'words', max: 100 }],
  ['What is gout? Max 80 words.', { kind: 'words', max: 80 }],
  ['Please write a 200-word summary of this visit.', { kind: 'words', min: 160, max: 240 }],
  ['Describe asthma in about 50 words', { kind: 'words', min: 40, max: 60 }],
  ['Your answer should be no more than 1,000 words.', { kind: 'words', max: 1000 }],
  ['Write an essay of at least 300 words on stroke.', { kind: 'words', min: 300 }],
  ['Keep it under 150 words please.', { kind: 'words', max: 150 }],
  ['Answer in 60 words or less: is ibuprofen safe?', { kind: 'words', max: 60 }],
  ['Write between 100 and 150 words about anaemia.', { kind: 'words', min: 100, max: 150 }],
  ['Answer in 3 sentences.', { kind: 'sentences', min: 3, max: 3 }],
  ['Explain it in one sentence', { kind: 'sentences', min: 1, max: 1 }],
  ['Tell me in 2-3 sentences what eczema is.', { kind: 'sentences', min: 2, max: 3 }],
  ['Can you summarize this in two paragraphs?', { kind: 'paragraphs', min: 2, max: 2 }],
  ['give an outpatient summary in a single paragraph', { kind: 'paragraphs', min: 1, max: 1 }],
  ['Provide a discharge summary as a paragraph.', { kind: 'paragraphs', min: 1, max: 1 }],
  ['condense to two sentences: the patient did well', { kind: 'sentences', min: 2, max: 2 }],
  ['Please describe gout, 80 words.', { kind: 'words', min: 64, max: 96 }],
  ['Give me a yes or no. In English', { kind: 'language', language: 'en' }],
  ['Assess triage in bullet points', { kind: 'format', format: 'bullets' }],
  ['Give me 5 tips for better sleep.', { kind: 'items', min: 5, max: 5 }],
  ['List three causes of fatigue', { kind: 'items', min: 3, max: 3 }],
  ['Could you suggest at least 4 exercises for my knee?', { kind: 'items', min: 4 }],
  ['Name up to 6 foods rich in iron.', { kind: 'items', max: 6 }],
  ['Return the result as JSON.', { kind: 'format', format: 'json' }],
  ['Please answer only in valid JSON', { kind: 'format', format: 'json' }],
  ['Compare the two drugs in a table.', { kind: 'format', format: 'table' }],
  ['Create a comparison table of insulin types.', { kind: 'format', format: 'table' }],
  ['Use bullet points.', { kind: 'format', format: 'bullets' }],
  ['Summarise the note as a bulleted list', { kind: 'format', format: 'bullets' }],
  ['Give the steps as a numbered list.', { kind: 'format', format: 'numbered' }],
  ['No bullet points, please.', { kind: 'format', format: 'no-lists' }],
  ['Explain without using bullet points? No: write without bullet points.', { kind: 'format', format: 'no-lists' }],
  ["Don't use lists.", { kind: 'format', format: 'no-lists' }],
  ['Please answer in Spanish.', { kind: 'language', language: 'es' }],
  ['Translate this leaflet into French', { kind: 'language', language: 'fr' }],
  ['Can you explain my results in simple German?', { kind: 'language', language: 'de' }],
  ['¿Qué es la gota? Responde en español.', { kind: 'language', language: 'es' }],
  ['Antworte bitte auf Deutsch', { kind: 'language', language: 'de' }],
  ['请用中文回答', { kind: 'language', language: 'zh' }],
  ['Do not use the word "cancer".', { kind: 'mentions', phrase: 'cancer', present: false }],
  ["Don't mention surgery.", { kind: 'mentions', phrase: 'surgery', present: false }],
  ['Please include the phrase “see your doctor”.', { kind: 'mentions', phrase: 'see your doctor', present: true }],
  ['Write a reply but avoid the word diet.', { kind: 'mentions', phrase: 'diet', present: false }],
];

const ordinary: readonly string[] = [
  'I have had 3 headaches in two weeks.',
  'My son is 2 years old and says about 50 words.',
  'She can say less than 20 words, is that normal?',
  'In other words, I feel awful.',
  'I was told in three sentences that I have lupus.',
  'The report has 2 paragraphs about my liver.',
  'I fell off the table and hit my head.',
  'Is table salt bad for blood pressure?',
  'They put him on the operating table yesterday.',
  'He has a bullet wound in his leg.',
  'What is JSON used for in hospital records?',
  'I live near a Spanish hospital and my doctor is German.',
  'My doctor only speaks Spanish.',
  'How do you say fever in French?',
  'What does Chinese medicine say about this, in Chinese patients?',
  'Explain the use of ginseng in Chinese medicine.',
  'I did not mention it to my wife.',
  'My wife does not mention pain.',
  'Take 2 tablets 3 times a day for 5 days.',
  'I took 4 steps and my knee gave way.',
  'What are 3 drugs my mother takes for?',
  'I have two symptoms: fever and a rash.',
  'He gave me 5 options and I am confused about them.',
  'Give me the dose for a 3 year old.',
  'Give me 2 minutes to find my lab report.',
  'List my medications: metformin, lisinopril.',
  'I want to lose 10 pounds in 3 weeks.',
  'Answer both questions in 70 words each.',
  'I will refine the second paragraph, which mentions 3 things.',
  'He had so much pain, he could not finish a sentence.',
  'Please review in a word document.',
  'Should I use ice for 20 minutes?',
  'The label says no more than 4 tablets in 24 hours.',
  'Please tell me if 3 points on my MRI are serious.',
  'Use of insulin for 5 years, no lists of drugs available.',
  "Don't mention that I am pregnant to my parents is what she said.",
  '',
  '   \n\n ',
  '😀😀😀',
  '7',
];

describe('explicit constraints', () => {
  it.each(asked)('GEN-1 finds the demand in: %s', (message, check) => {
    expect(checks(message)).toContainEqual(check);
  });

  it.each(ordinary)('GEN-2 finds no demand in: %s', (message) => {
    expect(checks(message)).toEqual([]);
  });

  it('GEN-1 reads several demands in one message', () => {
    const found = checks('Write a discharge letter. Keep it under 200 words, in French, and do not use bullet points.');
    expect(found).toHaveLength(3);
    expect(found).toContainEqual({ kind: 'words', max: 200 });
    expect(found).toContainEqual({ kind: 'format', format: 'no-lists' });
    expect(found).toContainEqual({ kind: 'language', language: 'fr' });
  });

  it('GEN-3 reads the last user message only', () => {
    const conversation = [
      { role: 'user', content: 'Answer in 3 sentences.' },
      { role: 'assistant', content: 'Fine. Use bullet points.' },
      { role: 'user', content: 'What is gout?' },
    ] as const;
    expect(findConstraints(conversation)).toEqual([]);
    expect(findConstraints(conversation.slice(0, 2))).toHaveLength(1);
    expect(findConstraints([])).toEqual([]);
  });

  it("GEN-4 quotes the user's own words and keeps ids apart", () => {
    const message = 'Give me 5 tips as a numbered list in under 120 words.';
    const found = findConstraints([{ role: 'user', content: message }]);
    expect(found.length).toBeGreaterThanOrEqual(3);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    for (const { provenance } of found) {
      expect(provenance.kind === 'constraint' && message.includes(provenance.quote)).toBe(true);
    }
  });

  it('GEN-5 keeps neither of two demands that contradict each other', () => {
    expect(checks('Use bullet points. No lists.')).toEqual([]);
  });

  it('GEN-6 reads both ends of a very long message and never hangs', () => {
    const long = `Answer in 2 sentences.\n${'the patient is well and says so '.repeat(150_000)}\nUse a table.`;
    expect(checks(long)).toEqual([
      { kind: 'sentences', min: 2, max: 2 },
      { kind: 'format', format: 'table' },
    ]);
  });

  it('GEN-6 takes any text without a fault, and at most six demands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (content) => {
        expect(findConstraints([{ role: 'user', content }]).length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 100 },
    );
  });
});
