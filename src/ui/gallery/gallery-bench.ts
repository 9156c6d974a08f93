import type { Criterion, Rubric } from '../../domain/rubric.ts';
import { type CaseInputs, noInputs } from '../bench-intent.ts';
import type { BenchProps } from '../bench-view.ts';
import type { LibraryViewProps } from '../library-view.ts';
import type { MethodChoice, MethodPickerProps } from '../method-picker.ts';
import type { TraceStepView } from '../trace-view.ts';
import { response, rubric } from './gallery-case.ts';

const method = (id: string, name: string, more: Partial<MethodChoice> = {}): MethodChoice => ({
  id,
  name,
  description: 'What the user demands, then the criteria of our own bank that fit best.',
  source: 'Our own, 2026',
  needs: [],
  missing: [],
  writing: '',
  ...more,
});

const methods: readonly MethodChoice[] = [
  method('bank', 'Bank of criteria'),
  method('peem', 'PEEM', {
    description: 'Nine anchored axes that any answer can be graded on.',
    source: 'PEEM, 2026',
  }),
  method('rules-and-principles', 'Rules, then principles', {
    description:
      'Hard rules from the conversation, principles from what a preferred answer does and a rejected one does not.',
    source: 'CRG, OpenRubrics, 2025',
    needs: ['pair'],
    missing: ['a preferred and a rejected answer'],
    writing: 'The model in use reads and does not write: criteria keep the words they were found in.',
  }),
  method('guideline', 'Facts of a guideline', {
    description: 'Atomic facts of a pasted guideline, each a criterion with its passage.',
    source: 'Search-Gen-V, 2025',
    needs: ['guideline'],
  }),
  method('rubric-rag', 'RubricRAG', {
    description: 'Criteria from the rubrics of the most similar conversations in your library.',
    source: 'RubricRAG, 2026',
    needs: ['library'],
    missing: ['rubrics in your library'],
  }),
];

const inputs: CaseInputs = {
  ...noInputs,
  preferred: 'Give paracetamol by weight and see a doctor if she stops drinking.',
  guideline: 'A child with a fever is offered small drinks often. Aspirin is never given to a child.',
};

const picker: MethodPickerProps = {
  methods,
  chosen: 'bank',
  search: '',
  inputs,
  facts: { response, rubricCriteria: 6, libraryEntries: 0 },
  work: { phase: 'idle' },
  ready: true,
};

const make = (change: Partial<MethodPickerProps>): BenchProps => ({ tab: 'make', picker: { ...picker, ...change } });

const step = (kind: TraceStepView['kind'], text: string, more: Partial<TraceStepView> = {}): TraceStepView => ({
  kind,
  text,
  because: '',
  criterionId: null,
  passages: [],
  sources: [],
  figures: [],
  ...more,
});
const passage = {
  place: '0.0',
  label: 'guideline',
  text: inputs.guideline,
  start: 0,
  end: inputs.guideline.indexOf('.') + 1,
};

const steps: readonly TraceStepView[] = [
  step('found', 'A child with a fever is offered small drinks often.', { passages: [passage] }),
  step('made', 'Advises to offer small drinks often.', { criterionId: 'c1', passages: [{ ...passage, place: '1.0' }] }),
  step('asked', 'Advises to offer small drinks often.', { figures: ['answer 1 0.91', 'answer 2 0.12'] }),
  step('kept', 'Recommends aspirin for a child.', { criterionId: 'c5', because: 'Tells the answers apart.' }),
  step('merged', 'Advises frequent small drinks.', { because: 'Another says nearly the same.' }),
  step('dropped', 'Mentions the weather.', {
    because: 'It tells no answer from another.',
    sources: ['library fever in summer'],
  }),
  step('locked', 'Six criteria were locked before any answer was seen.'),
];

const fateOf = (criterion: Criterion, kind: 'split' | 'dropped', reason: string, parent: string | null = null) => ({
  criterion,
  parent,
  kind,
  reason,
});
const made = (id: string, text: string, parent: string): Criterion => ({
  id,
  text,
  points: 3,
  tags: [],
  provenance: { kind: 'generated', method: 'rrd', sources: [], parent },
});

const split: Rubric = {
  ...rubric,
  criteria: [
    ...rubric.criteria.slice(0, 3),
    made('p1', 'Says that a rash which does not fade is a warning sign.', 'whole'),
  ],
};

