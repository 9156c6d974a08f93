import { generationMethods } from '../generation/methods/registry.ts';
import type { BenchProps } from '../ui/bench-view.ts';
import type { LibraryViewProps } from '../ui/library-view.ts';
import type { MethodChoice, MethodPickerProps } from '../ui/method-picker.ts';
import type { CriterionFate } from '../ui/rubric-tree.ts';
import type { TreeViewProps } from '../ui/tree-view.ts';
import type { Making } from './bench-state.ts';
import { inputsOf, missingFor, refineSamples } from './case-inputs.ts';
import { rubricOf } from './case-run.ts';
import { hasSamples, titleOfEntry } from './library-actions.ts';
import { rubricVersions } from './rubric-versions.ts';
import type { AppState, CaseRecord } from './state.ts';
import { traceProps } from './trace-props.ts';

/** What the workbench shows; null while it is closed. */
export function benchProps(state: AppState, record: CaseRecord): BenchProps | null {
  const { bench } = state;
  if (!bench.open) return null;
  const rubric = rubricOf(record);
  switch (bench.tab) {
    case 'make':
      return { tab: 'make', picker: pickerProps(state, record) };
    case 'trace':
      return { tab: 'trace', trace: traceProps(record, bench) };
    case 'tree':
      return { tab: 'tree', tree: treeProps(state, record) };
    case 'matrix':
      return { tab: 'matrix', rubric, open: bench.cell };
    case 'wording':
      return { tab: 'wording', rubric };
    case 'changes': {
      const versions = rubricVersions(record);
      const last = versions.length - 1;
      // Chosen on a case with more versions, they say nothing of this one.
      const fits = bench.versions !== null && Math.max(bench.versions.from, bench.versions.to) <= last;
      const chosen = fits && bench.versions ? bench.versions : { from: last - 1, to: last };
      return { tab: 'changes', changes: { versions, ...chosen } };
    }
  }
}

function pickerProps(state: AppState, record: CaseRecord): MethodPickerProps {
  const { bench, scope } = state;
  const writes = scope?.writes ?? false;
  const methods = generationMethods.map((method): MethodChoice => {
    const { id, name, description, source, needs } = method;
    const adds = method.writing === 'none' || writes ? '' : writing[method.writing];
    return {
      id,
      name,
      description,
      source,
      needs,
      missing: missingFor(method, record, bench.library, writes),
      writing: adds,
    };
  });
  const rubric = rubricOf(record);
  return {
    methods,
    chosen: bench.method,
    search: bench.search,
    inputs: inputsOf(record),
    facts: {
      response: record.response,
      rubricCriteria: rubric?.criteria.length ?? 0,
      libraryEntries: bench.library.length,
    },
    work: workOf(state, record, 'make'),
    ready: scope !== null && bench.work.phase !== 'working',
  };
}

const writing = {
  better: 'The model in use reads and does not write: criteria keep the words they were found in.',
  needed: 'The model in use reads and does not write; this method needs one that does.',
} as const;

function workOf({ bench }: AppState, { id }: CaseRecord, doing: 'make' | 'refine'): MethodPickerProps['work'] {
  return bench.caseId === id && bench.doing === doing ? bench.work : { phase: 'idle' };
}

function treeProps(state: AppState, record: CaseRecord): TreeViewProps {
  const rubric = rubricOf(record);
  const refined = (record.makings ?? []).findLast((making) => making.kind === 'refined');
  // What was dropped from a rubric that is no longer in use says nothing of this one.
  const last = refined && rubric?.id === refined.rubric.id ? refined : null;
  return {
    rubric,
    by: state.bench.by,
    fates: last ? fatesOf(last) : [],
    refine: {
      answers: refineSamples(record).length,
      missing: missingToRefine(state, record),
      outcome: last ? outcomeWords(last) : '',
      work: workOf(state, record, 'refine'),
    },
  };
}

/** What keeps a rubric from being refined, with its remedy; empty when nothing does. */
export function missingToRefine(state: AppState, record: CaseRecord): string {
  if (!rubricOf(record)) return 'There is no rubric to refine. Make one first.';
  if (state.scope === null) return 'The model is not loaded yet.';
  if (state.bench.work.phase === 'working') return 'Another rubric is being worked on. Wait for it or stop it.';
  const answers = refineSamples(record).length;
  return answers >= 2 ? '' : `It takes two answers or more; this case has ${answers}. Give another one under Make.`;
}

type Refined = Extract<Making, { readonly kind: 'refined' }>;

function fatesOf({ tree }: Refined): readonly CriterionFate[] {
  return tree.map(({ criterion, parent, fate }) => {
    if (fate.kind !== 'dropped') return { criterion, parent, kind: fate.kind, reason: '' };
    const twin = tree.find((node) => node.criterion.id === fate.twin)?.criterion.text;
    const reason = `${dropWords[fate.reason]}${twin === undefined ? '.' : `: “${twin}”`}`;
    return { criterion, parent, kind: 'dropped', reason };
  });
}

const dropWords: Readonly<Record<string, string>> = {
  'duplicate-hash': 'it has the same words as another',
  'duplicate-edit': 'it has nearly the same words as another',
  'duplicate-meaning': 'it means the same as another',
  misaligned: 'it favours the weaker answers',
  'no-spread': 'it tells no answer from another',
  size: 'its points are among the smallest and the rubric was full',
};

function outcomeWords({ tree, stop, weighted, rubric }: Refined): string {
  const dropped = tree.filter(({ fate }) => fate.kind === 'dropped').length;
  return [
    `Last refined to ${rubric.criteria.length} criteria, ${dropped} dropped.`,
    ...(stop === 'budget' ? ['So many were dropped that nothing more was split.'] : []),
    ...(weighted ? [] : ['Too little was judged in full for new weights; points stand.']),
  ].join(' ');
}

/** What the dialog of the library shows; null while it is closed. */
export function libraryProps(state: AppState): LibraryViewProps | null {
  if (state.dialog !== 'library') return null;
  const { library, imported } = state.bench;
  const record = state.cases.find(({ id }) => id === state.openId);
  const rubric = record && rubricOf(record);
  return {
    items: library.map((entry) => ({
      id: entry.id,
      title: titleOfEntry(entry),
      criteria: entry.rubric.criteria.length,
    })),
    canAddCase: Boolean(rubric),
    canAddSamples: !hasSamples(library),
    imported,
  };
}
