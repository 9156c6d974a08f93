import { languageName } from '../generation/answer-languages.ts';
import type { GenerationTrace, Note } from '../generation/generation-trace.ts';

/** What a reader should know about how a rubric was made, in sentences; empty when there is nothing to say. */
export function generationNotes(trace: GenerationTrace): readonly string[] {
  return trace.notes.map(say);
}

function say(note: Note): string {
  switch (note.code) {
    case 'bank-is-english':
      return `The bank of criteria is in English; this conversation seems to be ${languageName(note.language)}.`;
    case 'engine-failed':
      return 'The model could not rank the criteria; they were chosen by the words of the conversation alone.';
    case 'engine-answers-missing':
      return `The model gave no rank to ${note.count} of the criteria; those were placed by words alone.`;
    case 'writing-failed':
      return 'The model could not put the criteria into words; they stand as they were found.';
    case 'nothing-separates':
      return 'Nothing was found that tells the answers apart.';
    case 'no-user-message':
      return 'The conversation has no user message; the criteria are general ones.';
    case 'conversation-cut':
      return 'The conversation is very long; the criteria were chosen from its last part.';
  }
}
