/** Languages a user may ask to be answered in: English name, ISO 639-1 code and how the language names itself. */
export const answerLanguages: readonly { readonly name: string; readonly code: string; readonly own: string }[] = [
  { name: 'English', code: 'en', own: 'inglés|inglês|anglais|inglese|englisch' },
  { name: 'Spanish', code: 'es', own: 'español|castellano|espanol' },
  { name: 'French', code: 'fr', own: 'français|francais' },
  { name: 'German', code: 'de', own: 'deutsch' },
  { name: 'Italian', code: 'it', own: 'italiano' },
  { name: 'Portuguese', code: 'pt', own: 'português|portugues' },
  { name: 'Dutch', code: 'nl', own: 'nederlands' },
  { name: 'Russian', code: 'ru', own: 'русском|по-русски' },
  { name: 'Ukrainian', code: 'uk', own: 'українською' },
  { name: 'Polish', code: 'pl', own: 'polsku' },
  { name: 'Turkish', code: 'tr', own: 'türkçe' },
  { name: 'Arabic', code: 'ar', own: 'العربية|بالعربية' },
  { name: 'Hebrew', code: 'he', own: 'עברית|בעברית' },
  { name: 'Hindi', code: 'hi', own: 'हिंदी|हिन्दी' },
  { name: 'Bengali', code: 'bn', own: 'বাংলা' },
  { name: 'Urdu', code: 'ur', own: 'اردو' },
  { name: 'Chinese', code: 'zh', own: '中文|汉语|普通话' },
  { name: 'Mandarin', code: 'zh', own: '' },
  { name: 'Japanese', code: 'ja', own: '日本語' },
  { name: 'Korean', code: 'ko', own: '한국어' },
  { name: 'Vietnamese', code: 'vi', own: 'tiếng việt' },
  { name: 'Thai', code: 'th', own: 'ภาษาไทย' },
  { name: 'Indonesian', code: 'id', own: 'bahasa indonesia' },
  { name: 'Tagalog', code: 'tl', own: 'filipino' },
  { name: 'Swedish', code: 'sv', own: 'svenska' },
  { name: 'Greek', code: 'el', own: 'ελληνικά' },
];

/** The English name for a language code, or the code itself when it is not in the list. */
export function languageName(code: string): string {
  return answerLanguages.find((language) => language.code === code)?.name ?? code;
}
