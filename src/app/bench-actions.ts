import { RubriconError, toFault } from '../domain/errors.ts';
import type { Criterion, Rubric } from '../domain/rubric.ts';
import { generateRubric } from '../generation/generate-rubric.ts';
import { refineRubric } from '../generation/refine/refine-rubric.ts';
import type { BenchAct, BenchTab } from '../ui/bench-intent.ts';
import type { BenchWork } from '../ui/method-picker.ts';
import { judgeResponse, marksOfJudged } from '../verification/judging/judge-marks.ts';
import { missingToRefine } from './bench-props.ts';
import type { BenchState, Making } from './bench-state.ts';
import type { CaseActions } from './case-actions.ts';
import { generationInput, refineSamples, textsOf } from './case-inputs.ts';
import { rubricOf, runOf } from './case-run.ts';
import { createLibraryActions, type LibraryActionsOptions } from './library-actions.ts';
import { methodName, withMaking } from './rubric-versions.ts';
import type { Desk } from './score-case.ts';
import type { AppState, CaseRecord, Wish } from './state.ts';
import type { Store } from './store.ts';
import { wishFor } from './wish.ts';

export interface BenchActionsOptions extends LibraryActionsOptions {
  readonly desk: () => Promise<Desk>;
  readonly cases: CaseActions;
  readonly now: () => Date;
  readonly hash: (text: string) => Promise<string>;
  /** Asks for what a case still lacks. */
  readonly ask: (id: string) => void;
}

/** Takes the acts of the rubric workbench. */
export interface BenchActions {
  handle(act: BenchAct): void;
  /** Ends the work under way. */
  leave(): void;
}

type Work = (record: CaseRecord, signal: AbortSignal) => Promise<Making>;

/** The acts over a store. A rubric that was made takes the place of the one in use by an event, which undo takes back. */
export function createBenchActions(store: Store<AppState>, options: BenchActionsOptions): BenchActions {
  const { cases } = options;
  let abort = new AbortController();
  const set = (change: Partial<BenchState>): void => store.set({ bench: { ...store.get().bench, ...change } });
  const wish = (kind: Wish['kind']): void => store.set(wishFor(store.get(), kind));
  const openCase = (): CaseRecord | null => {
    const { cases: all, openId } = store.get();
    return all.find(({ id }) => id === openId) ?? null;
  };
  const handleLibrary = createLibraryActions(store, options);

  const show = (tab: BenchTab): void => {
    set({ open: true, tab, passage: null });
    store.set({ inline: null, pane: 'checklist' });
    wish('focus-bench');
  };

  const work = async (doing: BenchState['doing'], what: string, then: BenchTab, how: Work): Promise<void> => {
    const record = openCase();
    if (!record || store.get().bench.work.phase === 'working') return;
    abort = new AbortController();
    const { signal } = abort;
    set({ caseId: record.id, doing, work: { phase: 'working', what, done: 0, total: 0 } });
    try {
      const making = await how(record, signal);
      if (signal.aborted) return;
      take(record.id, making);
      set({ work: { phase: 'idle' }, steps: '', versions: null });
      if (store.get().openId === record.id && store.get().bench.open) show(then);
    } catch (thrown) {
      if (!signal.aborted) set({ work: { phase: 'failed', message: toFault(thrown).message } });
    }
  };

  const tell = (signal: AbortSignal, what: string, done: number, total: number): void => {
    const progress: BenchWork = { phase: 'working', what, done: Math.min(done, total), total };
    if (!signal.aborted) set({ work: progress });
  };

  const take = (id: string, making: Making): void => {
    cases.change(id, (record) => withMaking(record, making));
    cases.useRubric(id, making.rubric);
    const record = store.get().cases.find((one) => one.id === id);
    if (record && !runOf(record) && record.response !== null) options.ask(id);
  };

  const make = (): Promise<void> => {
    const { method, library } = store.get().bench;
    const what = methodName(method);
    return work('make', what, 'trace', async (record, signal) => {
      const input = generationInput(record, library);
      const before = rubricOf(record);
      const { verifier } = await options.desk();
      const onProgress = (done: number, total: number): void => tell(signal, what, done, total);
      const settings = { method, hash: options.hash, signal, onProgress };
      const { rubric, trace } = await generateRubric(input, verifier.engine, settings);
      return { kind: 'generated', at: options.now().toISOString(), before, rubric, trace, texts: textsOf(input) };
    });
  };

  const refine = (): Promise<void> =>
    work('refine', 'Refining', 'tree', async (record, signal) => {
      const rubric = rubricOf(record);
      if (!rubric) throw new RubriconError('input-invalid', 'There is no rubric to refine. Make one first.');
      const samples = refineSamples(record);
      const { verifier, readings } = await options.desk();
      const { conversation } = record;
      let judged = 0;
      const judge = async (criteria: readonly Criterion[], response: string) => {
        const alone: Rubric = { ...rubric, criteria };
        const found = await judgeResponse({ conversation, response }, alone, { verifier, readings, signal });
        judged += 1;
        tell(signal, 'Refining', judged, rubric.criteria.length * samples.length);
        return marksOfJudged(alone, found);
      };
      const { engine } = verifier;
      const {
        rubric: refined,
        tree,
        stop,
        weighted,
      } = await refineRubric({ rubric, conversation, samples, judge, engine, signal });
      if (refined.criteria.length === 0) {
        throw new RubriconError(
          'input-invalid',
          'No criterion tells these answers apart, so the rubric stays as it is. Give answers that differ more.',
        );
      }
      return {
        kind: 'refined',
        at: options.now().toISOString(),
        before: rubric,
        rubric: refined,
        tree,
        stop,
        weighted,
      };
    });

  const handle: BenchActions['handle'] = (act) => {
    const { bench } = store.get();
    switch (act.do) {
      case 'show':
        if (store.get().openId !== null) show(act.tab ?? bench.tab);
        return;
      case 'close':
        set({ open: false });
        wish('focus-row');
        return;
      case 'choose':
        set({ method: act.method, ...(bench.work.phase === 'failed' ? { work: { phase: 'idle' } } : {}) });
        return;
      case 'search':
        set({ search: act.text });
        return;
      case 'inputs': {
        const record = openCase();
        if (record) cases.change(record.id, (before) => ({ ...before, inputs: act.inputs }));
        return;
      }
      case 'make':
        void make();
        return;
      case 'refine': {
        const record = openCase();
        if (record && missingToRefine(store.get(), record) === '') void refine();
        return;
      }
      case 'stop':
        leave();
        return;
      case 'passage':
        set({ passage: act.place });
        return;
      case 'steps':
        set({ steps: act.kind });
        return;
      case 'tree':
        set({ by: act.by });
        return;
      case 'cell':
        set({ cell: act.cell });
        return;
      case 'versions':
        set({ versions: { from: act.from, to: act.to } });
        return;
      case 'criterion': {
        const { criterionId } = act;
        set({ open: false });
        store.set({ selected: criterionId, inline: act.edit ? { kind: 'edit', criterionId } : null });
        wish(act.edit ? 'focus-inline' : 'focus-row');
        return;
      }
      default:
        handleLibrary(act);
    }
  };

  const leave = (): void => {
    abort.abort();
    set({ work: { phase: 'idle' } });
  };

  return { handle, leave };
}
