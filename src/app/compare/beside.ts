import type { Rubric } from '../../domain/rubric.ts';
import type { RunEvent } from '../../domain/run.ts';
import { rubricOf, runOf } from '../case-run.ts';
import type { CaseRecord } from '../state.ts';

/** What stands beside a case to be compared with it: another response, or another rubric on its response, with its own run. */
export interface Other {
  readonly id: string;
  readonly name: string;
  /** Null is the case's own. */
  readonly response: string | null;
  readonly rubric: Rubric | null;
  readonly events: readonly RunEvent[];
}

/** How two responses were compared by one criterion, read together in both orders. */
export interface PairedCriterion {
  readonly criterionId: string;
  /** The words that were asked: an answer to others does not count. */
  readonly text: string;
  readonly winner: 'first' | 'second' | 'tie' | null;
  readonly flipped: boolean;
}

/** Two responses compared in both orders. Ids of others; `ownId` is the case's own response. `at` is ISO 8601. */
export interface PairRecord {
  readonly first: string;
  readonly second: string;
  readonly model: string;
  readonly at: string;
  readonly criteria: readonly PairedCriterion[];
}

interface Change {
  readonly id: string;
  readonly here: boolean;
}

/** Everything that stands beside a case. `changes` say what came and went, so that it can be undone. */
export interface Beside {
  readonly others: readonly Other[];
  readonly changes: readonly Change[];
  readonly undone: readonly Change[];
  readonly pairs: readonly PairRecord[];
  /** Name of the second scoring profile; empty where none was chosen. */
  readonly profile: string;
}

/** The id of the case itself among those compared. */
export const ownId = 'own';

const nothing: Beside = { others: [], changes: [], undone: [], pairs: [], profile: '' };

/** What stands beside a case. */
export function besideOf({ beside = nothing }: CaseRecord): Beside {
  return beside;
}

/** Responses or rubrics that stand beside a case now, in the order in which they came. */
export function othersOf(record: CaseRecord, kind: 'responses' | 'rubrics'): readonly Other[] {
  const { others, changes } = besideOf(record);
  const here = (id: string): boolean => changes.findLast((change) => change.id === id)?.here ?? false;
  return others.filter((other) => here(other.id) && (kind === 'rubrics') === (other.rubric !== null));
}

/** A case with another response or rubric beside it. What was undone before can't be brought back then. */
export function withOther(record: CaseRecord, other: Other): CaseRecord {
  const beside = besideOf(record);
  const known = new Set(beside.changes.map(({ id }) => id));
  const others = [...beside.others.filter(({ id }) => known.has(id)), other];
  return {
    ...record,
    beside: { ...beside, others, changes: [...beside.changes, { id: other.id, here: true }], undone: [] },
  };
}

/** A case without one of the others; it is kept until the case is deleted or the removal can't be undone any more. */
export function withoutOther(record: CaseRecord, id: string): CaseRecord {
  const beside = besideOf(record);
  return { ...record, beside: { ...beside, changes: [...beside.changes, { id, here: false }], undone: [] } };
}

/** Takes the last change back. */
export function undoBeside(record: CaseRecord): CaseRecord {
  const beside = besideOf(record);
  const last = beside.changes.at(-1);
  if (!last) return record;
  return { ...record, beside: { ...beside, changes: beside.changes.slice(0, -1), undone: [...beside.undone, last] } };
}

/** Brings back what was undone last. */
export function redoBeside(record: CaseRecord): CaseRecord {
  const beside = besideOf(record);
  const last = beside.undone.at(-1);
  if (!last) return record;
  return { ...record, beside: { ...beside, changes: [...beside.changes, last], undone: beside.undone.slice(0, -1) } };
}

/** One of the others as a case of its own, so that everything that works on cases works on it. */
export function asCase(record: CaseRecord, other: Other): CaseRecord {
  return {
    id: addressOf(record.id, other.id),
    title: other.name,
    conversation: record.conversation,
    response: other.response ?? record.response,
    rubric: other.rubric ?? rubricOf(record),
    events: other.events,
  };
}

const divider = '\u001f';

/** Where one of the others is found. */
export function addressOf(caseId: string, otherId: string): string {
  return `${caseId}${divider}${otherId}`;
}

/** The addresses of everything that stands beside a case now. */
export function addressesOf(record: CaseRecord): readonly string[] {
  const all = [...othersOf(record, 'responses'), ...othersOf(record, 'rubrics')];
  return all.map(({ id }) => addressOf(record.id, id));
}

/** A case, or one of the others as a case; null when it is gone. */
export function findRecord(cases: readonly CaseRecord[], address: string): CaseRecord | null {
  const [caseId, otherId] = address.split(divider);
  const record = cases.find(({ id }) => id === caseId) ?? null;
  if (!record || otherId === undefined) return record;
  const other = besideOf(record).others.find(({ id }) => id === otherId);
  return other ? asCase(record, other) : null;
}

/** The case after a change to it, or to the run of one of its others; null when it is gone. */
export function changeRecord(
  cases: readonly CaseRecord[],
  address: string,
  how: (record: CaseRecord) => CaseRecord,
): CaseRecord | null {
  const [caseId, otherId] = address.split(divider);
  const record = cases.find(({ id }) => id === caseId);
  if (!record) return null;
  if (otherId === undefined) return how(record);
  const beside = besideOf(record);
  const other = beside.others.find(({ id }) => id === otherId);
  if (!other) return null;
  const { events } = how(asCase(record, other));
  return {
    ...record,
    beside: { ...beside, others: beside.others.map((one) => (one === other ? { ...one, events } : one)) },
  };
}

/** A case whose others have logs that can be followed; a damaged one loses its verdicts. */
export function withSoundOthers(record: CaseRecord): CaseRecord {
  const { beside } = record;
  if (!beside) return record;
  const sound = beside.others.map((other) => {
    try {
      runOf(asCase({ ...record, events: [] }, other));
      return other;
    } catch {
      return { ...other, events: [] };
    }
  });
  const whole = sound.every((other, at) => other === beside.others[at]);
  return whole ? record : { ...record, beside: { ...beside, others: sound } };
}
