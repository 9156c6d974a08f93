import type { MethodRow } from './method-row.ts';
import { judged, judging, rewards } from './proofs.ts';

/** Rows C: audits, robustness, attacks on judges. */
export const auditRows: readonly MethodRow[] = [
  { id: 'C1', name: 'Crome', status: 'not yet', note: '', proofs: [] },
  {
    id: 'C2',
    name: 'RIPD / Rubrics as an Attack Surface',
    status: 'partly',
    note: 'The exact sign test on flips; the comparison of two rubrics on two sets is not there.',
    proofs: [rewards('RWD-1')],
  },
  {
    id: 'C3',
    name: 'RRM, Miracle Steps',
    status: 'works',
    note: 'The share of right answers whose reasoning fails; what nobody judged is in no share.',
    proofs: [judging('JDG-8'), judged('JDG-39')],
  },
  { id: 'C4', name: 'CryptoAnalystBench', status: 'not yet', note: '', proofs: [] },
];
