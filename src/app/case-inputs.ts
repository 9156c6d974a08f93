import { isGiven } from '../generation/generate-rubric.ts';
import type { GenerationInput, GenerationMethod, InputNeed, LibraryEntry } from '../generation/methods/method.ts';
import type { RefineSample } from '../generation/refine/refine-rubric.ts';
import { type CaseInputs, noInputs } from '../ui/bench-intent.ts';
import { rubricOf } from './case-run.ts';
import { othersOf } from './compare/beside.ts';
import { samples } from './samples.ts';
import type { CaseRecord } from './state.ts';

/** What a case has for methods: as a person gave it, else as its sample came. */
export function inputsOf(record: CaseRecord): CaseInputs {
  return record.inputs ?? samples.find(({ id }) => id === record.id)?.inputs ?? noInputs;
}

/** Everything a method may make a rubric of this case from. */
export function generationInput(record: CaseRecord, library: readonly LibraryEntry[]): GenerationInput {
  const { conversation } = record;
  const { references, preferred, rejected, guideline, stakeholders } = inputsOf(record);
  const rubric = rubricOf(record);
  const responses = answersOf(record);
  return {
    conversation,
    ...(references.some(hasText) && { references: references.filter(hasText) }),
    ...(responses.length > 0 && { responses }),
    ...(hasText(preferred) && hasText(rejected) && { pair: { preferred, rejected } }),
    ...(hasText(guideline) && { guideline }),
    ...(stakeholders.some(hasText) && { stakeholders: stakeholders.filter(hasText) }),
    ...(rubric && { rubric }),
    ...(library.length > 0 && { library }),
  };
}

/** The answers to tell apart: the one under review first, each once; those that stand beside it to be compared count too. */
function answersOf(record: CaseRecord): readonly string[] {
  const { responses, preferred, rejected } = inputsOf(record);
  const compared = othersOf(record, 'responses').map(({ response }) => response ?? '');
  return [...new Set([record.response ?? '', ...responses, ...compared, preferred, rejected])].filter(hasText);
}

/** The answers to refine by, with which of them are known to be strong or weak. */
export function refineSamples(record: CaseRecord): readonly RefineSample[] {
  const { references, preferred, rejected } = inputsOf(record);
  const strong = new Set([...references, preferred].filter(hasText));
  return [...new Set([...answersOf(record), ...references.filter(hasText)])].map((response) => ({
    response,
    strong: strong.has(response) ? true : response === rejected ? false : null,
  }));
}

/** What a method needs and the case does not have, in a few words each. */
export function missingFor(
  method: GenerationMethod,
  record: CaseRecord,
  library: readonly LibraryEntry[],
  writes: boolean,
): readonly string[] {
  const input = generationInput(record, library);
  const words = method.needs.filter((need) => !isGiven(input, need)).map((need) => wordsOf(need, input));
  return method.writing === 'needed' && !writes ? [...words, 'a model that writes'] : words;
}

function wordsOf(need: InputNeed, { responses = [] }: GenerationInput): string {
  return need === 'responses' && responses.length === 1 ? 'another answer' : needWords[need];
}

const needWords: Readonly<Record<InputNeed, string>> = {
  references: 'an answer known to be good',
  responses: 'two answers',
  pair: 'a preferred and a rejected answer',
  guideline: 'a guideline',
  rubric: 'a rubric to start from',
  library: 'rubrics in your library',
  stakeholders: 'those it concerns',
};

const hasText = (text: string): boolean => /\S/.test(text);

/** The texts of an input by the names that places in a trace use. */
export function textsOf(input: GenerationInput): Readonly<Record<string, string>> {
  const { conversation, references = [], responses = [], pair, guideline } = input;
  const listed = (name: string, texts: readonly string[]): readonly (readonly [string, string])[] =>
    texts.map((text, at) => [`${name}.${at}`, text]);
  return Object.fromEntries([
    ...listed(
      'conversation',
      conversation.map(({ content }) => content),
    ),
    ...listed('references', references),
    ...listed('responses', responses),
    ...(pair ? Object.entries(pair).map(([side, text]) => [`pair.${side}`, text]) : []),
    ...(guideline === undefined ? [] : [['guideline', guideline]]),
  ]);
}
