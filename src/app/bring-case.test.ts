import { describe, expect, it } from 'vitest';
import { bringFile, bringText } from './bring-case.ts';

let ids = 0;
const newId = (): string => `id-${ids++}`;
const text = (conversation: string, response = '', rubric = '') => ({ conversation, response, rubric });

describe('bringing a case', () => {
  it('APP-2 the last assistant turn is under review when no response is given', () => {
    const { cases } = bringText(
      text('User: My ear hurts.\nAssistant: Since when?\nUser: Today.\nAssistant: Try warmth.'),
      newId,
    );
    expect(cases[0]).toMatchObject({ response: 'Try warmth.', rubric: null, title: 'Today.' });
    expect(cases[0]?.conversation).toHaveLength(3);
  });

  it('APP-3 a conversation without any answer waits for one', () => {
    expect(bringText(text('My ear hurts.'), newId).cases[0]).toMatchObject({ response: null });
  });

  it('APP-2 a given response leaves the conversation whole', () => {
    const { cases } = bringText(text('User: Hi\nAssistant: Hello', 'Good day'), newId);
    expect(cases[0]).toMatchObject({ response: 'Good day', conversation: [{ role: 'user' }, { role: 'assistant' }] });
  });

  it('APP-2 a pasted rubric comes along', () => {
    const { cases } = bringText(text('Hi', 'Hello', 'criterion,points\nGreets back.,3'), newId);
    expect(cases[0]?.rubric?.criteria).toMatchObject([{ text: 'Greets back.', points: 3 }]);
  });

  it('APP-2 a rubric beside pasted cases serves those that bring none, and what is wrong with it is told', () => {
    const own = { prompt: 'Hi', rubrics: [{ criterion: 'Greets.', points: 2, tags: [] }] };
    const pasted = [{ prompt: 'Hello' }, own].map((row) => JSON.stringify(row)).join('\n');
    const { cases, rubric, issues } = bringText(
      text(pasted, '', 'criterion,points\nGreets back.,3\nSmiles.,no'),
      newId,
    );
    expect(cases.map((one) => one.rubric?.criteria.map((criterion) => criterion.text))).toEqual([
      ['Greets back.'],
      ['Greets.'],
    ]);
    expect(rubric).toBeNull();
    expect(issues).toMatchObject([{ line: 3 }]);
    expect(bringText(text(JSON.stringify(own), '', 'criterion,points\nGreets back.,3'), newId)).toMatchObject({
      cases: [{ rubric: { criteria: [{ text: 'Greets.' }] } }],
      rubric: { criteria: [{ text: 'Greets back.' }] },
    });
  });

  it('APP-2 lines that can be read open, the others are listed by line', () => {
    const good = {
      prompt: [{ role: 'user', content: 'Hi' }],
      response: 'Hello',
      rubrics: [{ criterion: 'Greets.', points: 2, tags: [] }],
    };
    const { cases, issues } = bringFile(`${JSON.stringify(good)}\n{broken\n${JSON.stringify(good)}`, newId);
    expect(cases).toHaveLength(2);
    expect(issues[0]?.line).toBe(2);
  });

  it('APP-2 chat JSON and a lone rubric are told apart', () => {
    const chat = JSON.stringify({
      messages: [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Hello' },
      ],
    });
    expect(bringFile(chat, newId).cases[0]).toMatchObject({ response: 'Hello' });
    const { cases, rubric } = bringFile('criterion,points\nGreets back.,3', newId);
    expect(cases).toEqual([]);
    expect(rubric?.criteria).toHaveLength(1);
  });

  it('APP-2 a file that is no text opens nothing and says what to do; accents in another encoding do not make it one', () => {
    const picture = new TextDecoder().decode(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 255, 254]));
    for (const other of [picture, '%PDF-1.7\n1 0 obj', '{\\rtf1 Hello}']) {
      const { cases, issues } = bringFile(other, newId);
      expect(cases).toEqual([]);
      expect(issues[0]?.remedy).toContain('paste');
    }
    expect(bringFile('User: Caf\uFFFD au lait, is that bad for me?', newId).cases).toHaveLength(1);
  });

  it('APP-2 data without any message opens nothing, pasted or as a file; text that opens with a bracket does', () => {
    expect(bringFile('{"foo": 1}', newId)).toMatchObject({ cases: [], issues: [{}, {}] });
    expect(bringText(text('[{"id": 4}]'), newId).cases).toEqual([]);
    expect(bringText(text('[since Monday] I have a cough.'), newId).cases).toHaveLength(1);
  });

  it('APP-114 a case of a file keeps the id that the file gave it', () => {
    const row = { prompt_id: 'p-7', prompt: 'Hi', response: 'Hello.' };
    expect(bringFile(JSON.stringify(row), newId).cases[0]).toMatchObject({ fileId: 'p-7' });
  });

  it('APP-2 what is no case at all keeps its reason', () => {
    const { cases, issues } = bringText(text('   '), newId);
    expect(cases).toEqual([]);
    expect(issues[0]?.remedy).not.toBe('');
  });
});
