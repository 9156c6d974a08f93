import { languageName } from '../generation/answer-languages.ts';
import { foreignLanguage } from '../verification/detect-language.ts';
import type { CaseRecord } from './state.ts';

const seen = new WeakMap<CaseRecord['conversation'], { readonly response: string | null; readonly warning: string }>();

/** Says that a case is in a language outside the model's competence; empty when it is not, or no model is loaded. */
export function languageWarning(record: CaseRecord, languages: readonly string[]): string {
  if (languages.length === 0) return '';
  const { conversation, response } = record;
  const known = seen.get(conversation);
  if (known?.response === response) return known.warning;
  const code = foreignLanguage({ conversation, response: response ?? '' }, languages);
  const warning = code
    ? `This text seems to be ${languageName(code)}; the model knows ${languages.map(languageName).join(', ')} only`
    : '';
  seen.set(conversation, { response, warning });
  return warning;
}
