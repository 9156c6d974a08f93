import { auditRows } from './audit-rows.ts';
import { benchmarkRows } from './benchmark-rows.ts';
import { generationRows } from './generation-rows.ts';
import type { MethodRow, MethodStatus } from './method-row.ts';
import { trainingRows } from './training-rows.ts';
import { unrelatedRows } from './unrelated-rows.ts';
import { verifierRows } from './verifier-rows.ts';

/** The 80 published systems that this project answers to, each with what works and the tests that prove it. */
export const methodInventory: readonly MethodRow[] = [
  ...generationRows,
  ...verifierRows,
  ...auditRows,
  ...benchmarkRows,
  ...trainingRows,
  ...unrelatedRows,
];

/** How many systems stand where. */
export function countMethods(rows: readonly MethodRow[] = methodInventory): Readonly<Record<MethodStatus, number>> {
  const count = (status: MethodStatus) => rows.filter((row) => row.status === status).length;
  return {
    works: count('works'),
    partly: count('partly'),
    'out of scope': count('out of scope'),
  };
}