const cells: Rubric = {
  ...rubric,
  matrix: {
    dimensions: ['Safety', 'Completeness', 'Communication'],
    scenarios: ['Warning signs', 'Treatment at home', 'Follow-up'],
    disciplines: ['Paediatrics'],
  },
  criteria: rubric.criteria.map((criterion, at) =>
    at === 5
      ? criterion
      : {
          ...criterion,
          cell: {
            dimension: at % 2 === 0 ? 'Safety' : 'Completeness',
            scenario: at < 2 ? 'Warning signs' : 'Treatment at home',
            discipline: 'Paediatrics',
          },
        },
  ),
};

const vague: Rubric = {
  ...rubric,
  criteria: [
    {
      id: 'w1',
      text: 'Gives appropriate advice and is thorough.',
      points: 5,
      tags: [],
      provenance: { kind: 'person' },
    },
    { id: 'w2', text: 'Fails to name the dose.', points: 4, tags: [], provenance: { kind: 'person' } },
    ...rubric.criteria.slice(0, 2),
  ],
};

const later: Rubric = {
  ...rubric,
  criteria: [
    ...rubric.criteria.slice(0, 1),
    ...rubric.criteria
      .slice(1, 2)
      .map((one) => ({ ...one, text: 'Gives the dose of paracetamol by weight and age.', points: 7 })),
    ...rubric.criteria.slice(3),
    made('n1', 'Advises to offer small drinks often.', 'none'),
  ],
};

/** The workbench in every state, by the name of its gallery view. */
export const benchViews: Readonly<Record<string, BenchProps>> = {
  'bench-make': make({}),
  'bench-inputs': make({ chosen: 'rules-and-principles' }),
  'bench-working': make({ work: { phase: 'working', what: 'Bank of criteria', done: 14, total: 40 } }),
  'bench-failed': make({ work: { phase: 'failed', message: 'The worker stopped. Make the rubric again.' } }),
  'bench-search': make({ search: 'nothing has these words' }),
  'bench-trace': {
    tab: 'trace',
    trace: {
      method: 'Facts of a guideline',
      source: 'Search-Gen-V, 2025',
      steps,
      notes: [],
      current: true,
      kind: '',
      open: '0.0',
    },
  },
  'bench-trace-none': {
    tab: 'trace',
    trace: { method: null, source: '', steps: [], notes: [], current: false, kind: '', open: null },
  },
  'bench-tree': {
    tab: 'tree',
    tree: {
      rubric: split,
      by: 'origin',
      fates: [
        fateOf(made('whole', 'Names the warning signs of a fever.', ''), 'split', ''),
        fateOf(
          made('p2', 'Says that a stiff neck is a warning sign.', 'whole'),
          'dropped',
          'it tells no answer from another.',
          'whole',
        ),
      ],
      refine: { answers: 3, missing: '', outcome: 'Last refined to 4 criteria, 1 dropped.', work: { phase: 'idle' } },
    },
  },
  'bench-tree-missing': {
    tab: 'tree',
    tree: {
      rubric,
      by: 'axis',
      fates: [],
      refine: {
        answers: 1,
        missing: 'It takes two answers or more; this case has 1.',
        outcome: '',
        work: { phase: 'idle' },
      },
    },
  },
  'bench-matrix': {
    tab: 'matrix',
    rubric: cells,
    open: JSON.stringify(['Safety', 'Treatment at home', 'Paediatrics']),
  },
  'bench-wording': { tab: 'wording', rubric: vague },
  'bench-changes': {
    tab: 'changes',
    changes: {
      versions: [
        { name: 'as it came', at: '', rubric },
        { name: 'edited by hand', at: '', rubric: later },
      ],
      from: 0,
      to: 1,
    },
  },
};

/** A library with rubrics, after an import that stumbled. */
export const libraryFilled: LibraryViewProps = {
  items: [
    { id: 'a', title: 'Fever in a young child', criteria: 6 },
    { id: 'b', title: 'A painkiller beside a blood thinner', criteria: 10 },
  ],
  canAddCase: true,
  canAddSamples: false,
  imported: {
    added: 2,
    issues: [
      {
        line: 3,
        field: 'rubrics[0].points',
        expected: 'a number other than 0',
        found: 'a text',
        remedy: 'Write a number.',
      },
    ],
  },
};

/** A library at first. */
export const libraryEmpty: LibraryViewProps = { items: [], canAddCase: true, canAddSamples: true, imported: null };
