import { createCaseActions } from '../app/case-actions.ts';
import { openCriteria, runOf } from '../app/case-run.ts';
import { type ExportedFile, exportCase } from '../app/export-case.ts';
import { readBy, staleCriteria } from '../app/reading.ts';
import { withGenerated } from '../app/rubric-versions.ts';
import { type Desk, scoreCase } from '../app/score-case.ts';
import { openCase, profileOf, profileScoreOf, scoreOf } from '../app/select-view.ts';
import { type AppState, type CaseRecord, initialState } from '../app/state.ts';
import { createStore } from '../app/store.ts';
import { type Fault, fromFault, RubriconError, toFault } from '../domain/errors.ts';
import type { RunEvent } from '../domain/run.ts';
import type { ExportFormat, Intent } from '../ui/intent.ts';
import type { RoomNews, Seat } from './engine-room.ts';
import type { Emit, ReviewScore } from './review-data.ts';
import { scoreData } from './score-data.ts';

export interface ReviewOptions {
  /** Where the model is shared; null while the element stands in no page. */
  readonly seat: () => Seat | null;
  readonly emit: Emit;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly hash: (text: string) => Promise<string>;
}

/** One case under review: a desk with a single case, whose model is shared. */
export interface Review {
  readonly state: () => AppState;
  readonly subscribe: (listener: (state: AppState) => void) => void;
  readonly send: (intent: Intent) => void;
  /** Puts another case on the desk, or none; work on the one before ends. */
  show(record: CaseRecord | null): void;
  /** Says how the shared model is. */
  hear(news: RoomNews): void;
  /** Throws: RubriconError of what kept it from a score; AbortError when it was cancelled. */
  score(): Promise<ReviewScore>;
  cancel(): void;
  /** Whether the case still lacks an answer of the model. One that is unsure is an answer: it waits for a person. */
  lacksAnswer(): boolean;
  result(): ReviewScore | null;
  export(kind: ExportFormat): ExportedFile | null;
}

