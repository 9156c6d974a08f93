import { seededRandom } from '../domain/seeded-random.ts';
import { boundCalibration } from '../verification/calibrate.ts';
import { type BreakdownName, breakdownNames } from './breakdowns.ts';
import { type Arguments, type Command, commonOptions, exit } from './command.ts';
import { evaluateHelp } from './evaluate-help.ts';
import { firstError, readLabelled, readTrain } from './evaluate-input.ts';
import { evaluateRows } from './evaluation.ts';
import { evaluationTable } from './evaluation-table.ts';
import { evidenceAgreement } from './evidence-agreement.ts';
import { judgeRows } from './judge-rows.ts';
import { openVerifier } from './open-verifier.ts';
import { noteErrors } from './progress.ts';
import { assertSamples, sampleOption, sampleRows, sampleTable } from './sample-option.ts';
import { missedBounds, readBounds, thresholdOptions } from './thresholds.ts';
import { UsageError } from './usage-error.ts';
import { verifierOptions } from './verifier-options.ts';

/** Resamples of the evidence figures where `--bootstrap` does not say: they always come with their interval. */
const evidenceResamples = 200;

/** `rubricon evaluate`: how well the verifier agrees with labels, beside methods that never read the response. */
export const evaluate: Command = {
  name: 'evaluate',
  summary: 'measure agreement with labelled rows, beside baselines',
  help: evaluateHelp,
  options: {
    ...commonOptions,
    ...verifierOptions,
    ...thresholdOptions,
    ...sampleOption,
    json: { type: 'boolean' },
    healthbench: { type: 'string' },
    split: { type: 'string' },
    limit: { type: 'string' },
    train: { type: 'string' },
    'train-split': { type: 'string' },
    by: { type: 'string' },
    evidence: { type: 'boolean' },
    'evidence-sample': { type: 'string' },
    bootstrap: { type: 'string' },
    seed: { type: 'string' },
  },
  run: async (args, terminal) => {
    const bounds = readBounds(args);
    const by = readBy(args);
    const samples = args.whole('samples', 2);
    const resamples = args.whole('bootstrap', 1);
    const seed = args.whole('seed', 0) ?? 1;
    const evidenceSample = args.whole('evidence-sample', 1);
    if (evidenceSample !== null && !args.flag('evidence')) {
      throw new UsageError('--evidence-sample is for the deletion test', 'Give --evidence as well');
    }
    const random = seededRandom(seed);
    const rows = await readLabelled(evaluate, args, terminal);
    const train = await readTrain(args, terminal);
    const readable = rows.flatMap((row) => (row.ok ? [row.value] : []));
    if (readable.length === 0) {
      throw new UsageError(
        'no labelled row could be read',
        firstError(rows) || 'Rows need a prompt or context, response, criterion and label',
      );
    }
    const verifier = await openVerifier(args, terminal);
    assertSamples(verifier.engine, samples);
    const { judged, abstained } = await judgeRows(readable, verifier, terminal);
    const errors = rows.length - judged.length;
    noteErrors(terminal, errors, rows.length, 'rows', firstError(rows));
    if (judged.length === 0)
      throw new UsageError('the model answered no row', 'Run rubricon verify on the rows to see why');

    // A generator of its own, so that asking for evidence does not move the other intervals.
    const evidence = args.flag('evidence')
      ? await evidenceAgreement(judged, {
          verifier,
          sample: evidenceSample ?? 200,
          signal: terminal.signal,
          resamples: resamples ?? evidenceResamples,
          random: seededRandom(seed),
          onStep: (done, total) => terminal.progress(`evidence ${done} of ${total}`),
        })
      : null;
    const sampled = samples === null ? null : await sampleRows(judged, verifier.engine, { samples, seed, terminal });
    terminal.progress('');
    await verifier.engine.dispose();

    terminal.progress('figures');
    const evaluation = evaluateRows(judged, { errors, abstained, train, resamples, random, evidence });
    const missed = missedBounds(bounds, evaluation.figures);
    terminal.progress('');
    const { model, revision, layout, dtype, device } = verifier.engine.info;
    const made = { model, revision, layout, dtype, device, calibration: boundCalibration(verifier)?.id ?? null };
    if (args.flag('json'))
      await terminal.write(
        `${JSON.stringify({ ...made, ...evaluation, ...(sampled && { sampled }), missed }, null, 2)}\n`,
      );
    else
      await terminal.write(
        `${model} ${revision} ${dtype} on ${device}\n${evaluationTable(evaluation, by)}${sampled ? `\n${sampleTable(sampled)}\n` : ''}`,
      );
    for (const sentence of missed) terminal.note(sentence);
    return missed.length > 0 ? exit.below : exit.done;
  },
};

/** The breakdowns to print. Throws: UsageError. */
function readBy(args: Arguments): readonly BreakdownName[] {
  const given =
    args
      .text('by')
      ?.split(',')
      .map((name) => name.trim()) ?? [];
  return given.map((name) => {
    const known = breakdownNames.find((each) => each === name);
    if (known) return known;
    throw new UsageError('--by knows no such breakdown', `Give some of: ${breakdownNames.join(',')}`);
  });
}
