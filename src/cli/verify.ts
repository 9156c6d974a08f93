import type { Evidence } from '../domain/evidence.ts';
import type { JudgeWarning } from '../domain/judge-warning.ts';
import type { SampledConfidence } from '../domain/sampled-confidence.ts';
import type { YesNoVerdict } from '../domain/verdict.ts';
import { parseVerifyRows } from '../formats/parse-rows.ts';
import { warningsOf } from '../verification/judge-warnings.ts';
import { sampleVerdict } from '../verification/sample-verdict.ts';
import { verifyRows } from '../verification/verify-rows.ts';
import { byDocument } from './by-document.ts';
import { type Command, commonOptions, exitOf, oneFile } from './command.ts';
import { assertExplains, explainHelp, explainOption, explainRow, type RowExplanation } from './explain-option.ts';
import { isOutside, noteScope } from './note-scope.ts';
import { openVerifier } from './open-verifier.ts';
import { openOutput } from './ordered-output.ts';
import { countProgress, noteErrors } from './progress.ts';
import { inputError, outputId, type RowError } from './row-error.ts';
import { assertSamples, sampleHelp, sampleOption } from './sample-option.ts';
import { verifierHelp, verifierOptions } from './verifier-options.ts';

const help = `rubricon verify: say for each row whether its criterion is met, how sure that is, and where it stands.

Usage: rubricon verify <rows.jsonl | -> [-o out.jsonl] [options]

Input, a JSON object a line:
  id         any text or number; comes back unchanged (line-<n> where missing)
  prompt     the conversation as messages [{"role","content"}] or as one text, or
  context    the conversation as paragraphs that open with "user:" or "assistant:"; "" for none
  response   the text to be checked
  criterion  one statement that is true or false of the response
  tags       labels of the criterion such as "axis:accuracy", for a calibration that has arms (optional)

Output, in the order of the input:
  {"id", "probability", "met", "evidence": [{"quote","start","end","weight","role"}]}
  "met" is null, with "abstained" saying why, where the model does not commit itself
  "calibrated": false stands beside "met" where no calibration fits, or the text is in a language that the model does not know
  "warnings" holds "speaks-to-judge" where the response addresses whoever judges it, "takes-back" where it takes back what
  it said, "echoes-criterion" where it repeats the criterion's own words, "names-criterion" where it has them in keywords or
  a heading but in no sentence; a warning changes no verdict, but a met one whose first quote is such an echo, such bare words
  or is taken back is unsure ("--abstain never" lets it stand)
  "sampled" is there with --samples: {"n","met","share","confidence"}
  "explanation" is there with --explain, of a verdict that is met or not: {"reason","quotes","dropped"}, or {"error"}
  "role" is "supports" where the words decide it, "nearest-miss" where they only come near
  {"id", "error": {"code","message",…}} for a row that could not be answered; the others go on

Options:
  -o, --out <file>    write a file, whole or not at all, instead of stdout
  --model <id|folder> another model than the shipped one (see: rubricon models)
${verifierHelp}
${sampleHelp}
${explainHelp}
  -h, --help          this text

Exit codes: 0 done, 1 error or no row at all could be answered.
`;

/** `rubricon verify`: one statement a row. */
export const verify: Command = {
  name: 'verify',
  summary: 'check one criterion a row: probability, met, evidence',
  help,
  options: {
    ...commonOptions,
    ...verifierOptions,
    ...sampleOption,
    ...explainOption,
    out: { type: 'string', short: 'o' },
  },
  run: async (args, terminal) => {
    const rows = parseVerifyRows(await terminal.readText(oneFile(verify, args)));
    const placed = rows.flatMap((row, place) => (row.ok ? [{ ...row.value, place }] : []));
    const samples = args.whole('samples', 2);
    const verifier = placed.length > 0 ? await openVerifier(args, terminal) : null;
    if (verifier) assertSamples(verifier.engine, samples);
    if (verifier) assertExplains(verifier.engine, args.flag('explain'));
    const output = openOutput(terminal, args.text('out'));
    const progress = countProgress(terminal, 'rows', rows.length);
    let errors = 0;
    let outside = 0;
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
          if (isOutside(verdict, verifier)) outside += 1;
          const answer = rowAnswer(verdict, warningsOf(row.response, row.criterion));
          const ask = { samples: samples ?? 0, signal };
          const sampled = samples === null ? null : await sampleVerdict(verifier.engine, row, row.criterion, ask);
          const explanation =
            args.flag('explain') && verdict.kind === 'decided'
              ? await explainRow(verifier.engine, row, verdict.met, signal)
              : null;
          const more = { ...(sampled && { sampled }), ...(explanation && { explanation }) };
          await put(row.place, 'error' in answer ? answer : { ...answer, ...more });
        }
      }
    } finally {
      progress.end();
      await output.finish();
    }
    await verifier?.engine.dispose();
    noteErrors(terminal, errors, rows.length, 'rows');
    noteScope(terminal, outside, 'rows');
    return exitOf(errors, rows.length);
  },
};

/** What an output line says beside the id. */
type RowAnswer =
  | { readonly error: RowError }
  | {
      readonly probability: number;
      readonly met: boolean | null;
      /** Said only where it is not. */
      readonly calibrated?: false;
      readonly evidence: readonly Evidence[];
      readonly abstained?: string;
      readonly sampled?: SampledConfidence;
      readonly explanation?: RowExplanation;
      /** Said only where there is one. */
      readonly warnings?: readonly JudgeWarning[];
    };

function rowAnswer(verdict: YesNoVerdict, found: readonly JudgeWarning[]): RowAnswer {
  if (verdict.kind === 'failed') return { error: { code: verdict.code, message: verdict.message } };
  const { probability, evidence } = verdict;
  const mark = verdict.calibrated ? {} : { calibrated: false as const };
  const warnings = found.length > 0 ? { warnings: found } : {};
  if (verdict.kind === 'decided') return { probability, met: verdict.met, ...mark, evidence, ...warnings };
  return { probability, met: null, ...mark, evidence, abstained: verdict.reason, ...warnings };
}
