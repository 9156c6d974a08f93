import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cueFinder } from './cues.ts';
import { fillSlots, findSlots } from './fill-slots.ts';
import { findScenarios } from './find-scenarios.ts';
import { readConversation, toPlainWords } from './plain-text.ts';
import { promptLanguage } from './prompt-language.ts';
import { createWordModel } from './word-model.ts';

const finds = (cues: string, text: string): boolean => cueFinder(cues)(toPlainWords(text));
const reads = (content: string) => readConversation([{ role: 'user', content }]);
const nothing = { nonEnglish: false, medicineNamed: false, age: null };

describe('reading a conversation', () => {
  it.each([
    ['chest + pain*', 'Pain in my chest!', true],
    ['chest + pain*', 'My chest is fine. The pain is in my toe.', false],
    ['pain', 'I paint.', false],
    ['pain*', 'PAINFUL', true],
    ['dolor + corazon', 'Dolor en el corazón', true],
    ['fever*', 'She denies any fever', false],
    ['fever*', 'no relief of the fever', true],
    ['fever*', 'the yellow fever vaccine', false],
    ['short of breath', "I'm short\nof breath", false],
    ['', 'anything', false],
  ])('GEN-23 cue "%s" in "%s": %s', (cues, text, expected) => {
    expect(finds(cues, text)).toBe(expected);
  });

  it('GEN-24 weighs the last message over earlier ones, and those over the assistant', () => {
    const long =
      'Thank you for that, but I would now like to ask about something wholly different, my garden and its roses.';
    const strength = (role: 'user' | 'assistant', last: string) =>
      findScenarios(
        readConversation([
          { role, content: 'It is about diabetes.' },
          { role: 'user', content: last },
        ]),
        nothing,
      ).get('diabetes') ?? 0;
    expect(strength('user', 'And my diabetes?')).toBe(1);
    expect(strength('user', 'Should I worry?')).toBeGreaterThan(strength('user', long));
    expect(strength('user', long)).toBeGreaterThan(strength('assistant', long));
    expect(strength('assistant', long)).toBeGreaterThan(0);
  });

  it('GEN-24 an age makes a child or an older person', () => {
    const ids = (content: string) => {
      const text = reads(content);
      return [...findScenarios(text, { ...nothing, age: findSlots(text).age ?? null }).keys()];
    };
    expect(ids('He is 3 years old')).toContain('child');
    expect(ids('She is 82 years old')).toContain('older_adult');
    expect(ids('I am 40 years old')).not.toContain('child');
  });

  it.each([
    ['My doctor started me on Lisinopril.', { medication: 'lisinopril' }],
    ['Can I take ibuprofen with warfarin?', { medications: 'ibuprofen and warfarin' }],
    ['ibuprofen, warfarin, aspirin', {}],
    ['It started in April.', {}],
    ['I have a headache', { symptom: 'headache' }],
    ['no headache, no cough', {}],
    ['a cough and a headache', {}],
    ['I have type 2 diabetes', { condition: 'type 2 diabetes' }],
    ['my baby is 2 months old', { age: '2 months' }],
    ['vaccines at 2 months', { age: '2 months' }],
    ['45 yo man', { age: '45 years' }],
    ['three weeks, 500 years old', {}],
  ])('GEN-15 reads slots from: %s', (content, slots) => {
    expect(findSlots(reads(content))).toEqual(slots);
  });

  it('GEN-15 an unknown or empty slot reads as its generic words', () => {
    expect(fillSlots('takes {medication|the medicine} and {other|more}', { symptom: 'cough' })).toBe(
      'takes the medicine and more',
    );
    expect(fillSlots('takes {medication|the medicine}', { medication: 'aspirin' })).toBe('takes aspirin');
  });

  it.each([
    ['What should I do about the pain in my knee?', 'en'],
    ['¿Qué puedo hacer con el dolor de la rodilla?', 'es'],
    ['O que posso fazer com a dor no joelho, não passa', 'pt'],
    ["J'ai mal au genou depuis une semaine, que faire avec la douleur ?", 'fr'],
    ['Was kann ich gegen die Schmerzen im Knie tun?', 'de'],
    ['Ho un forte dolore al ginocchio e non so che fare', 'it'],
    ['膝が痛いです', 'ja'],
    ['我的膝盖疼', 'zh'],
    ['Болит колено, что делать', 'ru'],
    ['ركبتي تؤلمني', 'ar'],
    ['knee pain', null],
    ['???', null],
  ])('GEN-25 tells the language of: %s', (text, language) => {
    expect(promptLanguage(text)).toBe(language);
  });

  it('GEN-26 likeness is symmetric, 0 to 1, and 1 for a text and itself', () => {
    const words = createWordModel(['a sore knee', 'a sore throat', 'fever in children']);
    expect(words.similarity('sore knee', 'sore throat')).toBeGreaterThan(0);
    expect(words.similarity('sore knee', 'sore throat')).toBeLessThan(1);
    expect(words.similarity('sore knee', 'fever')).toBe(0);
    expect(words.similarity('sore knee', 'a sore knee')).toBeCloseTo(1);
    expect(words.similarity('', '')).toBe(0);
    fc.assert(
      fc.property(fc.lorem(), fc.lorem(), (a, b) => {
        expect(words.similarity(a, b)).toBeCloseTo(words.similarity(b, a));
        expect(words.similarity(a, b)).toBeGreaterThanOrEqual(0);
        expect(words.similarity(a, b)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });

  it('GEN-21 reads both ends of what is very long', () => {
    const text = reads(`start ${'x '.repeat(3_000_000)} finish`);
    expect(text.cut).toBe(true);
    expect(text.last).toContain(' start ');
    expect(text.last).toContain(' finish ');
    expect(text.lastRaw.length).toBeLessThan(20_000);
  });
});
