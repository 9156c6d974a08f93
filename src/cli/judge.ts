import type { Rubric } from '../domain/rubric.ts';
import type { JudgingRow } from '../formats/parse-judging-rows.ts';
import type { Row } from '../formats/parse-rows.ts';
import type { Verifier } from '../verification/calibrate.ts';
import { openReadings } from '../verification/readings.ts';
import { type Arguments, type Command, commonOptions, exitOf, oneFile } from './command.ts';
import { judgeHelp } from './judge-help.ts';
import { readJudgingMethod, readJudgingRows, readJudgingSettings, withShared } from './judge-input.ts';
import { type JudgedRow, openJudgedOutput } from './judge-output.ts';
import type { JudgingContext, JudgingMethod } from './judging/method.ts';
import { lackingFor } from './judging/need-words.ts';
import { openVerifier } from './open-verifier.ts';
import { countProgress, noteErrors } from './progress.ts';
import { readRubricFile } from './read-rubric.ts';
import { inputError, outputId, workError } from './row-error.ts';
import { showLine } from './show-line.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { verifierOptions } from './verifier-options.ts';

/** `rubricon judge`: every way to judge beyond a score, by name. */
export const judge: Command = {
  name: 'judge',
  summary: 'judge by another method: steps, spot check, claims, visit, errors, …',
  help: judgeHelp,
  options: {
    ...commonOptions,
    ...verifierOptions,
    method: { type: 'string' },
    json: { type: 'boolean' },
    out: { type: 'string', short: 'o' },
    rubric: { type: 'string' },
    budget: { type: 'string' },
    rounds: { type: 'string' },
    patience: { type: 'string' },
    codebook: { type: 'string' },
    'min-agreement': { type: 'string' },
  },
  run: async (args, terminal) => {
    const method = readJudgingMethod(args);
    if (method.model === 'language' && args.text('model') === null)
      throw needsWriter(method, 'the shipped one can not');
    const settings = await readJudgingSettings(args, method, terminal);
    const output = openJudgedOutput(args, method, settings, terminal);
    const path = args.text('rubric');
    const common = path === null ? null : await readRubricFile(path, '--rubric', terminal);
    const rows = readJudgingRows(await terminal.readText(oneFile(judge, args)), method);
    const verifier = rows.some((row) => row.ok) ? await openJudge(args, method, terminal) : null;
    const progress = countProgress(terminal, 'rows', rows.length);
    const readings = verifier && openReadings(verifier.engine);
    const context = verifier && { verifier, readings: readings ?? undefined, signal: terminal.signal, settings };
    try {
      for (const row of rows) {
        await output.put(await judgeRow(row, method, common, context));
        progress.step();
      }
    } finally {
      progress.end();
      await output.finish();
    }
    await readings?.close();
    await verifier?.engine.dispose();
    noteErrors(terminal, output.errors(), rows.length, 'rows');
    for (const line of method.sum?.(output.answers(), settings) ?? []) terminal.note(showLine(line));
    return exitOf(output.errors(), rows.length);
  },
};

async function openJudge(args: Arguments, method: JudgingMethod, terminal: Terminal): Promise<Verifier> {
  const verifier = await openVerifier(args, terminal);
  if (method.model === 'any' || verifier.engine.write) return verifier;
  await verifier.engine.dispose();
  throw needsWriter(method, 'this one can not');
}

function needsWriter({ id }: JudgingMethod, found: string): UsageError {
  const remedy = 'Give a language model with --model <id|folder>; see: rubricon models';
  return new UsageError(`--method ${id} needs a model that writes, ${found}`, remedy);
}

async function judgeRow(
  row: Row<JudgingRow>,
  method: JudgingMethod,
  common: Rubric | null,
  context: JudgingContext | null,
): Promise<JudgedRow> {
  const id = outputId(row.ok ? row.value.id : row.id, row.line);
  if (!row.ok || context === null) return { id, error: inputError(row.line, row.ok ? [] : row.issues) };
  context.signal?.throwIfAborted();
  const given = withShared(row.value, common);
  const lacks = lackingFor(method, given);
  if (lacks.length > 0) return { id, error: inputError(row.line, lacks) };
  try {
    return { id, answer: await method.judge(given, context) };
  } catch (thrown) {
    return { id, error: workError(thrown, context.signal) };
  }
}
