import { readRecords } from '../formats/read-json.ts';
import { isRecord } from '../formats/read-messages.ts';
import { gradeByPeem, type PeemGrades } from '../generation/peem/grade-by-peem.ts';
import { improvePrompt, paraphraseRobustness } from '../generation/peem/improve-prompt.ts';
import { writeParaphrases } from '../generation/peem/write-prompt.ts';
import type { Verifier } from '../verification/calibrate.ts';
import { type Arguments, type Command, commonOptions, exitOf, oneFile } from './command.ts';
import { openVerifier } from './open-verifier.ts';
import { openOutput } from './ordered-output.ts';
import { peemHelp } from './peem-help.ts';
import { countProgress, noteErrors } from './progress.ts';
import { type InputCase, readCases } from './read-cases.ts';
import { workError } from './row-error.ts';
import { UsageError } from './usage-error.ts';
import { decideAll, verifierOptions } from './verifier-options.ts';

/** `rubricon peem`: a prompt and its response on nine axes, how steady that is, and a better prompt. */
export const peem: Command = {
  name: 'peem',
  summary: 'grade prompts with their responses, try paraphrases, rewrite the prompt',
  help: peemHelp,
  options: {
    ...commonOptions,
    ...verifierOptions,
    paraphrases: { type: 'string' },
    tolerance: { type: 'string' },
    rewrite: { type: 'string' },
    out: { type: 'string', short: 'o' },
  },
  run: async (args, terminal) => {
    const wishes = readWishes(args);
    const text = await terminal.readText(oneFile(peem, args));
    // Their criteria are the nine axes: none that a case brings is read.
    const cases = readCases(text, { id: 'peem', title: '', criteria: [] });
    const given = readRecords(text).map((record) => (record.ok ? paraphrasesOf(record.value) : []));
    const verifier = decideAll(await openVerifier(args, terminal), args);
    if ((wishes.paraphrases > 0 || wishes.rewrite > 0) && !verifier.engine.write) {
      throw new UsageError('this model cannot write', 'Give --model <id|folder> of a language model (rubricon models)');
    }
    const output = openOutput(terminal, args.text('out'));
    const progress = countProgress(terminal, 'prompts', cases.length);
    let errors = 0;
    try {
      for (const [place, item] of cases.entries()) {
        terminal.signal.throwIfAborted();
        const own = given[place] ?? [];
        const answer = await gradeCase(item, { wishes, given: own, verifier, signal: terminal.signal });
        if ('error' in answer) errors += 1;
        await output.put(place, { id: item.id, ...answer });
        progress.step();
      }
    } finally {
      progress.end();
      await output.finish();
    }
    await verifier.engine.dispose();
    noteErrors(terminal, errors, cases.length, 'prompts');
    return exitOf(errors, cases.length);
  },
};

interface Wishes {
  readonly paraphrases: number;
  readonly tolerance: number;
  readonly rewrite: number;
}

interface Work {
  readonly wishes: Wishes;
  readonly given: readonly string[];
  readonly verifier: Verifier;
  readonly signal: AbortSignal;
}

async function gradeCase(item: InputCase, { wishes, given, verifier, signal }: Work): Promise<object> {
  if (!item.ok) return { error: item.error };
  const { submission } = item;
  const options = { verifier, signal };
  try {
    const grades = await gradeByPeem(submission, options);
    const prompt = submission.conversation.findLast(({ role }) => role === 'user')?.content ?? '';
    const writer = { engine: verifier.engine, signal };
    const missing = Math.max(0, wishes.paraphrases - given.length);
    const paraphrases = [...given, ...(missing > 0 ? await writeParaphrases(prompt, missing, writer) : [])];
    const { tolerance, rewrite } = wishes;
    const steady = { ...options, paraphrases, tolerance };
    return {
      ...plainGrades(grades),
      ...(paraphrases.length > 0 && { robustness: await paraphraseRobustness(submission, grades, steady) }),
      ...(rewrite > 0 && { rewrite: await improved() }),
    };
  } catch (thrown) {
    return { error: workError(thrown, signal) };
  }

  async function improved(): Promise<object> {
    const { rounds, best, stop } = await improvePrompt(submission, { ...options, rounds: wishes.rewrite });
    const told = rounds.map(({ prompt, response, ...grades }) => ({ prompt, response, ...plainGrades(grades) }));
    return { prompt: rounds[best]?.prompt, best, stop, rounds: told };
  }
}

function plainGrades({ axes, score }: PeemGrades): object {
  const { value, lowest, highest, reason } = score;
  return { score: value, lowest, highest, ...(reason !== null && { reason }), axes };
}

function paraphrasesOf(value: unknown): readonly string[] {
  const list: unknown = isRecord(value) ? value.paraphrases : null;
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string' && /\S/.test(one)) : [];
}

function readWishes(args: Arguments): Wishes {
  return {
    paraphrases: args.whole('paraphrases', 0) ?? 0,
    tolerance: args.number('tolerance', 0, 1) ?? 0.05,
    rewrite: args.whole('rewrite', 0) ?? 0,
  };
}
