import type { MethodRow } from './method-row.ts';
import { benchmarks, gates, judged, judging, page, rewards, signed, vectors } from './proofs.ts';

/** Rows A: making and mending rubrics. */
export const generationRows: readonly MethodRow[] = [
  {
    id: 'A1',
    name: 'OpenRubrics / CRG / Rubric-RM',
    status: 'partly',
    note: 'Hard rules before principles as a scoring profile, and its file format; making and filtering rubrics is not there.',
    proofs: [gates('PRO-12')],
  },
  {
    id: 'A2',
    name: 'MR-RML with GPRC',
    status: 'works',
    note: 'Matrix coverage, a score a dimension, projection and deviation; the matrix is not edited in the page, the reward model stays outside.',
    proofs: [vectors('PRO-15')],
  },
  {
    id: 'A3',
    name: 'RRD',
    status: 'partly',
    note: 'Whitened-uniform weights; the loop that splits and drops criteria is not there.',
    proofs: [vectors('PRO-13')],
  },
  { id: 'A4', name: 'ORBIT', status: 'not yet', note: '', proofs: [] },
  {
    id: 'A5',
    name: 'DeltaRubric',
    status: 'partly',
    note: 'Points of difference are asked of each side and added up in code.',
    proofs: [judging('JDG-2'), judged('JDG-32')],
  },
  { id: 'A6', name: 'CDRRM', status: 'not yet', note: '', proofs: [] },
  {
    id: 'A7',
    name: 'ARR / RPO',
    status: 'partly',
    note: 'The preference in both orders; the rubric that is locked before the answers is not there.',
    proofs: [judging('JDG-1'), judged('JDG-31')],
  },
  {
    id: 'A8',
    name: 'Automated medical rubrics',
    status: 'partly',
    note: 'Alignment in percent, clamped points, AUROC of gaps; the making of rubrics from evidence is not there.',
    proofs: [benchmarks('PRO-10')],
  },
  { id: 'A9', name: 'RubricRAG', status: 'not yet', note: '', proofs: [] },
  {
    id: 'A10',
    name: 'Adaptive Precise Boolean rubrics',
    status: 'partly',
    note: 'The score over what applies; agreement between raters and the split of Likert items are not there.',
    proofs: [signed('PRO-10'), signed('PRO-3')],
  },
  {
    id: 'A11',
    name: 'Proxy-GRM',
    status: 'partly',
    note: 'The plain reward; the transfer test itself is not there.',
    proofs: [rewards('RWD-1')],
  },
  {
    id: 'A12',
    name: 'ARCANE',
    status: 'works',
    note: 'Weights of stakeholders re-score stored verdicts without the model; there are no sliders yet.',
    proofs: [vectors('PRO-14'), page('APP-50')],
  },
];
