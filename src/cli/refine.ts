import { canonicalJson } from '../domain/canonical-json.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import { parseResponseRows, type ResponseRow } from '../formats/parse-pair-rows.ts';
import { renderRubricJson } from '../formats/render-rubric-json.ts';
import { type RefineNode, type RefineOutcome, refineRubric } from '../generation/refine/refine-rubric.ts';
import { judgeResponse, marksOfJudged } from '../verification/judging/judge-marks.ts';
import { openReadings } from '../verification/readings.ts';
import { type Arguments, type Command, commonOptions, type ExitCode, exit, oneFile } from './command.ts';
import { openVerifier } from './open-verifier.ts';
import { readRubricFile } from './read-rubric.ts';
import { inputError } from './row-error.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { verifierHelp, verifierOptions } from './verifier-options.ts';

const help = `rubricon refine: mend a rubric by responses to one conversation (RRD).

Usage: rubricon refine <responses.jsonl | -> --rubric <rubric.json> [-o refined.json] [options]

Input, a JSON object a line, all about one conversation:
  prompt or context   the conversation, as for "rubricon verify"
  response            one response to it; give at least two
  strong              true or false: whether it is one of the better ones (optional)

What everyone meets is split (or dropped where it can't be), what favours the weak responses, what repeats and what
tells nothing apart is dropped with a reason, and the rest is weighted (profile "rrd" reads the weights).

Options:
  --rubric <file>      the rubric to refine
  -o, --out <file>     the refined rubric; else it goes to stdout
  --tree <file>        every criterion that was looked at, with its parent and its fate, as JSON lines
  --size <n>           criteria kept at most
  --coarse-above <n>   split what more than n responses meet (default: what all meet)
  --rejections <n>     split nothing more after so many were dropped (default 15)
  --model <id|folder>  another model than the shipped one (see: rubricon models)
${verifierHelp}
  -h, --help           this text

Exit codes: 0 done, 1 error, or every criterion was dropped and no rubric was written.
`;

/** `rubricon refine`: the RRD loop over responses to one conversation. */
export const refine: Command = {
  name: 'refine',
  summary: 'mend a rubric by several responses to one conversation',
  help,
  options: {
    ...commonOptions,
    ...verifierOptions,
    rubric: { type: 'string' },
    out: { type: 'string', short: 'o' },
    tree: { type: 'string' },
    size: { type: 'string' },
    'coarse-above': { type: 'string' },
    rejections: { type: 'string' },
  },
  run: async (args, terminal) => {
    const path = args.text('rubric');
    if (path === null) throw new UsageError('--rubric is missing', 'Give the rubric to refine');
    const limits = readLimits(args);
    const rubric = await readRubricFile(path, '--rubric', terminal);
    const { conversation, samples } = readSamples(await terminal.readText(oneFile(refine, args)));
    const verifier = await openVerifier(args, terminal);
    const { signal } = terminal;
    const readings = openReadings(verifier.engine);
    const judge = async (criteria: readonly Criterion[], response: string) => {
      const alone = { ...rubric, criteria };
      const judged = await judgeResponse({ conversation, response }, alone, { verifier, readings, signal });
      return marksOfJudged(alone, judged);
    };
    const { engine } = verifier;
    const outcome = await refineRubric({ rubric, conversation, samples, judge, engine, signal, ...limits });
    await readings.close();
    await engine.dispose();
    return put(outcome, args, terminal);
  },
};

async function put(
  { rubric, tree, stop, weighted }: RefineOutcome,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const [out, treeFile] = [args.text('out'), args.text('tree')];
  const text = renderRubricJson(rubric);
  // A rubric without criteria is none: nothing could be scored by it.
  const some = rubric.criteria.length > 0;
  if (some && out === null) await terminal.write(text);
  if (some && out !== null) await terminal.writeFile(out, text);
  if (treeFile !== null)
    await terminal.writeFile(treeFile, tree.map((node) => `${JSON.stringify(shown(node))}\n`).join(''));
  const dropped = tree.flatMap(({ fate }) => (fate.kind === 'dropped' ? [fate.reason] : []));
  const reasons = [...new Set(dropped)].map(
    (reason) => `${dropped.filter((other) => other === reason).length} ${reason}`,
  );
  terminal.note(
    `refine: ${rubric.criteria.length} kept, ${dropped.length} dropped${reasons.length > 0 ? ` (${reasons.join(', ')})` : ''}`,
  );
  if (!some) {
    terminal.note(
      'refine: nothing tells these responses apart, so no rubric was written. Give more responses, or keep yours.',
    );
    return exit.error;
  }
  if (stop === 'budget') terminal.note('note: the budget of rejections ran out; nothing more was split');
  if (!weighted) terminal.note('note: too few responses were judged in full for weights; points stand');
  return exit.done;
}

function shown({ criterion, parent, rate, fate }: RefineNode): object {
  return { id: criterion.id, text: criterion.text, points: criterion.points, parent, rate, ...fate };
}

function readSamples(text: string): {
  readonly conversation: readonly Message[];
  readonly samples: readonly ResponseRow[];
} {
  const samples = parseResponseRows(text).map((row) => {
    if (row.ok) return row.value;
    // A response left out would change what has spread.
    throw new UsageError(
      `a response cannot be used: ${inputError(row.line, row.issues).message.replace(/\.$/, '')}`,
      'Mend the row',
    );
  });
  const [first] = samples;
  if (!first || samples.length < 2) {
    throw new UsageError(
      `expected two responses or more, found ${samples.length}`,
      'Give more responses to the conversation',
    );
  }
  const other = samples.find(({ conversation }) => canonicalJson(conversation) !== canonicalJson(first.conversation));
  if (other)
    throw new UsageError('the responses answer different conversations', 'Refine a rubric by one conversation');
  return { conversation: first.conversation, samples };
}

function readLimits(args: Arguments): { size?: number; coarseAbove?: number; rejections?: number } {
  const [size, coarseAbove] = [args.whole('size', 1), args.whole('coarse-above', 0)];
  const rejections = args.whole('rejections', 0);
  return {
    ...(size !== null && { size }),
    ...(coarseAbove !== null && { coarseAbove }),
    ...(rejections !== null && { rejections }),
  };
}
