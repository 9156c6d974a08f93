import type { AuditFigures } from '../domain/audit/audit-figures.ts';
import { alignTable, showFigure } from './align-table.ts';

/** An audit as tables for reading: edits that matter by criterion, then those that do not by kind. */
export function auditTable({ sensitivity, spillover, criteria, invariance }: AuditFigures, unedited: number): string {
  const n = criteria.reduce((sum, one) => sum + one.n, 0);
  const blocks = [
    alignTable([
      ['edits that matter', 'n', 'sensitivity', 'spill-over'],
      ...criteria.map((one) => [one.criterion, String(one.n), showFigure(one.sensitivity), showFigure(one.spillover)]),
      ['all', String(n), showFigure(sensitivity), showFigure(spillover)],
    ]),
    alignTable([
      ['edits that do not', 'n', 'invariance'],
      ...invariance.map(({ kind, n: count, share }) => [kind, String(count), showFigure(share)]),
    ]),
    ...(unedited > 0 ? [`criteria that could not be edited: ${unedited}`] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}
