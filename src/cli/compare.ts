import { canonicalJson } from '../domain/canonical-json.ts';
import type { JudgedPair } from '../domain/judging/pair-figures.ts';
import type { Rubric } from '../domain/rubric.ts';
import { type PairRow, parsePairRows } from '../formats/parse-pair-rows.ts';
import type { Row } from '../formats/parse-rows.ts';
import { generateRubric } from '../generation/generate-rubric.ts';
import { askValidity, gateRubric, noRubric } from '../generation/refine/gate-rubric.ts';
import type { Verifier } from '../verification/calibrate.ts';
import { judgePair, type PairOptions } from '../verification/judging/judge-pair.ts';
import { type Arguments, type Command, commonOptions, type ExitCode, exitOf, oneFile } from './command.ts';
import { compareDrift } from './compare-drift.ts';
import { compareHelp } from './compare-help.ts';
import { compareSides, readSides, type SidesAnswer, sideOptions } from './compare-sides.ts';
import { compareTable } from './compare-table.ts';
import { openVerifier } from './open-verifier.ts';
import { openOutput } from './ordered-output.ts';
import { countProgress, noteErrors } from './progress.ts';
import { readRubricFile } from './read-rubric.ts';
import { inputError, outputId, type RowError, workError } from './row-error.ts';
import { showLine } from './show-line.ts';
import { countDisagreements, describeSides, sidesRecord } from './sides-table.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { verifierOptions } from './verifier-options.ts';

/** `rubricon compare`: a reward benchmark of pairs; or two rubrics, profiles or models on single responses. */
export const compare: Command = {
  name: 'compare',
  summary: 'find the better of two responses; or put two rubrics, profiles or models side by side',
  help: compareHelp,
  options: {
    ...commonOptions,
    ...verifierOptions,
    out: { type: 'string', short: 'o' },
    rubric: { type: 'string' },
    rubrics: { type: 'string', multiple: true },
    profiles: { type: 'string', multiple: true },
    models: { type: 'string', multiple: true },
    target: { type: 'string' },
    by: { type: 'string' },
    together: { type: 'boolean' },
    gate: { type: 'boolean' },
    margin: { type: 'string' },
    seed: { type: 'string' },
    resamples: { type: 'string' },
  },
  pairs: sideOptions,
  run: async (args, terminal) => {
    const sides = readSides(args);
    const target = args.text('target');
    if (target !== null && sides?.option !== 'rubrics') {
      throw new UsageError('--target is for two rubrics', 'Give --rubrics <before> <after> as well');
    }
    const gate = args.flag('gate');
    if (sides && gate) throw new UsageError('--gate is for pairs and one rubric', 'Leave it out');
    if (sides && target === null) return writeSides(sides, args, terminal);
    const judging = readJudging(args);
    if (sides && target !== null) {
      const benchmark = await terminal.readText(oneFile(compare, args));
      const input = { rubrics: sides.names, benchmark, target: await terminal.readText(target) };
      return compareDrift(input, judging, args, terminal);
    }
    const [seed, resamples] = [args.whole('seed', 0) ?? 1, args.whole('resamples', 1) ?? 1000];
    const path = args.text('rubric');
    const rows = parsePairRows(await terminal.readText(oneFile(compare, args)));
    const common = path === null ? null : await readRubricFile(path, '--rubric', terminal);
    const verifier = rows.some((row) => row.ok) ? await openVerifier(args, terminal) : null;
    const output = args.text('out') === null ? null : openOutput(terminal, args.text('out'));
    const progress = countProgress(terminal, 'pairs', rows.length);
    const pairs: JudgedPair[] = [];
    const errors: string[] = [];
    let ignored = 0;
    try {
      for (const [place, row] of rows.entries()) {
        const answer = await judgeRow(row, { common, judging, gate, verifier, terminal });
        if ('error' in answer) errors.push(answer.error.message);
        pairs.push('pair' in answer ? answer.pair : skipped(row));
        if ('pair' in answer && answer.rubric === 'ignored') ignored += 1;
        const id = outputId(row.ok ? row.value.id : row.id, row.line);
        await output?.put(place, { id, ...('pair' in answer ? shown(answer) : answer) });
        progress.step();
      }
    } finally {
      progress.end();
      await output?.finish();
    }
    await verifier?.engine.dispose();
    noteErrors(terminal, errors.length, rows.length, 'pairs', errors[0]);
    if (gate)
      terminal.note(
        `compare: rubric ignored on ${ignored} of ${pairs.length} pairs: the model did not find that it fits`,
      );
    if (rows.length > 0) await terminal.write(compareTable({ pairs, seed, resamples }));
    return exitOf(errors.length, rows.length);
  },
};

