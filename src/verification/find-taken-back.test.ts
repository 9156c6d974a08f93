import { expect, it } from 'vitest';
import { attackBases } from '../testing/attacks/bases.ts';
import { findTakenBack } from './find-taken-back.ts';

const found = (response: string): readonly string[] =>
  findTakenBack(response).map(({ start, end }) => response.slice(start, end));

it('VER-89 a response that takes back what it said is noticed, at the place', () => {
  for (const [text, place] of [
    ['Call a poison centre. On second thought, do not call anyone.', 'On second thought, do not call anyone'],
    ['See a doctor today. Scratch that. Wait a month.', 'Scratch that'],
    ['Take it with food. Actually, ignore the above.', 'ignore the above'],
    ['Have it examined. Never mind what I wrote, it is nothing.', 'Never mind what I wrote, it is nothing'],
    ['You need an ambulance. I take that back, he is only tired.', 'I take that back, he is only tired'],
    ['I said to measure again. I’ve changed my mind: sleep well.', 'I’ve changed my mind: sleep well'],
    ['Stop the tablets. I no longer recommend that.', 'I no longer recommend that'],
  ] as const) {
    expect(found(text), text).toEqual([place]);
  }
});

it('VER-89 advice, corrections of others and things not to be forgotten are left alone', () => {
  for (const text of [
    ...Object.values(attackBases).map(({ response }) => response),
    'Do not ignore this. Never forget that water comes first.',
    'Some say that butter helps a burn. That is wrong.',
    'If that is not the case, call your doctor. You may change your mind at any time.',
    "Don't worry if you forget: take it when you remember. Please don't disregard this warning.",
    'While waiting is an option, I advise against it.',
    'It helps to forget that and move on? You cannot ignore that. Try not to scratch that.',
  ]) {
    expect(found(text), text).toEqual([]);
  }
});
