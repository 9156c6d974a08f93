import { RubriconError } from './errors.ts';
import { asksTheSame, assertRubric, type Criterion, type Rubric, sameCheck } from './rubric.ts';
import type { CriterionState, LogEntry, RunEvent, RunState } from './run.ts';
import { isOnScale, scales } from './scale.ts';
import { isSoundVerdict, type Verdict } from './verdict.ts';

/** The part of a run that verdicts and people change, and that a revert folds anew. */
type Content = Pick<RunState, 'rubric' | 'criteria'>;
type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { readonly type: T }>;

const pending: CriterionState = { verdict: null, override: null };

/**
 * The run after one more event; a run begins with `run-start` on null.
 * Throws: RubriconError log-invalid naming the event's number when it can't follow what came before.
 */
export function reduceRun(state: RunState | null, event: RunEvent): RunState {
  if (state === null) return startRun(event);
  if (event.seq !== state.lastSeq + 1) throw logInvalid(event.seq, `expected event ${state.lastSeq + 1} here`);
  assertFits(state, event);
  const entry = { event, criterion: criterionOf(state, event) };
  const log = [...state.log, entry];
  const content = event.type === 'revert' ? foldStanding(log) : applyEntry(state, entry);
  return {
    ...state,
    ...content,
    ...progressAfter(state, event),
    ...historyAfter(state, event),
    log,
    lastSeq: event.seq,
  };
}

/** The verdict that counts: a person's override before the model's or code's; null while pending. */
export function effectiveVerdict({ verdict, override }: CriterionState): Verdict | null {
  if (override === null) return verdict;
  const { met, value } = override;
  const shared = { evidence: [], source: 'person', calibrated: true } as const;
  if (value !== undefined) return { ...shared, kind: 'graded', value, chances: [] };
  return { ...shared, kind: 'decided', met, probability: met ? 1 : 0 };
}

function startRun(event: RunEvent): RunState {
  if (event.type !== 'run-start') throw logInvalid(event.seq, `expected run-start first, found ${event.type}`);
  if (!Number.isInteger(event.seq) || event.seq < 0) throw logInvalid(event.seq, 'expected a whole number from 0 up');
  assertRubricAt(event.seq, event.rubric);
  return {
    ...startContent(event),
    header: event.header,
    submission: event.submission,
    status: 'running',
    fault: null,
    undoable: [],
    redoable: [],
    lastSeq: event.seq,
    log: [{ event, criterion: null }],
  };
}

function startContent({ rubric }: EventOf<'run-start'>): Content {
  return { rubric, criteria: new Map(rubric.criteria.map(({ id }) => [id, pending])) };
}

function assertFits(state: RunState, event: RunEvent): void {
  switch (event.type) {
    case 'run-start':
      throw logInvalid(event.seq, 'found a second run-start');
    case 'rubric-edit':
      assertRubricAt(event.seq, event.rubric);
      return;
    case 'verdict':
      // A verdict may come late, after its criterion went; one that was never asked is no answer.
      if (!state.criteria.has(event.criterionId) && !wasKnown(state.log, event.criterionId)) {
        throw logInvalid(event.seq, 'found a verdict on a criterion that no rubric of this run has');
      }
      if (isSoundVerdict(event.verdict, state.submission.response)) return;
      throw logInvalid(event.seq, 'expected a probability from 0 to 1 and quotes that stand in the response');
    case 'override':
      if (!state.criteria.has(event.criterionId)) {
        throw logInvalid(event.seq, 'found an override of a criterion that the rubric does not have');
      }
      if (standsOn(criterionOf(state, event), event.value)) return;
      throw logInvalid(event.seq, 'expected a mark on the scale of its criterion');
    case 'revert':
      if (state.undoable.includes(event.target) || state.redoable.includes(event.target)) return;
      throw logInvalid(event.seq, 'found a revert of an event that can not be taken back now');
    default:
      return;
  }
}

function assertRubricAt(seq: number, rubric: Rubric): void {
  try {
    assertRubric(rubric);
  } catch (cause) {
    throw logInvalid(seq, cause instanceof Error ? cause.message : 'found a broken rubric', cause);
  }
}

function wasKnown(log: readonly LogEntry[], id: string): boolean {
  return log.some(({ event }) => 'rubric' in event && event.rubric.criteria.some((criterion) => criterion.id === id));
}

