import type { Provenance } from '../domain/rubric.ts';
import type { VerdictSource } from '../domain/verdict.ts';

/** Where a criterion came from, in a few words. */
export function provenanceWords(provenance: Provenance): string {
  switch (provenance.kind) {
    case 'imported':
      return `from ${provenance.source}`;
    case 'bank':
      return 'from the criteria bank';
    case 'constraint':
      return 'asked for in the conversation';
    case 'generated':
      return `written by ${provenance.method}`;
    case 'person':
      return 'written here';
  }
}

/** Who decided a verdict, in a few words. */
export function sourceWords(source: VerdictSource): string {
  return { model: 'decided by the model', code: 'checked by rule', person: 'set by you' }[source];
}
