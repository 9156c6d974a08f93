import { seededRandom } from '../domain/seeded-random.ts';
import type { LabelledRow } from '../formats/parse-rows.ts';
import { parseLabelledRows } from '../formats/parse-rows.ts';
import { boundCalibration, type Verifier } from '../verification/calibrate.ts';
import { verifyRows } from '../verification/verify-rows.ts';
import { byDocument } from './by-document.ts';
import { type Arguments, type Command, commonOptions, exit, oneFile } from './command.ts';
import { evaluateHelp } from './evaluate-help.ts';
import { readTrain } from './evaluate-input.ts';
import { type EvaluatedRow, evaluateRows } from './evaluation.ts';
import { evaluationTable } from './evaluation-table.ts';
import { readHealthbench } from './healthbench-folder.ts';
import { openVerifier } from './open-verifier.ts';
import { countProgress, noteErrors } from './progress.ts';
import type { Terminal } from './terminal.ts';
import { missedBounds, readBounds, thresholdOptions } from './thresholds.ts';
import { UsageError } from './usage-error.ts';

/** `rubricon evaluate`: how well the verifier agrees with labels, beside methods that never read the response. */
export const evaluate: Command = {
  name: 'evaluate',
  summary: 'measure agreement with labelled rows, beside baselines',
  help: evaluateHelp,
  options: {
    ...commonOptions,
    ...thresholdOptions,
    json: { type: 'boolean' },
    healthbench: { type: 'string' },
    split: { type: 'string' },
    train: { type: 'string' },
    'train-split': { type: 'string' },
    bootstrap: { type: 'string' },
    seed: { type: 'string' },
  },
  run: async (args, terminal) => {
    const bounds = readBounds(args);
    const resamples = args.number('bootstrap');
    const random = seededRandom(args.number('seed') ?? 1);
    const rows = parseLabelledRows(await readInput(args, terminal));
    const train = await readTrain(args, terminal);
    const readable = rows.flatMap((row) => (row.ok ? [row.value] : []));
    if (readable.length === 0) {
      throw new UsageError(
        'no labelled row could be read',
        'Rows need a prompt or context, response, criterion and label',
      );
    }
    const verifier = await openVerifier(args, terminal);
    const { judged, abstained } = await judge(readable, verifier, terminal);
    await verifier.engine.dispose();
    const errors = rows.length - judged.length;
    noteErrors(terminal, errors, rows.length, 'rows');
    if (judged.length === 0)
      throw new UsageError('the model answered no row', 'Run rubricon verify on the rows to see why');

    terminal.progress('figures');
    const evaluation = evaluateRows(judged, { errors, abstained, train, resamples, random });
    const missed = missedBounds(bounds, evaluation.figures);
    terminal.progress('');
    const { model, revision, layout, dtype, device } = verifier.engine.info;
    const made = { model, revision, layout, dtype, device, calibration: boundCalibration(verifier)?.id ?? null };
    if (args.flag('json')) await terminal.write(`${JSON.stringify({ ...made, ...evaluation, missed }, null, 2)}\n`);
    else await terminal.write(`${model} ${revision} ${dtype} on ${device}\n${evaluationTable(evaluation)}`);
    for (const sentence of missed) terminal.note(sentence);
    return missed.length > 0 ? exit.below : exit.done;
  },
};

async function readInput(args: Arguments, terminal: Terminal): Promise<string> {
  const folder = args.text('healthbench');
  if (folder === null) return terminal.readText(oneFile(evaluate, args));
  if (args.files.length === 0) return readHealthbench(folder, args.text('split') ?? 'dev', terminal);
  throw new UsageError('both a file and --healthbench were given', 'Give one of them');
}

async function judge(rows: readonly LabelledRow[], verifier: Verifier, terminal: Terminal) {
  const progress = countProgress(terminal, 'rows', rows.length);
  const threshold = boundCalibration(verifier)?.threshold ?? 0.5;
  const judged: EvaluatedRow[] = [];
  let abstained = 0;
  for await (const { row, verdict } of verifyRows(byDocument(rows), { verifier, signal: terminal.signal })) {
    progress.step();
    if (verdict.kind === 'failed') continue;
    if (verdict.kind === 'abstained') abstained += 1;
    judged.push({
      label: row.label === 1,
      probability: verdict.probability,
      met: verdict.probability >= threshold,
      criterion: row.criterionId ?? row.criterion,
      group: JSON.stringify(row.conversation),
      text: row.criterion,
    });
  }
  progress.end();
  return { judged, abstained };
}
