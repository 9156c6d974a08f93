import type { Criterion } from '../domain/rubric.ts';
import { type ContrastRow, spreadOf } from './contrast-answers.ts';
import type { TraceStep } from './generation-trace.ts';
import type { Proposal } from './pick-proposals.ts';
import type { StepReason } from './step-reason.ts';
import { createWordModel } from './word-model.ts';

export interface ContrastProposals {
  /** The best first. */
  readonly proposals: readonly Proposal[];
  readonly steps: readonly TraceStep[];
}

/** What was said and what the bank has say the same from this likeness on. */
const sameThing = 0.5;
/** Units: logits. A difference of this size is as clear as they get. */
const clear = 6;
const mostOfQuestions = 2;

/**
 * Rows that tell answers apart as proposals, the clearest first. What an answer said is worth more the clearer the others lack
 * it; where the bank has the same, the bank's wording stands and points to what was said. Of questions the first two stay:
 * an answer that asks is one merit, not five.
 */
export function proposeContrasts(
  method: string,
  rows: readonly ContrastRow[],
  because: (row: ContrastRow) => StepReason,
): ContrastProposals {
  const words = createWordModel(rows.map(({ text }) => text));
  const steps: TraceStep[] = [];
  const ranked = rows.toSorted((a, b) => clearness(b) - clearness(a) || (a.text < b.text ? -1 : 1));
  const kept: { row: ContrastRow; quotes: readonly string[] }[] = [];
  let questions = 0;
  for (const row of ranked.toSorted((a, b) => Number(b.origin === 'bank') - Number(a.origin === 'bank'))) {
    const twin = kept.find(
      (one) => one.row.points * row.points > 0 && words.similarity(one.row.text, row.text) >= sameThing,
    );
    const asks = /^The response asks\b/.test(row.text);
    if (twin) {
      twin.quotes = [...new Set([...twin.quotes, ...row.quotes])];
      steps.push(stepOf('merged', row, 'says-the-same'));
    } else if (asks && questions >= mostOfQuestions) steps.push(stepOf('dropped', row, 'enough-questions'));
    else {
      if (asks) questions += 1;
      kept.push({ row, quotes: row.quotes });
    }
  }
  const proposals = kept
    .toSorted((a, b) => ranked.indexOf(a.row) - ranked.indexOf(b.row))
    .map(({ row, quotes }) => toProposal(method, row, quotes, because(row)));
  return { proposals, steps };
}

/** A row as a step of the trace. */
export function stepOf(kind: TraceStep['kind'], row: ContrastRow, because: StepReason): TraceStep {
  return { kind, text: row.text, because, from: [row.id, ...row.quotes], figures: figuresOf(row) };
}

function toProposal(method: string, row: ContrastRow, quotes: readonly string[], because: StepReason): Proposal {
  const from = [row.id, ...quotes];
  const criterion: Omit<Criterion, 'id'> = {
    text: row.text,
    points: row.known ? row.points : worthOf(row),
    tags: row.known?.tags ?? [`axis:${row.dimension}`],
    provenance: row.known
      ? { ...row.known.provenance, ...(row.known.provenance.kind === 'bank' && { relevance: clearness(row) }) }
      : { kind: 'generated', method, sources: from },
  };
  return { criterion, from, because, figures: figuresOf(row) };
}

/** Units: 0 to 1. */
function clearness(row: ContrastRow): number {
  return Math.min(1, (spreadOf(row) ?? 0) / clear);
}

function worthOf(row: ContrastRow): number {
  return Math.sign(row.points) * Math.max(1, Math.abs(row.points) - 2 + Math.round(3 * clearness(row)));
}

function figuresOf(row: ContrastRow): Readonly<Record<string, number>> {
  const entries = row.logits.flatMap((logit, at) => (logit === null ? [] : [[`answer-${at + 1}`, logit] as const]));
  return Object.fromEntries(entries);
}