/** A review without a case. It is the page's desk: same log, same rules, same words. */
export function createReview(options: ReviewOptions): Review {
  const { emit, newId } = options;
  const store = createStore<AppState>(initialState);
  let told = 0;
  let pending: Promise<ReviewScore> | null = null;
  const open = (): CaseRecord | null => openCase(store.get());

  const result = (): ReviewScore | null => {
    const record = open();
    const score = record && scoreOf(record);
    const profile = record && profileScoreOf(store.get(), record);
    return score && profile && scoreData(score, profile);
  };
  const tellScore = (): void => {
    const score = result();
    if (score) emit('score', score);
  };
  const tellEvent = (event: RunEvent): void => {
    switch (event.type) {
      case 'verdict':
        emit('verdict', { criterionId: event.criterionId, verdict: event.verdict });
        tellChecking();
        return;
      case 'override':
        emit('override', { criterionId: event.criterionId, met: event.met, reason: event.reason });
        tellScore();
        return;
      case 'run-end':
        if (event.outcome === 'failed') emit('error', event.fault);
        tellScore();
        return;
      case 'rubric-edit':
      case 'revert':
        tellScore();
        return;
      default:
    }
  };
  const tellChecking = (): void => {
    const record = open();
    const run = record && runOf(record);
    if (!run) return;
    const done = run.rubric.criteria.filter(({ id }) => run.criteria.get(id)?.verdict).length;
    emit('progress', { phase: 'checking', done, total: run.rubric.criteria.length });
  };
  // Every change of the case passes here; what the log has gained is told once.
  const keep = ({ events }: CaseRecord): void => {
    const fresh = events.slice(told);
    told = events.length;
    fresh.forEach(tellEvent);
  };
  const cases = createCaseActions(store, { ...options, keep, ask: () => quietly(score()) });

  const desk = async (seat: Seat): Promise<Desk> => {
    const { verifier, readings } = await seat.open();
    return { verifier: readBy(verifier, store.get().scope, store.get()), readings };
  };
  const work = async (seat: Seat, id: string, signal: AbortSignal): Promise<Fault | null> => {
    let met: Fault | null = null;
    store.set({ running: id, waiting: [] });
    await scoreCase({
      ...options,
      signal,
      record: () => store.get().cases.find((record) => record.id === id) ?? null,
      desk: () =>
        desk(seat).catch((thrown: unknown) => {
          met = toFault(thrown);
          throw thrown;
        }),
      anew: (run) => staleCriteria(run, store.get().scope, store.get()),
      onRubric: (_rubric, _notes, made) => cases.change(id, (record) => withGenerated(record, made, options.now())),
      onEvent: (event) => {
        if (open()?.id !== id) return;
        cases.append(id, event);
        if (event.type !== 'run-end' || event.outcome !== 'failed') return;
        met = event.fault;
        seat.noteFault(event.fault);
        store.set({ fault: event.fault.message });
      },
      // What kept the model from opening is told by the room, to every seat.
      onFault: (message) => {
        if (met) return;
        met = { code: 'internal', message, details: {} };
        store.set({ fault: message });
        emit('error', met);
      },
    });
    store.set({ running: null });
    cases.settle(id);
    return met;
  };
  const run = async (seat: Seat, id: string): Promise<ReviewScore> => {
    store.set({ waiting: [id], fault: '' });
    emit('progress', { phase: 'queued' });
    let stopped = true;
    let fault: Fault | null = null;
    await seat.work(async (signal) => {
      fault = await work(seat, id, signal);
      stopped = signal.aborted;
    });
    store.set({ waiting: [] });
    if (stopped || open()?.id !== id) throw new DOMException('The scoring was cancelled.', 'AbortError');
    if (fault) throw fromFault(fault);
    const score = result();
    if (score) return score;
    throw new RubriconError('internal', 'The case was not scored. Try again.');
  };
  const score = (): Promise<ReviewScore> => {
    if (pending) return pending;
    const seat = options.seat();
    const record = open();
    if (!record || record.response === null) return Promise.reject(nothingToScore());
    if (!seat) return Promise.reject(notInPage());
    const mine = run(seat, record.id).finally(() => {
      if (pending === mine) pending = null;
    });
    pending = mine;
    return mine;
  };
  const cancel = (): void => {
    pending = null;
    options.seat()?.stop();
  };

  return {
    state: store.get,
    subscribe: store.subscribe,
    show: (given) => {
      cancel();
      const record = given && { ...given, id: newId() };
      told = record?.events.length ?? 0;
      store.set({
        cases: record ? [record] : [],
        openId: record?.id ?? null,
        running: null,
        waiting: [],
        selected: null,
        inline: null,
        inOrder: false,
        shownOrder: record?.rubric?.criteria.map(({ id }) => id) ?? [],
        fault: '',
        wish: null,
      });
      if (record && runOf(record)) cases.settle(record.id);
    },
    hear: ({ status, scope, progress, fault }) => {
      const before = store.get().model.phase;
      store.set({ model: status, scope });
      if (progress) emit('progress', progress);
      if (status.phase === 'ready' && before !== 'ready') {
        const { model, revision, device } = status;
        emit('progress', { phase: 'ready', model, revision, device });
      }
      if (fault && before !== 'failed') emit('error', fault);
    },
    score,
    cancel,
    lacksAnswer: () => {
      const record = open();
      const run = record && runOf(record);
      return record !== null && record.response !== null && (!run || openCriteria(run, true).length > 0);
    },
    result,
    export: (kind) => {
      const record = open();
      return record && exportCase(record, kind, profileOf(store.get(), record));
    },
    send: (intent) => {
      switch (intent.type) {
        case 'score':
        case 'generate-rubric':
          quietly(score());
          return;
        case 'stop':
          cancel();
          return;
        case 'retry-model':
          options.seat()?.reload();
          return;
        case 'set-pane':
          store.set({ pane: intent.pane });
          return;
        case 'set-profile':
          store.set({ profile: intent.name });
          tellScore();
          return;
        case 'dismiss':
          store.set({ fault: '' });
          return;
        default:
          cases.handle(intent);
      }
    },
  };
}

/** A person's wish to score is not awaited; faults are shown and told where they arise. */
function quietly(work: Promise<unknown>): void {
  work.catch(() => undefined);
}

const nothingToScore = (): RubriconError =>
  new RubriconError(
    'input-invalid',
    'There is nothing to score yet. Give a conversation and a response, and a rubric that can be read or none.',
  );

const notInPage = (): RubriconError =>
  new RubriconError(
    'input-invalid',
    'The review stands in no page, or the address of its model is none. Put it right, then score.',
  );
