import type { MethodRow } from './method-row.ts';
import {
  auditCommand,
  audited,
  comparedDrift,
  drift,
  flagged,
  flags,
  judged,
  judging,
  reported,
  rewards,
} from './proofs.ts';

/** Rows C: audits, robustness, attacks on judges. */
export const auditRows: readonly MethodRow[] = [
  {
    id: 'C1',
    name: 'Crome',
    status: 'works',
    note: 'Edits along one criterion by code, a language model or a person, neutral variants, sensitivity, invariance and spill-over, and the pairs as training data; upgrades by code add a sentence in the words of the criterion. Nothing is trained.',
    proofs: [audited('AUD-1'), audited('AUD-2'), audited('AUD-4'), auditCommand('CLI-45')],
  },
  {
    id: 'C2',
    name: 'RIPD / Rubrics as an Attack Surface',
    status: 'works',
    note: 'Two versions of a rubric on a benchmark and a target: accuracy, flips, sign test, stealth drift; run by hand, not on every edit.',
    proofs: [rewards('RWD-1'), drift('RWD-8'), comparedDrift('CLI-66')],
  },
  {
    id: 'C3',
    name: 'RRM, Miracle Steps',
    status: 'works',
    note: 'The share of right answers whose reasoning fails; what nobody judged is in no share.',
    proofs: [judging('JDG-8'), judged('JDG-39')],
  },
  {
    id: 'C4',
    name: 'CryptoAnalystBench',
    status: 'works',
    note: 'Critical failures with kind and quote stand before the score in the page, reports and the terminal; agreement on exact scores beside agreement on critical failures. Which penalties are critical is our rule.',
    proofs: [flags('DOM-60'), flags('DOM-61'), reported('REP-8'), flagged('CLI-43')],
  },
];
