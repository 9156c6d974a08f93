import { expect, it } from 'vitest';
import { generationNotes } from './generation-notes.ts';

const trace = { method: 'bank', steps: [] };

it('APP-3 what a reader should know of a generated rubric is said in words', () => {
  expect(generationNotes({ ...trace, notes: [] })).toEqual([]);
  const notes = generationNotes({
    ...trace,
    notes: [
      { code: 'bank-is-english', language: 'es' },
      { code: 'engine-failed', fault: 'worker-lost' },
      { code: 'engine-answers-missing', count: 3 },
      { code: 'writing-failed', fault: 'output-invalid' },
      { code: 'nothing-separates' },
      { code: 'no-user-message' },
      { code: 'conversation-cut' },
    ],
  });
  expect(notes[0]).toContain('Spanish');
  expect(notes[2]).toContain('3');
  expect(new Set(notes).size).toBe(7);
});
