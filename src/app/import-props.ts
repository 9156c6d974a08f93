import { describeUnderstood } from '../formats/rubrics/describe-understood.ts';
import { isRubricAlone } from '../formats/rubrics/rubric-format.ts';
import type { ImportPreviewProps } from '../ui/import-preview.ts';
import { rubricOf } from './case-run.ts';
import { openCase } from './select-view.ts';
import type { AppState } from './state.ts';

/** What the import dialog shows; null while nothing waits. */
export function importProps(state: AppState): ImportPreviewProps | null {
  if (!state.importing) return null;
  const { file, preview } = state.importing;
  const { format, others, cases } = preview;
  const open = openCase(state);
  const rubrics = cases.flatMap(({ rubric }) => rubric ?? []);
  const criteria = rubrics.flatMap((rubric) => rubric.criteria);
  const chosen = [...(format ? [format] : []), ...others].map(({ id, name }) => ({ id, name }));
  return {
    file,
    format: format && { id: format.id, name: format.name, about: format.description },
    unconfirmed: format !== null && !format.confirmed,
    formats: chosen,
    understood: describeUnderstood(preview.understood),
    sample: criteria.slice(0, 3).map(({ text, points }) => ({ text, points })),
    moreCriteria: Math.max(0, criteria.length - 3),
    notUnderstood: preview.notUnderstood,
    remarks: preview.remarks,
    issues: preview.issues,
    cases: cases.filter((one) => !isRubricAlone(one)).length,
    rubricFor:
      rubrics.length === 0 || (rubrics.length > 1 && cases.some((one) => !isRubricAlone(one)))
        ? null
        : open
          ? 'open-case'
          : 'next-case',
    replaces: open !== null && rubricOf(open) !== null,
  };
}
