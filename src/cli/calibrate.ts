import { identityMap } from '../domain/calibration.ts';
import { chooseAbstention, type RiskPoint, thinCurve } from '../domain/risk-coverage.ts';
import { seededRandom } from '../domain/seeded-random.ts';
import { type CalibrationTrial, missingForCalibration, tryCalibration } from '../domain/try-calibration.ts';
import { boundCalibration } from '../verification/calibrate.ts';
import { makeCalibrationFile } from '../verification/make-calibration.ts';
import { calibrateHelp } from './calibrate-help.ts';
import { calibrationTable } from './calibration-table.ts';
import { type Arguments, type Command, commonOptions, exit } from './command.ts';
import { firstError, readLabelled } from './evaluate-input.ts';
import { judgeRows } from './judge-rows.ts';
import { openVerifier } from './open-verifier.ts';
import { noteErrors } from './progress.ts';
import { UsageError } from './usage-error.ts';

/** `rubricon calibrate`: probabilities that mean what they say on one's own labels. */
export const calibrate: Command = {
  name: 'calibrate',
  summary: 'fit a calibration to labelled rows, with figures before and after',
  help: calibrateHelp,
  options: {
    ...commonOptions,
    out: { type: 'string', short: 'o' },
    calibration: { type: 'string' },
    healthbench: { type: 'string' },
    split: { type: 'string' },
    limit: { type: 'string' },
    'by-axis': { type: 'boolean' },
    'max-risk': { type: 'string' },
    json: { type: 'boolean' },
    bootstrap: { type: 'string' },
    seed: { type: 'string' },
  },
  run: async (args, terminal) => {
    const maxRisk = readMaxRisk(args);
    const resamples = args.whole('bootstrap', 1) ?? 200;
    const random = seededRandom(args.whole('seed', 0) ?? 1);
    const rows = await readLabelled(calibrate, args, terminal);
    const verifier = await openVerifier(args, terminal);
    const readable = rows.flatMap((row) => (row.ok ? [row.value] : []));
    const { judged } = await judgeRows(readable, verifier, terminal);
    const { info } = verifier.engine;
    await verifier.engine.dispose();
    noteErrors(terminal, rows.length - judged.length, rows.length, 'rows', firstError(rows));
    assertEnough(judged);

    terminal.progress('fitting');
    const inUse = boundCalibration(verifier);
    const armsOf = args.flag('by-axis') ? 'axis:' : null;
    const trial = tryCalibration(judged, { before: inUse ?? identityMap, armsOf, resamples, random });
    if (armsOf !== null && !trial.map.byTag) terminal.note('note: no axis has 30 rows with both labels; no arm is set');
    const chosen = maxRisk === null ? null : chooseAbstention(trial.curve, { maxRisk });
    if (maxRisk !== null && chosen === null) {
      terminal.note(`note: no bound keeps the risk at ${maxRisk} and still decides a fifth of the rows; none is set`);
    }
    const file = await makeCalibrationFile({
      trial,
      binding: info,
      data: dataOf(args),
      date: terminal.now().toISOString(),
      abstain: boundOf(chosen),
      hash: terminal.hash,
    });
    terminal.progress('');
    const before = inUse?.id ?? 'none (the plain logistic)';
    if (args.flag('json')) await terminal.write(`${JSON.stringify(report(before, trial, file.abstain), null, 2)}\n`);
    else await terminal.write(calibrationTable({ info, before, trial, abstain: file.abstain }));
    const out = args.text('out');
    if (out !== null) await terminal.writeFile(out, `${JSON.stringify(file, null, 2)}\n`);
    return exit.done;
  },
};

function readMaxRisk(args: Arguments): number | null {
  const risk = args.number('max-risk');
  if (risk === null || (risk >= 0 && risk < 1)) return risk;
  throw new UsageError('--max-risk takes a share from 0 to below 1', 'Give for example --max-risk 0.1');
}

function assertEnough(rows: readonly { readonly label: boolean }[]): void {
  const missing = missingForCalibration(rows);
  if (!missing) return;
  const found = rows.filter(({ label }) => label).length;
  throw new UsageError(
    `a calibration needs at least 20 answered rows with both labels, found ${rows.length} (${found} met, ${rows.length - found} unmet)`,
    'Label more rows',
  );
}

/** Names the kind of data, never a path: a calibration may be passed on. */
function dataOf(args: Arguments): string {
  return args.text('healthbench') === null ? 'labelled rows' : `HealthBench ${args.text('split') ?? 'dev'} grades`;
}

/** Rounded down, so that the verdicts at the bound still decide. Where all decide no bound is needed. */
function boundOf(chosen: RiskPoint | null): number | null {
  return chosen === null || chosen.coverage === 1 ? null : Math.max(0.5, Math.floor(chosen.reliability * 1e4) / 1e4);
}

function report(before: string, { curve, ...trial }: CalibrationTrial, abstain: number | null): object {
  return { calibrationBefore: before, ...trial, abstain, curve: thinCurve(curve, 100) };
}
