import { seededRandom } from '../domain/seeded-random.ts';
import type { GenerationMethod } from '../generation/methods/method.ts';
import { generationMethods } from '../generation/methods/registry.ts';
import { wordLikeness } from '../generation/refine/match-rubrics.ts';
import { type Arguments, type Command, commonOptions, exit } from './command.ts';
import { evaluateMethodsHelp } from './evaluate-methods-help.ts';
import { type MeasuredCase, type MethodOutcome, measureCase, prepareCase } from './measure-methods.ts';
import { methodFigures, methodMarkdown, methodTable } from './method-figures.ts';
import { openVerifier } from './open-verifier.ts';
import { countProgress } from './progress.ts';
import { readRankingCases, readSplitLibrary } from './ranking-cases.ts';
import { shuffled } from './shuffled.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { verifierOptions } from './verifier-options.ts';

/** Two responses for the methods that need answers, and at least as many to rank as make three pairs. */
const leastResponses = 5;

/** `rubricon evaluate-methods`: generated rubrics against physicians' on a HealthBench folder, method by method. */
export const evaluateMethods: Command = {
  name: 'evaluate-methods',
  summary: "measure each way to make a rubric against physicians' rubrics",
  help: evaluateMethodsHelp,
  options: {
    ...commonOptions,
    ...verifierOptions,
    healthbench: { type: 'string' },
    split: { type: 'string' },
    'library-split': { type: 'string' },
    methods: { type: 'string' },
    sample: { type: 'string' },
    rank: { type: 'string' },
    seed: { type: 'string' },
    resamples: { type: 'string' },
    json: { type: 'boolean' },
    markdown: { type: 'boolean' },
  },
  run: async (args, terminal) => {
    const { signal } = terminal;
    const resamples = args.whole('resamples', 1) ?? 1000;
    const seed = args.whole('seed', 0) ?? 1;
    const methods = readMethods(args);
    const { cases, likeness } = await readCases(args, seed, terminal);
    const verifier = await openVerifier(args, terminal);
    const progress = countProgress(terminal, 'conversations', cases.length);
    const outcomes: MethodOutcome[] = [];
    const done: MeasuredCase[] = [];
    try {
      for (const [at, one] of cases.entries()) {
        // A generator a case, so that one method more does not move what another draws.
        const random = seededRandom(seed * 10_007 + at);
        outcomes.push(...(await measureCase(one, { methods, verifier, likeness, seed, random, signal })));
        done.push(one);
        progress.step();
      }
    } catch (thrown) {
      // Cases come in a drawn order: those that were measured are a smaller sample.
      if (!signal.aborted || done.length === 0) throw thrown;
    }
    progress.end();
    await verifier.engine.dispose();
    const figures = methodFigures(outcomes, { resamples, random: seededRandom(seed) });
    const measured = new Set(outcomes.map(({ name }) => name));
    const without = methods.filter(({ id }) => !measured.has(id)).map(({ id }) => id);
    const ranked = done.reduce((sum, one) => sum + one.ranked.length, 0);
    if (args.flag('json')) {
      const data = { conversations: done.length, ranked, seed, without, figures, outcomes };
      await terminal.write(`${JSON.stringify(data, null, 2)}\n`);
    } else {
      const table = args.flag('markdown') ? methodMarkdown(figures) : `${methodTable(figures)}\n`;
      await terminal.write(`${done.length} conversations, ${ranked} responses ranked\n\n${table}`);
    }
    if (without.length > 0) terminal.note(`no inputs in this data for: ${without.join(', ')}`);
    return signal.aborted ? exit.interrupted : exit.done;
  },
};

/** A seeded sample of the split's cases that can be ranked, and the likeness of criteria over all its rubrics' words. */
async function readCases(args: Arguments, seed: number, terminal: Terminal) {
  const folder = args.text('healthbench');
  if (folder === null) throw new UsageError('--healthbench is missing', 'Give the folder of its files');
  const [split, librarySplit] = [args.text('split') ?? 'dev', args.text('library-split') ?? 'train'];
  if (split === librarySplit) {
    throw new UsageError('--library-split names the split that is measured', 'Give another one');
  }
  const sample = args.whole('sample', 1) ?? 60;
  const most = args.whole('rank', 2) ?? 6;
  const library = await readSplitLibrary(folder, librarySplit, terminal);
  const all = await readRankingCases(folder, split, terminal);
  const random = seededRandom(seed);
  const cases: MeasuredCase[] = shuffled(all, random)
    .filter(({ responses }) => responses.length >= leastResponses)
    .flatMap((one) => prepareCase(one, { library, most, random }) ?? [])
    .slice(0, sample);
  if (cases.length > 0) return { cases, likeness: wordLikeness(...all.map(({ human }) => human)) };
  throw new UsageError(
    `no conversation has ${leastResponses} graded responses that differ`,
    'Give another split with --split',
  );
}

function readMethods(args: Arguments): readonly GenerationMethod[] {
  const named = args.text('methods')?.split(',') ?? null;
  const unknown = named?.find((id) => !generationMethods.some((method) => method.id === id.trim()));
  if (unknown === undefined) {
    const ids = named?.map((id) => id.trim());
    return generationMethods.filter(({ id }) => ids?.includes(id) ?? true);
  }
  const known = generationMethods.map(({ id }) => id).join(',');
  throw new UsageError('--methods names an unknown method', `Give some of: ${known}`);
}
