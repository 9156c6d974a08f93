import { canonicalJson } from '../domain/canonical-json.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { GeneratedRubric } from '../generation/methods/method.ts';
import { findMethod } from '../generation/methods/registry.ts';
import type { RubricVersion } from '../ui/changes-view.ts';
import type { Making } from './bench-state.ts';
import { textsOf } from './case-inputs.ts';
import { rubricOf, runOf } from './case-run.ts';
import type { CaseRecord } from './state.ts';

/** Makings kept with a case; older ones are forgotten. */
const most = 8;

/** A case with one more rubric that was made or refined here. */
export function withMaking(record: CaseRecord, making: Making): CaseRecord {
  return { ...record, makings: [...(record.makings ?? []), making].slice(-most) };
}

/** A case with the rubric that was made because it had none. */
export function withGenerated(record: CaseRecord, { rubric, trace }: GeneratedRubric, now: Date): CaseRecord {
  const { conversation } = record;
  const texts = textsOf({ conversation });
  const making: Making = { kind: 'generated', at: now.toISOString(), before: record.rubric, rubric, trace, texts };
  return withMaking({ ...record, rubric }, making);
}

/** A case before its first run with the rubric that stood before the last making; null where there is nothing to undo. */
export function withoutLastMaking(record: CaseRecord): CaseRecord | null {
  const last = record.makings?.at(-1);
  if (!last || runOf(record) || !record.rubric || !isSame(last.rubric, record.rubric)) return null;
  return { ...record, rubric: last.before, makings: record.makings?.slice(0, -1) ?? [] };
}

/** The making that the rubric in use came from, though it was edited since; null where it came from none. */
export function currentMaking(record: CaseRecord): Making | null {
  const rubric = rubricOf(record);
  if (!rubric) return null;
  const makings = record.makings ?? [];
  return (
    makings.findLast((making) => isSame(making.rubric, rubric)) ??
    makings.findLast((making) => shareOf(making.rubric, rubric) > 0.5) ??
    null
  );
}

/** Every state that the rubric of a case was in, oldest first; the last is in use. */
export function rubricVersions(record: CaseRecord): readonly RubricVersion[] {
  const makings = record.makings ?? [];
  const versions: RubricVersion[] = [];
  const add = (rubric: Rubric | null, at: string, name: string): void => {
    const last = versions.at(-1);
    if (!rubric || (last && isSame(last.rubric, rubric))) return;
    const making = makings.find((one) => isSame(one.rubric, rubric));
    versions.push({ rubric, at, name: making ? makingName(making) : name });
  };
  const start = record.events.find((event) => event.type === 'run-start');
  for (const making of makings) {
    if (start && making.at > start.at) break;
    add(making.before, '', 'as it came');
    add(making.rubric, making.at, '');
  }
  for (const event of record.events) {
    if (event.type === 'run-start') add(event.rubric, event.at, 'as it came');
    if (event.type === 'rubric-edit') add(event.rubric, event.at, 'edited by hand');
  }
  add(rubricOf(record), '', versions.length === 0 ? 'as it came' : 'after undo');
  return versions;
}

/** How a rubric came about, in words. */
function makingName(making: Making): string {
  return making.kind === 'refined' ? 'refined' : `made by ${methodName(making.trace.method)}`;
}

/** The name of a method; a trace may come from one that this version does not have. */
export function methodName(id: string): string {
  try {
    return findMethod(id).name;
  } catch {
    return id;
  }
}

function isSame(a: Rubric, b: Rubric): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}

function shareOf(made: Rubric, used: Rubric): number {
  const ids = new Set(used.criteria.map(({ id }) => id));
  return made.criteria.filter(({ id }) => ids.has(id)).length / Math.max(1, made.criteria.length);
}
