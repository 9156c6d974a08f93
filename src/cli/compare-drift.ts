import { canonicalJson } from '../domain/canonical-json.ts';
import type { Winner } from '../domain/judging/winner.ts';
import { type RubricDrift, rubricDrift, type SetDrift } from '../domain/rewards/rubric-drift.ts';
import type { Rubric } from '../domain/rubric.ts';
import { parsePairRows } from '../formats/parse-pair-rows.ts';
import { judgePair, type PairOptions } from '../verification/judging/judge-pair.ts';
import { alignTable, showFigure } from './align-table.ts';
import { type Arguments, type ExitCode, exit } from './command.ts';
import { openVerifier } from './open-verifier.ts';
import { openOutput } from './ordered-output.ts';
import { noteErrors } from './progress.ts';
import { readRubricFile } from './read-rubric.ts';
import { inputError, outputId, type RowError, workError } from './row-error.ts';
import type { Terminal } from './terminal.ts';

/** An edit of a rubric, as two files, on pairs of a benchmark and of the set that it is for, as texts. */
export interface DriftInput {
  readonly rubrics: readonly [string, string];
  readonly benchmark: string;
  readonly target: string;
}

type Judging = Omit<PairOptions, 'verifier'>;
type DriftAnswer = Readonly<Record<'before' | 'after', Winner | null>> | { readonly error: RowError };

/**
 * Judges two sets of pairs by a rubric before and after an edit, and writes what moved. Stealth drift ends as what does not
 * hold a bound: a person has to look.
 * Throws: UsageError, AbortError.
 */
export async function compareDrift(
  { rubrics: [first, second], ...sets }: DriftInput,
  judging: Judging,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const rubrics = [
    await readRubricFile(first, first, terminal),
    await readRubricFile(second, second, terminal),
  ] as const;
  const verifier = await openVerifier(args, terminal);
  const output = args.text('out') === null ? null : openOutput(terminal, args.text('out'));
  const errors: string[] = [];
  let place = 0;
  const judgeSet = async (set: keyof typeof sets) => {
    const items: Readonly<Record<'before' | 'after', boolean | null>>[] = [];
    for (const row of parsePairRows(sets[set])) {
      const answer: DriftAnswer = row.ok
        ? await judgeBoth(row.value, rubrics, { ...judging, verifier, signal: terminal.signal })
        : { error: inputError(row.line, row.issues) };
      if ('error' in answer) errors.push(answer.error.message);
      items.push('error' in answer ? { before: null, after: null } : rightness(answer));
      await output?.put(place, { set, id: outputId(row.ok ? row.value.id : row.id, row.line), ...named(answer) });
      place += 1;
    }
    return items;
  };
  try {
    const drift = rubricDrift({ benchmark: await judgeSet('benchmark'), target: await judgeSet('target') });
    await terminal.write(driftTable(drift));
    noteErrors(terminal, errors.length, place, 'pairs', errors[0]);
    if (drift.benchmark.n === 0 || drift.target.n === 0) {
      terminal.note('compare: no pair of the benchmark or of the target was settled by both rubrics');
      return exit.error;
    }
    return drift.status === 'stealth drift' ? exit.below : exit.done;
  } finally {
    await output?.finish();
    await verifier.engine.dispose();
  }
}

type Pair = Pick<Parameters<typeof judgePair>[0], 'conversation' | 'chosen' | 'rejected' | 'labels'>;

async function judgeBoth(pair: Pair, rubrics: readonly [Rubric, Rubric], options: PairOptions): Promise<DriftAnswer> {
  options.signal?.throwIfAborted();
  try {
    const group = canonicalJson(pair.conversation);
    const before = await judgePair({ ...pair, group, rubric: rubrics[0] }, options);
    const after = await judgePair({ ...pair, group, rubric: rubrics[1] }, options);
    return { before: before.winner, after: after.winner };
  } catch (thrown) {
    return { error: workError(thrown, options.signal) };
  }
}

/** The chosen response stands first; a tie is not right. */
function rightness({ before, after }: Exclude<DriftAnswer, { error: RowError }>) {
  const right = (winner: Winner | null): boolean | null => winner && winner === 'first';
  return { before: right(before), after: right(after) };
}

function named(answer: DriftAnswer): object {
  if ('error' in answer) return answer;
  const names = { first: 'chosen', second: 'rejected', tie: 'tie' } as const;
  return { before: answer.before && names[answer.before], after: answer.after && names[answer.after] };
}

function driftTable({ benchmark, target, status }: RubricDrift): string {
  const row = (name: string, { n, skipped, before, after, change, away, toward, p }: SetDrift) => [
    name,
    ...[before, after, change].map(showFigure),
    ...[away, toward, n, skipped].map(String),
    p.toFixed(5),
  ];
  const table = alignTable([
    ['', 'before', 'after', 'change', 'away', 'toward', 'pairs', 'skipped', 'p (sign test)'],
    row('benchmark', benchmark),
    row('target', target),
  ]);
  const advice =
    status === 'stealth drift' ? ': the target moved and the benchmark did not; look before it is used' : '';
  return `${table}\n\n${status}${advice}\n`;
}
