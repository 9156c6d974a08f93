import type { Rubric } from '../domain/rubric.ts';
import type { RunEvent } from '../domain/run.ts';
import type { Intent } from '../ui/intent.ts';
import { worstFirst } from './case-list-props.ts';
import { appendEvent, type NewEvent, openCriteria, rubricOf, runOf } from './case-run.ts';
import { changeRecord, findRecord } from './compare/beside.ts';
import { moveCriterion, removeCriterion, saveCriterion } from './edit-rubric.ts';
import { arrange, orderCriteria } from './order-criteria.ts';
import { nextToReview } from './review-queue.ts';
import { withoutLastMaking } from './rubric-versions.ts';
import type { AppState, CaseRecord, Wish } from './state.ts';
import type { Store } from './store.ts';
import { wishFor } from './wish.ts';

export interface CaseActionsOptions {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly keep: (record: CaseRecord) => void;
  /** Asks for what a case still lacks. */
  readonly ask: (id: string) => void;
}

/** What can be done to cases and their rubrics. */
export interface CaseActions {
  /** Behind the others, or at a place among them. */
  addCases(records: readonly CaseRecord[], at?: number): void;
  open(id: string): void;
  change(id: string, how: (record: CaseRecord) => CaseRecord): void;
  append(id: string, event: RunEvent | NewEvent): void;
  /** Puts rows in order when the work on a case is over. */
  settle(id: string): void;
  useRubric(id: string, rubric: Rubric): void;
  /** Takes the intents that concern the open case. */
  handle(intent: Intent): void;
}

