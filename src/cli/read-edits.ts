import type { Rubric } from '../domain/rubric.ts';
import { readRecords } from '../formats/read-json.ts';
import { isRecord } from '../formats/read-messages.ts';
import type { GivenEdit } from '../verification/audit/audit-response.ts';

/** The edits that each case brings in `edits`, once its rubric is known; those for another criterion are left out. */
export function givenEdits(text: string): readonly ((rubric: Rubric) => readonly GivenEdit[])[] {
  return readRecords(text).map((record) => (rubric) => {
    const given = record.ok && isRecord(record.value) && Array.isArray(record.value.edits) ? record.value.edits : [];
    return given.filter(isRecord).flatMap(({ criterion, effect, response }): GivenEdit[] => {
      const known = rubric.criteria.find(({ id, text: words }) => words === criterion || id === criterion);
      if (!known || typeof response !== 'string' || (effect !== 'adds' && effect !== 'removes')) return [];
      return [{ criterionId: known.id, effect, response }];
    });
  });
}
