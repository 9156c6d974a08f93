import type { Engine } from '../engine/port.ts';
import { type GenerationRow, parseGenerationRows } from '../formats/parse-generation-rows.ts';
import type { Row } from '../formats/parse-rows.ts';
import { renderRubricJson } from '../formats/render-rubric-json.ts';
import { generateRubric } from '../generation/generate-rubric.ts';
import type { GenerationMethod, GenerationOptions } from '../generation/methods/method.ts';
import { type Arguments, type Command, commonOptions, exitOf, oneFile } from './command.ts';
import { generateHelp } from './generate-help.ts';
import { inputOf, lacking, readMethod, readShared, type SharedInput } from './generation-input.ts';
import { openChosenEngine } from './open-verifier.ts';
import { openOutput } from './ordered-output.ts';
import { countProgress, noteErrors } from './progress.ts';
import { inputError, outputId, workError } from './row-error.ts';
import type { Terminal } from './terminal.ts';

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
    return exitOf(errors, rows.length);
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
    return { error: workError(thrown, options.signal) };
  }
}

function readOptions(args: Arguments, { hash, signal }: Terminal): Work['options'] {
  return { hash, signal, size: args.whole('size', 1) ?? undefined, seed: args.whole('seed', 0) ?? undefined };
}