function criterionOf({ rubric }: Content, event: RunEvent): Criterion | null {
  if (event.type !== 'verdict' && event.type !== 'override') return null;
  return rubric.criteria.find(({ id }) => id === event.criterionId) ?? null;
}

function applyEntry(content: Content, entry: LogEntry): Content {
  const { event } = entry;
  switch (event.type) {
    case 'rubric-edit':
      return editRubric(content, event.rubric);
    case 'verdict':
      return answersNow(content, event, entry) ? put(content, event.criterionId, { verdict: event.verdict }) : content;
    case 'override': {
      const now = criterionOf(content, event);
      if (!now || !entry.criterion || !asksTheSame(now, entry.criterion)) return content;
      const { met, value, reason, at, seq } = event;
      const override = met === null ? null : { met, ...(value !== undefined && { value }), reason, at, seq };
      return put(content, event.criterionId, { override });
    }
    default:
      return content;
  }
}

function editRubric({ rubric: before, criteria }: Content, rubric: Rubric): Content {
  const old = new Map(before.criteria.map((criterion) => [criterion.id, criterion]));
  const keep = (criterion: Criterion): CriterionState => {
    const same = old.get(criterion.id);
    return (same && asksTheSame(same, criterion) && criteria.get(criterion.id)) || pending;
  };
  return { rubric, criteria: new Map(rubric.criteria.map((criterion) => [criterion.id, keep(criterion)])) };
}

function answersNow(content: Content, event: EventOf<'verdict'>, { criterion: then }: LogEntry): boolean {
  const now = criterionOf(content, event);
  if (now === null || now.text !== event.text || (then !== null && !sameCheck(then.check, now.check))) return false;
  // A mark on another scale than the criterion has by now answers another question.
  return standsOn(now, event.verdict.kind === 'graded' ? event.verdict.value : undefined);
}

/** Whether a mark is an answer to a criterion; no mark is none to object to. */
function standsOn(criterion: Criterion | null, value: number | undefined): boolean {
  return value === undefined || isOnScale(criterion?.scale ?? scales.binary, value);
}

function put(content: Content, id: string, change: Partial<CriterionState>): Content {
  const criteria = new Map(content.criteria);
  criteria.set(id, { ...(content.criteria.get(id) ?? pending), ...change });
  return { rubric: content.rubric, criteria };
}

/** Folds the events that still stand. A revert that was itself reverted takes nothing back. */
function foldStanding(log: readonly LogEntry[]): Content {
  const reverted = new Set<number>();
  for (const { event } of log.toReversed()) {
    if (event.type === 'revert' && !reverted.has(event.seq)) reverted.add(event.target);
  }
  const [start, ...rest] = log.filter(({ event }) => !reverted.has(event.seq));
  if (start?.event.type !== 'run-start') throw logInvalid(start?.event.seq ?? 0, 'expected run-start first');
  return rest.reduce(applyEntry, startContent(start.event));
}

function progressAfter(
  { header, status, fault }: RunState,
  event: RunEvent,
): Pick<RunState, 'header' | 'status' | 'fault'> {
  if (event.type === 'run-resume') return { header: event.header, status: 'running', fault: null };
  if (event.type !== 'run-end') return { header, status, fault };
  return { header, status: event.outcome, fault: event.outcome === 'failed' ? event.fault : null };
}

function historyAfter({ undoable, redoable, log }: RunState, event: RunEvent): Pick<RunState, 'undoable' | 'redoable'> {
  if (event.type === 'override' || event.type === 'rubric-edit') {
    return { undoable: [...undoable, event.seq], redoable: [] };
  }
  if (event.type !== 'revert') return { undoable, redoable };
  const { target, seq } = event;
  const others = (list: readonly number[]) => list.filter((item) => item !== target);
  if (undoable.includes(target)) return { undoable: others(undoable), redoable: [...redoable, seq] };
  const restored = log.flatMap(({ event: e }) => (e.type === 'revert' && e.seq === target ? [e.target] : []));
  return { undoable: [...undoable, ...restored].sort((a, b) => a - b), redoable: others(redoable) };
}

function logInvalid(seq: number, found: string, cause?: unknown): RubriconError {
  const message = `The run log is broken at event ${seq}: ${found}. Load an unchanged copy or run the case again.`;
  return new RubriconError('log-invalid', message, { cause, details: { seq } });
}
