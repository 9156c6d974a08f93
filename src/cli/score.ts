import { RubriconError } from '../domain/errors.ts';
import { groupBy } from '../domain/group-by.ts';
import { healthBench } from '../domain/profiles/health-bench.ts';
import type { ProfileScore } from '../domain/profiles/profile.ts';
import type { JudgedResponse } from '../domain/rewards/training-records.ts';
import { effectiveVerdicts } from '../domain/score-rubric.ts';
import { type BoundedSummary, type FractionBounds, summarizeBounds } from '../domain/summary.ts';
import { visibleLine } from '../formats/visible-text.ts';
import type { Verifier } from '../verification/calibrate.ts';
import { type Command, commonOptions, exitOf, oneFile } from './command.ts';
import { noteScope } from './note-scope.ts';
import { openVerifier } from './open-verifier.ts';
import { openOutput } from './ordered-output.ts';
import { describeProfiles, type ProfileChoice, profileOption, readProfile } from './profile-option.ts';
import { countProgress, noteErrors } from './progress.ts';
import { type InputCase, readCases } from './read-cases.ts';
import { readRubricFile } from './read-rubric.ts';
import { type CaseFlag, type CaseResult, scoreCase } from './score-case.ts';
import { scoreHelp } from './score-help.ts';
import { scoreTurns } from './score-turns.ts';
import type { Terminal } from './terminal.ts';
import { verifierOptions } from './verifier-options.ts';
import { countOptions, readCounts, writeCounts } from './write-counts.ts';
import { readRewards, rewardOptions, writeRewards } from './write-rewards.ts';

/** `rubricon score`: whole cases against whole rubrics. */
export const score: Command = {
  name: 'score',
  summary: 'score each response against its rubric',
  help: scoreHelp,
  options: {
    ...commonOptions,
    ...verifierOptions,
    ...profileOption,
    out: { type: 'string', short: 'o' },
    rubric: { type: 'string' },
    ...rewardOptions,
    ...countOptions,
    seed: { type: 'string' },
  },
  run: async (args, terminal) => {
    const seed = args.whole('seed', 0) ?? 1;
    const profile = readProfile(args);
    const file = oneFile(score, args);
    const rewards = readRewards(args);
    const counts = readCounts(args);
    const path = args.text('rubric');
    const common = path === null ? null : await readRubricFile(path, '--rubric', terminal);
    const cases = readCases(await terminal.readText(file), common);
    const verifier = cases.some((item) => item.ok) ? await openVerifier(args, terminal) : null;
    const output = openOutput(terminal, args.text('out'));
    const progress = countProgress(terminal, 'cases', cases.length);
    const bounds: FractionBounds[] = [];
    let unsure = 0;
    const judged: JudgedResponse[] = [];
    const turns: TurnsOfCase[] = [];
    const byProfile: ProfileScore[] = [];
    const flagged: (readonly CaseFlag[])[] = [];
    let errors = 0;
    let outside = 0;
    try {
      for (const [place, item] of cases.entries()) {
        const work = { verifier, terminal, profile };
        const [result, judgement] = await answer(item, work);
        if (judgement) judged.push(judgement);
        if (!('score' in result)) errors += 1;
        else {
          const { score: figures } = result;
          // What was not answered, other than what is unsure, keeps a case out of the mean.
          const whole = figures.undecided === figures.unsure;
          bounds.push(whole ? figures : { lowest: null, highest: null });
          unsure += figures.unsure;
          if (result.profile) byProfile.push(whole ? result.profile : closed(result.profile));
          if (!result.inScope) outside += 1;
          if (result.flags.length > 0) flagged.push(result.flags);
        }
        await output.put(place, result);
        if (judgement && item.ok && rewards?.turns) {
          turns.push(await scoreTurns(item, judgement, async (turn) => (await answer(turn, work))[1]));
        }
        progress.step();
      }
    } finally {
      progress.end();
      await output.finish();
    }
    await verifier?.engine.dispose();
    noteErrors(terminal, errors, cases.length, 'cases');
    noteScope(terminal, outside, 'cases');
    if (rewards !== null) await writeRewards(rewards, { judged, turns: turns.flat() }, terminal);
    if (counts !== null && verifier !== null) await writeCounts(counts, judged, verifier, terminal);
    if (flagged.length > 0) terminal.note(describeFlags(flagged));
    terminal.note(describe(summarizeBounds(bounds, { seed }), unsure));
    for (const line of describeProfiles(byProfile)) terminal.note(line);
    return exitOf(errors, cases.length);
  },
};

interface Work {
  readonly verifier: Verifier | null;
  readonly terminal: Terminal;
  readonly profile: ProfileChoice;
}

type TurnsOfCase = Awaited<ReturnType<typeof scoreTurns>>;

/** The output line of a case and, unless its run failed, what was judged. */
async function answer(
  item: InputCase,
  { verifier, terminal, profile }: Work,
): Promise<readonly [CaseResult, JudgedResponse | null]> {
  if (!item.ok) return [{ id: item.id, error: item.error }, null];
  if (!verifier) throw new RubriconError('internal', 'A case was scored before the model was open. Try again.');
  const { id, facts, submission, rubric } = item;
  const { conversation, response } = submission;
  const rule = profile(rubric) ?? healthBench;
  const scored: Pick<JudgedResponse, 'verdicts' | 'marks'>[] = [];
  const result = await scoreCase(item, verifier, terminal, profile, (state, marks) =>
    scored.push({ verdicts: effectiveVerdicts(state), ...(marks && { marks }) }),
  );
  const [judged] = scored;
  return [result, judged ? { id, ...facts, conversation, response, rubric, ...judged, profile: rule } : null];
}

/** A value of a case that failed in part may stand; its bounds may not. */
function closed(score: ProfileScore): ProfileScore {
  return { ...score, lowest: score.value, highest: score.value };
}

/** How many cases have a critical failure, and of which kinds. */
function describeFlags(flagged: readonly (readonly CaseFlag[])[]): string {
  const kinds = groupBy(flagged.flat(), ({ type }) => type).map(
    (flags) => `${visibleLine(flags[0]?.type ?? '')} ${flags.length}`,
  );
  return `flags: ${flagged.length} ${flagged.length === 1 ? 'case has' : 'cases have'} a critical failure (${kinds.join(', ')})`;
}

function describe({ n, unscored, lowest, highest, low, high }: BoundedSummary, unsure: number): string {
  const left = `${unscored > 0 ? `, ${unscored} unscored` : ''}${unsure > 0 ? `; unsure verdicts: ${unsure}` : ''}`;
  if (lowest === null || highest === null || low === null || high === null) return `score: no case was scored${left}`;
  const mean = lowest === highest ? lowest.toFixed(4) : `${lowest.toFixed(4)} to ${highest.toFixed(4)}`;
  return `score: mean ${mean} (95 % interval ${low.toFixed(4)} to ${high.toFixed(4)}) over ${n} cases${left}`;
}
