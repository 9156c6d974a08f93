import { expect, it } from 'vitest';
import { documentTooLong, promptTooLong, statementTooLong } from './too-long.ts';

it('ENG-46 what is too long is told in words, with how much fits and what to do', () => {
  const document = {
    conversation: [{ role: 'user' as const, content: 'Why? '.repeat(250) }],
    response: 'knee '.repeat(13_000),
  };
  expect(documentTooLong(document, { tokens: 17_000, max: 16_384 })).toMatchObject({
    code: 'document-too-long',
    message:
      'The conversation and the response together are too long: about 12,000 of 13,250 words can be read at once. Shorten one of them, or choose another model.',
    details: { tokens: 17_000, max: 16_384 },
  });
  const why = 'this model takes no more';
  expect(statementTooLong('word '.repeat(457), { tokens: 500, max: 120, why }).message).toBe(
    'The statement is too long: about 100 of 457 words can be read at once (this model takes no more). Shorten or split it.',
  );
});

it('ENG-46 text without spaces is told in characters, and that nothing fits is said so', () => {
  const say = (text: string, tokens: number, max: number): string => promptTooLong(text, { tokens, max }).message;
  expect(say('休息两天。'.repeat(40), 400, 100)).toContain('about 50 of 200 characters');
  expect(say('Rest.', 40, 39)).toContain('too long: none of it can be read');
  expect(say('Rest it. '.repeat(80), 200, -20)).toContain('too long: none of it can be read');
});