/** The actions over a store; every change is kept as it is made. */
export function createCaseActions(store: Store<AppState>, options: CaseActionsOptions): CaseActions {
  const find = (id: string | null): CaseRecord | null => (id === null ? null : findRecord(store.get().cases, id));
  const wish = (kind: Wish['kind']): Pick<AppState, 'wish'> => wishFor(store.get(), kind);

  const change: CaseActions['change'] = (id, how) => {
    const changed = changeRecord(store.get().cases, id, how);
    if (!changed) return;
    store.set({ cases: store.get().cases.map((other) => (other.id === changed.id ? changed : other)) });
    options.keep(changed);
  };
  const append: CaseActions['append'] = (id, event) =>
    change(id, (record) => appendEvent(record, event, options.now().toISOString()));

  const settle: CaseActions['settle'] = (id) => {
    const state = store.get();
    const record = find(id);
    const run = record && runOf(record);
    if (!run || state.openId !== id || state.inOrder) return;
    const shownOrder = orderCriteria(run, state.order);
    store.set({ shownOrder, inOrder: run.status !== 'running', selected: state.selected ?? shownOrder[0] ?? null });
  };

  const open: CaseActions['open'] = (id) => {
    const record = find(id);
    if (!record) return;
    const run = runOf(record);
    const ids = run
      ? orderCriteria(run, run.status === 'complete' ? store.get().order : 'rubric')
      : (record.rubric?.criteria.map((criterion) => criterion.id) ?? []);
    const selected = run?.status === 'complete' ? (ids[0] ?? null) : null;
    const clean = { inline: null, dialog: null, issues: [], brought: null, fault: '', removed: null } as const;
    const { comparing } = store.get();
    store.set({
      ...clean,
      pane: 'checklist',
      comparing: { ...comparing, open: false, selected: null, issue: '' },
      openId: id,
      selected,
      shownOrder: ids,
      inOrder: run?.status === 'complete',
      ...wish('open-page'),
    });
  };

  const useRubric: CaseActions['useRubric'] = (id, rubric) => {
    const record = find(id);
    const run = record && runOf(record);
    if (!record) return;
    if (run) append(id, { type: 'rubric-edit', rubric });
    else change(id, (before) => ({ ...before, rubric }));
    store.set({ selected: null, inline: null, inOrder: false });
    const changed = find(id);
    const changedRun = changed && runOf(changed);
    if (changedRun && openCriteria(changedRun, false).length > 0) options.ask(id);
    settle(id);
  };

  const edit = (how: (rubric: Rubric) => Rubric | null): void => {
    const record = find(store.get().openId);
    const rubric = record && rubricOf(record);
    const edited = rubric && how(rubric);
    if (!record || !edited) return;
    if (edited.criteria.length === 0) {
      store.set({ fault: 'A rubric needs one criterion. Add another before you remove this one.' });
      return;
    }
    if (!runOf(record)) {
      change(record.id, (before) => ({ ...before, rubric: edited }));
      return;
    }
    append(record.id, { type: 'rubric-edit', rubric: edited });
    askIfOpen(record.id);
  };
  const askIfOpen = (id: string): void => {
    const record = find(id);
    const run = record && runOf(record);
    if (run && run.status !== 'running' && openCriteria(run, false).length > 0) options.ask(id);
  };

  const shownIds = (): readonly string[] => {
    const state = store.get();
    const record = find(state.openId);
    return arrange((record && rubricOf(record)?.criteria) ?? [], state.shownOrder).map(({ id }) => id);
  };
  const moveSelection = (by: 1 | -1): void => {
    const ids = shownIds();
    const at = ids.indexOf(store.get().selected ?? '');
    const next = ids[at < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, at + by))];
    if (next !== undefined) store.set({ selected: next, inline: null, ...wish('focus-row') });
  };
  const reviewNext = (): void => {
    const next = nextToReview(store.get());
    if (!next) {
      // The score is what there is to see.
      store.set(wish('open-page'));
      return;
    }
    if (next.caseId !== store.get().openId) open(next.caseId);
    const comparing = { ...store.get().comparing, open: false };
    const bench = { ...store.get().bench, open: false };
    store.set({ comparing, bench, selected: next.criterionId, inline: null, pane: 'checklist', ...wish('focus-row') });
  };
  const revert = (pick: (run: NonNullable<ReturnType<typeof runOf>>) => number | undefined): void => {
    const record = find(store.get().openId);
    const run = record && runOf(record);
    const target = run ? pick(run) : undefined;
    if (!record || target === undefined) return;
    append(record.id, { type: 'revert', target });
    askIfOpen(record.id);
    putInOrder(record.id);
  };
  /** Rows of another rubric are put in order anew: they are under no one's hands. */
  const putInOrder = (id: string): void => {
    const known = new Set(store.get().shownOrder);
    const record = find(id);
    if (!record || rubricOf(record)?.criteria.some((criterion) => known.has(criterion.id))) return;
    store.set({ selected: null, inline: null, inOrder: false });
    settle(id);
  };

  /** Takes back a making that no run has started from: there is no event yet that could be reverted. */
  const unmake = (id: string): boolean => {
    const record = find(id);
    const before = record && withoutLastMaking(record);
    if (before) change(id, () => before);
    return before !== null;
  };

  const addCases: CaseActions['addCases'] = (records, at = store.get().cases.length) => {
    store.set({ cases: store.get().cases.toSpliced(at, 0, ...records) });
    for (const record of records) options.keep(record);
  };

  /** Brings the case that was deleted last back to its place. */
  const bringBack = (): void => {
    const { removed } = store.get();
    if (!removed) return;
    addCases([removed.record], removed.at);
    store.set({ removed: null, ...wishFor(store.get(), 'focus-case', { id: removed.record.id }) });
  };

  const handle = (intent: Intent): void => {
    const state = store.get();
    const id = state.openId;
    if (intent.type === 'review-next') reviewNext();
    if (id === null && intent.type === 'undo') bringBack();
    if (intent.type === 'order-cases') store.set({ caseOrder: intent.order === 'worst' ? worstFirst(state) : [] });
    if (id === null) return;
    switch (intent.type) {
      case 'select':
        store.set({ selected: intent.criterionId, inline: null, ...wish('show-pane') });
        return;
      case 'move-selection':
        moveSelection(intent.by);
        return;
      case 'show-evidence':
        store.set({ selected: intent.criterionId, pane: 'text', ...wishFor(state, 'show-evidence', intent) });
        return;
      case 'set-pane':
        store.set({ pane: intent.pane, ...wish('show-pane') });
        return;
      case 'set-order':
        store.set({ order: intent.order, inOrder: false });
        settle(id);
        return;
      case 'begin':
        store.set({ inline: intent.inline, ...wish('focus-inline') });
        return;
      case 'cancel-inline':
        store.set({ inline: null, ...wish('focus-row') });
        return;
      case 'override':
        append(id, overrideOf(intent));
        store.set({ inline: null, ...wish('focus-row') });
        return;
      case 'save-criterion':
        edit((rubric) => saveCriterion(rubric, intent.criterionId, intent.text, intent.points, options.newId));
        store.set({ inline: null, ...wish('focus-row') });
        return;
      case 'remove-criterion': {
        const ids = shownIds();
        const at = ids.indexOf(intent.criterionId);
        edit((rubric) => removeCriterion(rubric, intent.criterionId));
        store.set({ selected: ids[at + 1] ?? ids[at - 1] ?? null, inline: null, ...wish('focus-row') });
        return;
      }
      case 'move-criterion':
        edit((rubric) => moveCriterion(rubric, intent.criterionId, intent.by));
        store.set({ order: 'rubric', inOrder: false, ...wish('focus-row') });
        settle(id);
        return;
      case 'undo':
        if (!unmake(id)) revert((run) => run.undoable.at(-1));
        return;
      case 'redo':
        revert((run) => run.redoable.at(-1));
        return;
      case 'add-response':
        change(id, (record) => ({ ...record, response: intent.response }));
        options.ask(id);
        return;
      default:
    }
  };

  return {
    addCases,
    open,
    change,
    append,
    settle,
    useRubric,
    handle,
  };
}

function overrideOf({ criterionId, met, value, reason }: Extract<Intent, { readonly type: 'override' }>): NewEvent {
  return { type: 'override', criterionId, met, ...(value !== undefined && { value }), reason };
}
