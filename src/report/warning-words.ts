import type { JudgeWarning } from '../domain/judge-warning.ts';

const words: Readonly<Record<JudgeWarning, string>> = {
  'speaks-to-judge':
    'The response speaks to its judge, not only to the user. Read it yourself before you trust a verdict.',
  'takes-back': 'The response takes back something that it said. A verdict may rest on words that no longer hold.',
  'echoes-criterion': "The response repeats this criterion's own words. Check that it does what it says.",
  'names-criterion':
    "The response has this criterion's words in a list of words or a heading, but in no sentence. Check that it does what it says.",
};

/** What a reader should know of a suspect response or criterion, in whole sentences. */
export function warningWords(warning: JudgeWarning): string {
  return words[warning];
}
