import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConversation } from './parse-conversation.ts';

const roles = (text: string) => parseConversation(text).value.map((message) => message.role);

describe('parseConversation', () => {
  it('FMT-20 speakers at the start of a line open messages', () => {
    const text =
      'Patient: My ear hurts.\nIt began today.\n\nDoctor: Which one?\n**User:** The left.\nASSISTANT： Thank you.';
    expect(parseConversation(text)).toEqual({
      value: [
        { role: 'user', content: 'My ear hurts.\nIt began today.' },
        { role: 'assistant', content: 'Which one?' },
        { role: 'user', content: 'The left.' },
        { role: 'assistant', content: 'Thank you.' },
      ],
      issues: [],
    });
  });

  it('FMT-20 a speaker named inside a sentence opens nothing', () => {
    expect(roles('My doctor: a kind man. I am a user: of creams.\nThe patient: me')).toEqual(['user']);
  });

  it('FMT-20 words before the first speaker are kept as the user and reported', () => {
    const parsed = parseConversation('Notes from Monday\r\nUser: Hello\r\nAssistant: Good day');
    expect(parsed.value.map((message) => message.content)).toEqual(['Notes from Monday', 'Hello', 'Good day']);
    expect(parsed.issues).toMatchObject([{ line: 1, found: 'a text of 17 characters' }]);
  });

  it('FMT-21 text without speakers is one user message', () => {
    expect(parseConversation('\uFEFF  Can I take two?\r\n\r\nI weigh 60 kg. ').value).toEqual([
      { role: 'user', content: 'Can I take two?\n\nI weigh 60 kg.' },
    ]);
    expect(parseConversation('[patient, 40, no allergies] may I fly?').issues).toEqual([]);
  });

  it('FMT-22 chat JSON is read in its common forms', () => {
    const messages = [
      { role: 'developer', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Is this rash' },
          { type: 'text', text: 'catching?' },
        ],
      },
      { role: 'assistant', content: 'Often.' },
    ];
    const expected = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Is this rash\ncatching?' },
      { role: 'assistant', content: 'Often.' },
    ];
    const lines = messages.map((message) => JSON.stringify(message)).join('\n');
    for (const text of [
      JSON.stringify(messages),
      JSON.stringify({ messages }, null, 2),
      JSON.stringify({ prompt: messages }),
      lines,
    ]) {
      expect(parseConversation(text)).toEqual({ value: expected, issues: [] });
    }
  });

  it('FMT-22 what is no text in chat JSON is named and the rest is kept', () => {
    const parsed = parseConversation(
      JSON.stringify([
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Look' },
            { type: 'image_url', image_url: { url: 'x' } },
          ],
        },
        { role: 'tool', content: 'secret value' },
        { role: 'assistant', content: null },
      ]),
    );
    expect(parsed.value).toEqual([{ role: 'user', content: 'Look' }]);
    expect(parsed.issues.map((issue) => issue.field)).toEqual(['[0].content[1]', '[1].role', '[2].content']);
    expect(JSON.stringify(parsed.issues)).not.toContain('secret');
  });

  it('FMT-22 broken JSON stays as text and is reported', () => {
    const parsed = parseConversation('{"messages": [{"role": "user", "content": "Hi"');
    expect(parsed.value).toHaveLength(1);
    expect(parsed.issues).toMatchObject([{ expected: 'JSON', line: 1 }]);
  });

  it('FMT-2 any text is read without a throw and never lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { value, issues } = parseConversation(text);
        expect(value.length + issues.length).toBeGreaterThan(0);
      }),
    );
  });
});
