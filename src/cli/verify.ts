import type { Evidence } from '../domain/evidence.ts';
import type { Verdict } from '../domain/verdict.ts';
import { parseVerifyRows } from '../formats/parse-rows.ts';
import { verifyRows } from '../verification/verify-rows.ts';
import { byDocument } from './by-document.ts';
import { type Command, commonOptions, exit, oneFile } from './command.ts';
import { openVerifier } from './open-verifier.ts';
import { openOutput } from './ordered-output.ts';
import { countProgress, noteErrors } from './progress.ts';
import { inputError, outputId, type RowError } from './row-error.ts';

const help = `rubricon verify: say for each row whether its criterion is met, how sure that is, and where it stands.

Usage: rubricon verify <rows.jsonl | -> [-o out.jsonl] [--model <folder>]

Input, a JSON object a line:
  id         any text or number; comes back unchanged (line-<n> where missing)
  prompt     the conversation as messages [{"role","content"}] or as one text, or
  context    the conversation as paragraphs that open with "user:" or "assistant:"; "" for none
  response   the text to be checked
  criterion  one statement that is true or false of the response

Output, in the order of the input:
  {"id", "probability", "met", "evidence": [{"quote","start","end","weight","role"}]}
  "met" is null, with "abstained" saying why, where the model does not commit itself
  {"id", "error": {"code","message",…}} for a row that could not be answered; the others go on

Options:
  -o, --out <file>    write a file, whole or not at all, instead of stdout
  --model <folder>    another model folder than the shipped one
  -h, --help          this text

Exit codes: 0 done, 1 error or no row at all could be answered.
`;

/** `rubricon verify`: one statement a row. */
export const verify: Command = {
  name: 'verify',
  summary: 'check one criterion a row: probability, met, evidence',
  help,
  options: { ...commonOptions, out: { type: 'string', short: 'o' } },
  run: async (args, terminal) => {
    const rows = parseVerifyRows(await terminal.readText(oneFile(verify, args)));
    const placed = rows.flatMap((row, place) => (row.ok ? [{ ...row.value, place }] : []));
    const verifier = placed.length > 0 ? await openVerifier(args, terminal) : null;
    const output = openOutput(terminal, args.text('out'));
    const progress = countProgress(terminal, 'rows', rows.length);
    let errors = 0;
    const put = async (place: number, answer: RowAnswer): Promise<void> => {
      const row = rows[place];
      if (!row) return;
      if ('error' in answer) errors += 1;
      await output.put(place, { id: outputId(row.ok ? row.value.id : row.id, row.line), ...answer });
      progress.step();
    };
    try {
      for (const [place, row] of rows.entries()) {
        if (!row.ok) await put(place, { error: inputError(row.line, row.issues) });
      }
      if (verifier) {
        const { signal } = terminal;
        for await (const { row, verdict } of verifyRows(byDocument(placed), { verifier, signal })) {
          await put(row.place, rowAnswer(verdict));
        }
      }
    } finally {
      progress.end();
      await output.finish();
    }
    await verifier?.engine.dispose();
    noteErrors(terminal, errors, rows.length, 'rows');
    return rows.length > 0 && errors === rows.length ? exit.error : exit.done;
  },
};

/** What an output line says beside the id. */
type RowAnswer =
  | { readonly error: RowError }
  | {
      readonly probability: number;
      readonly met: boolean | null;
      readonly evidence: readonly Evidence[];
      readonly abstained?: string;
    };

function rowAnswer(verdict: Verdict): RowAnswer {
  if (verdict.kind === 'failed') return { error: { code: verdict.code, message: verdict.message } };
  const { probability, evidence } = verdict;
  if (verdict.kind === 'decided') return { probability, met: verdict.met, evidence };
  return { probability, met: null, evidence, abstained: verdict.reason };
}
