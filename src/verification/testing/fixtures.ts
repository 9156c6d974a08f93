import type { Calibration } from '../../domain/calibration.ts';
import type { CodeCheck, Criterion, Rubric } from '../../domain/rubric.ts';
import type { RunEvent } from '../../domain/run.ts';
import type { Submission } from '../../domain/submission.ts';
import type { CallOptions, Engine, EngineDocument } from '../../engine/port.ts';
import { createScriptedEngine, type Script, type ScriptedOptions } from '../../engine/scripted-engine.ts';
import type { Verifier } from '../calibrate.ts';

/** A verifier over a scripted engine, and everything that its engine was told. */
export interface Recorded {
  readonly verifier: Verifier;
  readonly reads: EngineDocument[];
  readonly asked: string[][];
  readonly released: string[];
}

/** Wraps a scripted engine so that a test can see what crossed the port. */
export function recorded(script: Script, options: ScriptedOptions & { calibration?: Calibration } = {}): Recorded {
  const engine = createScriptedEngine(script, options);
  const reads: EngineDocument[] = [];
  const asked: string[][] = [];
  const released: string[] = [];
  const spy: Engine = {
    ...engine,
    read: (document: EngineDocument, call?: CallOptions) => {
      reads.push(document);
      return engine.read(document, call);
    },
    ask: (reading, statements, call) => {
      asked.push([...statements]);
      return engine.ask(reading, statements, call);
    },
    release: (reading) => {
      released.push(reading);
      return engine.release(reading);
    },
  };
  return { verifier: { engine: spy, calibration: options.calibration ?? null }, reads, asked, released };
}

/** Answers yes to statements that begin with `yes`, no to the others. */
export const yesOrNo: Script = (statement) => ({ logit: statement.startsWith('yes') ? 2 : -2 });

export function criterion(id: string, text: string, check?: CodeCheck): Criterion {
  const plain = { id, text, points: 7, tags: ['axis:secret'], provenance: { kind: 'person' } } as const;
  return check ? { ...plain, check } : plain;
}

export function rubricOf(...criteria: readonly Criterion[]): Rubric {
  return { id: 'r', title: 'A rubric', criteria };
}

export function submission(id = 's', response = 'Rest today. See a doctor tomorrow.'): Submission {
  return { id, conversation: [{ role: 'user', content: `My knee hurts, says ${id}.` }], response };
}

export const calibration: Calibration = {
  id: 'cal-1',
  model: 'scripted',
  revision: '0',
  layout: 'scripted-1',
  dtype: 'none',
  a: 0.5,
  b: 1,
  threshold: 0.4,
  abstainBelow: null,
  fittedOn: 'nothing',
};

/** Clock and hash that give the same each time. */
export const steady = {
  now: () => new Date(0),
  hash: (text: string) => Promise.resolve(`hash-of-${text.length}`),
};

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** The verdicts of a log as `id:word`. */
export function verdictWords(events: readonly RunEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type !== 'verdict') return [];
    const { verdict } = event;
    return [`${event.criterionId}:${verdict.kind === 'decided' ? (verdict.met ? 'met' : 'unmet') : verdict.kind}`];
  });
}

/** How a log ended. */
export function endOf(events: readonly RunEvent[]): string {
  const last = events.at(-1);
  return last?.type === 'run-end' ? last.outcome : 'none';
}
