import type { MethodRow } from './method-row.ts';
import { judging, refined, refinement } from './proofs.ts';

/** Rows F: systems of other fields, with what is worth salvaging. */
export const unrelatedRows: readonly MethodRow[] = [
  {
    id: 'F1',
    name: 'PACT reconstruction benchmark',
    status: 'out of scope',
    note: 'Unrelated: imaging physics.',
    proofs: [],
  },
  { id: 'F2', name: 'vMFCoOp', status: 'out of scope', note: 'Unrelated: prompt tuning of vision models.', proofs: [] },
  { id: 'F3', name: 'MedMNIST+ study', status: 'out of scope', note: 'Unrelated: image classification.', proofs: [] },
  { id: 'F4', name: 'PRM-as-a-Judge', status: 'out of scope', note: 'Unrelated: video.', proofs: [] },
  { id: 'F5', name: 'OMR for MCQ', status: 'out of scope', note: 'Unrelated: optical mark reading.', proofs: [] },
  {
    id: 'F6',
    name: 'cukereuse',
    status: 'works',
    note: 'Unrelated domain; its part here is duplicates found in three layers, each told.',
    proofs: [refinement('REF-1'), refined('REF-11')],
  },
  {
    id: 'F7',
    name: 'EDU plan re-ranking',
    status: 'works',
    note: 'Mostly unrelated; its part here is stable re-ranking by score.',
    proofs: [judging('JDG-6')],
  },
  { id: 'F8', name: 'BPD from chest X-rays', status: 'out of scope', note: 'Unrelated: image prognosis.', proofs: [] },
];
