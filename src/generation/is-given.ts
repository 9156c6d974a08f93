import { givenAnswers } from './given-answers.ts';
import type { GenerationInput, InputNeed } from './methods/method.ts';

/** Whether the input has what a method needs, with something in it. */
export function isGiven(input: GenerationInput, need: InputNeed): boolean {
  switch (need) {
    case 'references':
      return (input.references ?? []).some(hasText);
    case 'responses':
      return givenAnswers(input).length >= 2;
    case 'pair':
      return input.pair !== undefined && hasText(input.pair.preferred) && hasText(input.pair.rejected);
    case 'guideline':
      return hasText(input.guideline ?? '');
    case 'rubric':
      return (input.rubric?.criteria.length ?? 0) > 0;
    case 'library':
      return (input.library ?? []).some(({ rubric }) => rubric.criteria.length > 0);
    case 'stakeholders':
      return (input.stakeholders ?? []).some(hasText);
  }
}

function hasText(text: string): boolean {
  return /\S/.test(text);
}
