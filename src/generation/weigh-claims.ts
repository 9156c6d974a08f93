import type { Message } from '../domain/submission.ts';
import type { Engine } from '../engine/port.ts';
import { askEach } from './ask-each.ts';
import type { ContrastRow } from './contrast-answers.ts';
import { stepOf } from './contrast-proposals.ts';
import type { TraceStep } from './generation-trace.ts';

export interface WeighRequest {
  readonly rows: readonly ContrastRow[];
  readonly conversation: readonly Message[];
  readonly references: readonly string[];
  readonly engine: Engine;
  readonly signal?: AbortSignal | undefined;
}

/** Units: points. */
const unconfirmed = 2;
/** Units: logits from which a reference confirms what was said, and below which it lacks it altogether. */
const confirms = -1;
const lacks = -3;

/**
 * Weighs what answers say where nobody told which is better: a claim may be false, so it is worth little unless a reference
 * confirms it, and one that every reference lacks is left out. What the bank has keeps its worth.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function weighClaims({
  rows,
  conversation,
  references,
  engine,
  signal,
}: WeighRequest): Promise<{ readonly rows: readonly ContrastRow[]; readonly steps: readonly TraceStep[] }> {
  const texts = references
    .map((text, at) => ({ place: `references.${at}`, text }))
    .filter(({ text }) => /\S/.test(text));
  const said = rows.filter(({ origin }) => origin === 'said');
  const statements = texts.length > 0 ? said.map(({ text }) => text) : [];
  const asked = await askEach({ conversation, texts, statements, engine, signal });
  const best = new Map<ContrastRow, number>();
  for (const [at, row] of said.entries()) {
    const known = asked.logits.flatMap((logits) => logits[at] ?? []);
    if (known.length > 0) best.set(row, Math.max(...known));
  }
  const steps: TraceStep[] = [];
  const weighed = rows.flatMap((row): readonly ContrastRow[] => {
    const held = best.get(row);
    if (held !== undefined && held < lacks) {
      steps.push(stepOf('dropped', row, 'not-in-reference'));
      return [];
    }
    const stands = row.origin === 'bank' || (held !== undefined && held >= confirms);
    return [stands ? row : { ...row, points: unconfirmed }];
  });
  return { rows: weighed, steps };
}