async function writeSides(
  sides: NonNullable<ReturnType<typeof readSides>>,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const text = await terminal.readText(oneFile(compare, args));
  const output = args.text('out') === null ? null : openOutput(terminal, args.text('out'));
  const answers: SidesAnswer[] = [];
  try {
    for await (const { row, answer } of compareSides(sides, text, args, terminal)) {
      const id = outputId(row.ok ? row.value.id : row.id, row.line);
      await output?.put(answers.length, { id, ...('error' in answer ? answer : sidesRecord(answer)) });
      const shown = 'error' in answer ? `${answer.error.message}\n` : describeSides(answer);
      await terminal.write(`${answers.length > 0 ? '\n' : ''}${showLine(String(id))}\n${shown}`);
      answers.push(answer);
    }
  } finally {
    await output?.finish();
  }
  const compared = answers.flatMap((answer) => ('error' in answer ? [] : [answer]));
  const found = compared.reduce((sum, one) => sum + countDisagreements(one), 0);
  noteErrors(terminal, answers.length - compared.length, answers.length, 'responses');
  terminal.note(`compare: ${found} disagreements on ${compared.length} responses`);
  return exitOf(answers.length - compared.length, answers.length);
}

interface RowContext {
  readonly common: Rubric | null;
  readonly judging: Omit<PairOptions, 'verifier'>;
  /** Whether a rubric is used only where the model finds that it fits. */
  readonly gate: boolean;
  readonly verifier: Verifier | null;
  readonly terminal: Terminal;
}

/** A pair with what became of its rubric, where that was asked. */
interface JudgedRow {
  readonly pair: JudgedPair;
  readonly rubric?: 'used' | 'ignored';
}

async function judgeRow(
  row: Row<PairRow>,
  { common, judging, gate, verifier, terminal: { signal, hash } }: RowContext,
): Promise<JudgedRow | { readonly error: RowError }> {
  signal.throwIfAborted();
  if (!row.ok || verifier === null) return { error: inputError(row.line, row.ok ? [] : row.issues) };
  const { conversation, chosen, rejected, criteria, labels } = row.value;
  try {
    const own = criteria === null ? null : { id: 'pair', title: '', criteria };
    // Sorted, so that the place does not tell which one was chosen.
    const differing = { method: 'adaptive-pairwise', input: { conversation, responses: [chosen, rejected].sort() } };
    const { method, input } = judging.by === 'openrs' ? differing : { method: undefined, input: { conversation } };
    const made = async () =>
      (await generateRubric(input, verifier.engine, { hash, signal, ...(method && { method }) })).rubric;
    const pair = { conversation, chosen, rejected, labels, group: canonicalJson(conversation) };
    const judgeBy = (one: Rubric) => judgePair({ ...pair, rubric: one }, { ...judging, verifier, signal });
    const rubric = own ?? common ?? (await made());
    if (!gate) return { pair: await judgeBy(rubric) };
    const { verdict, ignored } = await gateRubric({
      isValid: () => askValidity(verifier.engine, conversation, rubric, signal),
      withRubric: () => judgeBy(rubric),
      without: () => judgeBy(noRubric),
    });
    return { pair: verdict, rubric: ignored ? 'ignored' : 'used' };
  } catch (thrown) {
    return { error: workError(thrown, signal) };
  }
}

/** A row without an answer is counted, in no share. */
function skipped(row: Row<PairRow>): JudgedPair {
  const labels = row.ok ? row.value.labels : {};
  return { winner: null, flipped: false, group: `line-${row.line}`, labels };
}

function shown({ pair: { winner, flipped }, rubric }: JudgedRow): object {
  const names = { first: 'chosen', second: 'rejected', tie: 'tie' } as const;
  return { winner: winner && names[winner], flipped, ...(rubric && { rubric }) };
}

function readJudging(args: Arguments): Omit<PairOptions, 'verifier'> {
  const by = args.text('by') ?? 'criteria';
  if (by !== 'criteria' && by !== 'score' && by !== 'openrs')
    throw new UsageError('--by takes criteria, score or openrs', 'Leave it out for criteria');
  const way = args.flag('together') ? 'together' : 'apart';
  if (by === 'score' && way === 'together') {
    throw new UsageError('--together compares criteria, not scores', 'Leave out --by score');
  }
  const margin = args.number('margin');
  if (margin !== null && !(margin >= 0 && margin < 1))
    throw new UsageError('--margin takes 0 up to 1', 'Give for example 0.05');
  return { by, way, ...(margin !== null && { margin }) };
}
