import { describe, expect, it } from 'vitest';
import { detectLanguage, foreignLanguage, languageCode } from './detect-language.ts';

const german = 'Bitte schonen Sie das Knie zwei Tage lang und rufen Sie an, wenn es nicht besser wird.';
const english = 'Rest the knee for two days and call us if it does not get any better than it is today.';
const note =
  '- ibuprofen 400 mg PO q6h prn\n- CBC, CMP, UA\n- MRI L knee\n- f/u 48h\n- metformin, lisinopril, atorvastatin';
const document = (response: string, question: string) => ({
  conversation: [
    { role: 'user' as const, content: question },
    { role: 'system' as const, content: german },
  ],
  response,
});

describe('detectLanguage', () => {
  it('VER-45 names, codes and tags of a language are one', () => {
    expect(['German', 'de', 'de-AT', 'GERMAN'].map(languageCode)).toEqual(['de', 'de', 'de', 'de']);
    expect(['Mandarin', 'Chinese', 'zh-Hans'].map(languageCode)).toEqual(['zh', 'zh', 'zh']);
    expect(languageCode('pig latin')).toBeNull();
  });

  it('VER-45 a clinical note of names and numbers is no language', () => {
    expect(detectLanguage(note)).toBeNull();
    expect(detectLanguage('')).toBeNull();
  });

  it('VER-48 text in a language that is none of the model’s is reported, response first', () => {
    expect(foreignLanguage(document(german, english), ['en'])).toBe('de');
    expect(foreignLanguage(document(english, german), ['en'])).toBe('de');
    expect(foreignLanguage(document(english, english), ['en'])).toBeNull();
    expect(foreignLanguage(document(german, english), ['en', 'German'])).toBeNull();
  });

  it('VER-48 a short answer or a note raises no alarm', () => {
    expect(foreignLanguage(document('Ja.', 'Und?'), ['en'])).toBeNull();
    expect(foreignLanguage(document(note, english), ['en'])).toBeNull();
  });
});
