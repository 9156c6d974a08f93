import { toFault } from '../domain/errors.ts';
import type { Engine } from '../engine/port.ts';
import { type PromptRow, parsePrompts, type Row } from '../formats/parse-rows.ts';
import { renderRubricJson } from '../formats/render-rubric-json.ts';
import { generateRubric } from '../generation/generate-rubric.ts';
import { type Command, commonOptions, exit, oneFile } from './command.ts';
import { openChosenEngine } from './open-verifier.ts';
import { openOutput } from './ordered-output.ts';
import { countProgress, noteErrors } from './progress.ts';
import { inputError, outputId } from './row-error.ts';
import type { Terminal } from './terminal.ts';

const help = `rubricon generate: make a rubric for each conversation, from the conversation alone.

Usage: rubricon generate <prompts.jsonl | -> [-o out.jsonl] [--model <id|folder>]

Input, a JSON object a line:
  id, or prompt_id  any text or number; comes back unchanged (line-<n> where missing)
  prompt            the conversation as messages [{"role","content"}] or as one text, or
  context           the conversation as paragraphs that open with "user:" or "assistant:"

Output, in the order of the input:
  {"id", "rubric": {"format": "rubricon-rubric", "version", "rubric": {…}}, "order", "notes"}
  "rubric" saved to a file is what "rubricon score --rubric" reads
  "order" is "engine", or "lexical" where the model could not help; "notes" says what to know about the rubric
  {"id", "error": {"code","message",…}} for a row that could not be used; the others go on

Options:
  -o, --out <file>    write a file, whole or not at all, instead of stdout
  --model <id|folder> another model than the shipped one (see: rubricon models)
  -h, --help          this text

Exit codes: 0 done, 1 error or no rubric at all could be made.
`;

/** `rubricon generate`: a rubric a conversation. */
export const generate: Command = {
  name: 'generate',
  summary: 'make a rubric for each conversation',
  help,
  options: { ...commonOptions, out: { type: 'string', short: 'o' } },
  run: async (args, terminal) => {
    const rows = parsePrompts(await terminal.readText(oneFile(generate, args)));
    const engine = rows.some((row) => row.ok) ? await openChosenEngine(args, terminal) : null;
    const output = openOutput(terminal, args.text('out'));
    const progress = countProgress(terminal, 'prompts', rows.length);
    let errors = 0;
    try {
      for (const [place, row] of rows.entries()) {
        const answer = await rubricOf(row, engine, terminal);
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

async function rubricOf(row: Row<PromptRow>, engine: Engine | null, { hash, signal }: Terminal): Promise<object> {
  signal.throwIfAborted();
  if (!row.ok || engine === null) return { error: inputError(row.line, row.ok ? [] : row.issues) };
  try {
    const { rubric, trace } = await generateRubric({ conversation: row.value.conversation }, engine, { hash, signal });
    return { rubric: JSON.parse(renderRubricJson(rubric)) as unknown, order: trace.bank?.order, notes: trace.notes };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    const { code, message } = toFault(thrown);
    return { error: { code, message } };
  }
}
