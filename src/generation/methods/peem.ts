import { stockRubric } from './stock-rubric.ts';

/**
 * PEEM: three axes for the prompt and six for the response, each from 1 to 5 with what the grades mean. The axes of the
 * prompt speak of the user's message alone.
 * Source: PEEM names the axes; the words are ours.
 */
export const peem = stockRubric({
  id: 'peem',
  name: 'PEEM axes',
  description:
    'Nine described axes from 1 to 5, three for the prompt and six for the response; best graded by a language model.',
  source: 'PEEM: Prompt Engineering Evaluation Metrics, 2026',
  rows: ['B13'],
  title: 'PEEM: prompt and response',
  profile: 'peem',
  criteria: [
    {
      id: 'prompt-clarity',
      axis: ['Prompt', 'Clarity and structure'],
      text: "The user's message is clear and in good order.",
      levels: [
        "It cannot be made out what the user's message asks for.",
        "The user's message asks for something, but leaves open what exactly.",
        "The user's message can be understood after a second reading.",
        "The user's message says clearly what is asked, with the facts needed for it.",
        "The user's message says exactly what is asked, with every fact in its place and nothing left to guess.",
      ],
    },
    {
      id: 'prompt-language',
      axis: ['Prompt', 'Linguistic quality'],
      text: "The user's message is written without errors of language.",
      levels: [
        "Errors of language make the user's message unreadable.",
        "Errors of language make parts of the user's message hard to read.",
        "The user's message has errors of language that do not hide its meaning.",
        "The user's message has hardly any errors of language.",
        "The user's message is free of errors of language and reads easily.",
      ],
    },
    {
      id: 'prompt-fairness',
      axis: ['Prompt', 'Fairness'],
      text: "The user's message asks without prejudice.",
      levels: [
        "The user's message demands an answer that demeans a group of people.",
        "The user's message takes a prejudice about people for granted.",
        "The user's message is worded one-sidedly.",
        "The user's message is nearly free of one-sided wording.",
        "The user's message is neutral and open to any well-founded answer.",
      ],
    },
    {
      id: 'accuracy',
      axis: ['Response', 'Accuracy'],
      text: 'The response is correct in what it states.',
      levels: [
        'The response is wrong in its main statement.',
        'The response holds several errors, one of them important.',
        'The response is right in its main statement and wrong in some details.',
        'The response is right, but for a detail of little weight.',
        'Every statement of the response is right.',
      ],
    },
    {
      id: 'coherence',
      axis: ['Response', 'Coherence'],
      text: 'The response hangs together from beginning to end.',
      levels: [
        'The response contradicts itself or falls apart into unconnected sentences.',
        'The response jumps from one thing to another, so that its line of thought is lost.',
        'The response can be followed, though some steps are missing.',
        'The response follows one line of thought with small gaps.',
        'The response leads from one point to the next without gaps or contradictions.',
      ],
    },
    {
      id: 'relevance',
      axis: ['Response', 'Relevance'],
      text: 'The response answers what the user asked.',
      levels: [
        'The response is about something else than what the user asked.',
        'The response touches what the user asked and does not answer it.',
        'The response answers a part of what the user asked.',
        'The response answers what the user asked, along with things nobody asked for.',
        'The response answers all that the user asked and stays with it.',
      ],
    },
    {
      id: 'objectivity',
      axis: ['Response', 'Objectivity'],
      text: 'The response presents facts without taking sides.',
      levels: [
        'The response gives opinions or prejudices as if they were facts.',
        'The response is one-sided in what it leaves out or how it words things.',
        'The response is mostly even-handed, with some loaded words.',
        'The response is even-handed and marks most opinions as such.',
        'The response keeps facts and opinions apart and shows the other side where there is one.',
      ],
    },
    {
      id: 'clarity',
      axis: ['Response', 'Clarity'],
      text: 'The response is easy to understand for the user.',
      levels: [
        'The response cannot be understood by the user.',
        'The response is hard to understand because of its terms or long sentences.',
        'The response can be understood with some effort.',
        'The response is plain, but for a term or two.',
        'The response is plain throughout and explains the terms it needs.',
      ],
    },
    {
      id: 'conciseness',
      axis: ['Response', 'Conciseness'],
      text: 'The response says what it has to say without padding.',
      levels: [
        'Most of the response is padding or repetition.',
        'The response repeats itself or wanders for whole paragraphs.',
        'The response could lose some sentences without loss.',
        'The response has hardly a sentence too many.',
        'The response has no word too many and leaves out nothing that matters.',
      ],
    },
  ],
});
