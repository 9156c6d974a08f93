import { toFault } from '../domain/errors.ts';
import type { Engine } from '../engine/port.ts';
import { type GenerationRow, parseGenerationRows } from '../formats/parse-generation-rows.ts';
import type { Row } from '../formats/parse-rows.ts';
import { renderRubricJson } from '../formats/render-rubric-json.ts';
import { generateRubric } from '../generation/generate-rubric.ts';
import type { GenerationMethod, GenerationOptions } from '../generation/methods/method.ts';
import { type Arguments, type Command, commonOptions, exit, oneFile } from './command.ts';
import { generateHelp } from './generate-help.ts';
import { inputOf, lacking, readMethod, readShared, type SharedInput } from './generation-input.ts';
import { openChosenEngine } from './open-verifier.ts';
import { openOutput } from './ordered-output.ts';
import { countProgress, noteErrors } from './progress.ts';
import { inputError, outputId } from './row-error.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** `rubricon generate`: a rubric a conversation. */
export const generate: Command = {
  name: 'generate',
  summary: 'make a rubric for each conversation',
  help: generateHelp,
  options: {
    ...commonOptions,
    method: { type: 'string' },
    library: { type: 'string' },
    guideline: { type: 'string' },
    rubric: { type: 'string' },
    size: { type: 'string' },
    seed: { type: 'string' },
    trace: { type: 'boolean' },
    out: { type: 'string', short: 'o' },
  },
  run: async (args, terminal) => {
    const method = readMethod(args);
    const options = readOptions(args, terminal);
    const rows = parseGenerationRows(await terminal.readText(oneFile(generate, args)));
    const shared = await readShared(args, method, terminal);
    const work = { method, shared, options, withTrace: args.flag('trace') };
    const engine = rows.some((row) => row.ok) ? await openChosenEngine(args, terminal) : null;
    const output = openOutput(terminal, args.text('out'));
    const progress = countProgress(terminal, 'prompts', rows.length);
    let errors = 0;
    try {
      for (const [place, row] of rows.entries()) {
        const answer = await rubricOf(row, engine, work);
        if ('error' in answer) errors += 1;
        await output.put(place, { id: outputId(row.ok ? row.value.id : row.id, row.line), ...answer });
        progress.step();
      }
    } finally {
      progress.end();
      await output.finish();
    }
    await engine?.dispose();
    noteErrors(terminal, errors, rows.length, 'prompts');
    return rows.length > 0 && errors === rows.length ? exit.error : exit.done;
  },
};

interface Work {
  readonly method: GenerationMethod;
  readonly shared: SharedInput;
  readonly options: GenerationOptions & { readonly signal: AbortSignal };
  readonly withTrace: boolean;
}

async function rubricOf(row: Row<GenerationRow>, engine: Engine | null, work: Work): Promise<object> {
  const { method, shared, options, withTrace } = work;
  options.signal.throwIfAborted();
  if (!row.ok || engine === null) return { error: inputError(row.line, row.ok ? [] : row.issues) };
  const input = inputOf(row.value, shared);
  const lacks = lacking(input, method);
  if (lacks.length > 0) return { error: inputError(row.line, lacks) };
  try {
    const { rubric, trace } = await generateRubric(input, engine, { ...options, method: method.id });
    return {
      method: method.id,
      rubric: JSON.parse(renderRubricJson(rubric)) as unknown,
      ...(trace.bank && { order: trace.bank.order }),
      notes: trace.notes,
      ...(withTrace && { trace }),
    };
  } catch (thrown) {
    if (options.signal.aborted) throw thrown;
    const { code, message } = toFault(thrown);
    return { error: { code, message } };
  }
}

function readOptions(args: Arguments, { hash, signal }: Terminal): Work['options'] {
  const whole = (name: string, least: number): number | undefined => {
    const value = args.number(name) ?? undefined;
    if (value === undefined || (Number.isInteger(value) && value >= least)) return value;
    throw new UsageError(`--${name} takes a whole number from ${least}`, 'See: rubricon generate --help');
  };
  return { hash, signal, size: whole('size', 1), seed: whole('seed', 0) };
}
