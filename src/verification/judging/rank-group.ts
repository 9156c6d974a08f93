import { bradleyTerry } from '../../domain/judging/bradley-terry.ts';
import { elo } from '../../domain/judging/elo.ts';
import type { Match, Ranking } from '../../domain/judging/matches.ts';
import { type Tally, tallyComparisons } from '../../domain/judging/tally.ts';
import type { Rubric } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import { withReadings } from './ask-logits.ts';
import { type CompareOptions, compareJudged, compareResponses } from './compare-responses.ts';
import { type Judged, judgeResponse } from './judge-marks.ts';

/** One of several responses to a conversation. */
export interface GroupResponse {
  readonly name: string;
  readonly response: string;
}

/** Every pair of a group compared, and the rankings that follow. `undecided` pairs are in no ranking. */
export interface GroupRanking {
  readonly pairs: readonly { readonly first: string; readonly second: string; readonly tally: Tally }[];
  readonly undecided: number;
  readonly bradleyTerry: Ranking;
  readonly elo: Ranking;
  readonly best: string | null;
}

/**
 * Compares every two responses of a group by one rubric. Apart, each response is read once; together, each pair twice.
 * The best is the first by Bradley–Terry, null where there is no ranking or the first place is shared.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 */
export async function rankGroup(
  conversation: readonly Message[],
  responses: readonly GroupResponse[],
  rubric: Rubric,
  options: CompareOptions & { readonly seed: number },
): Promise<GroupRanking> {
  const pairs = (options.way ?? 'apart') === 'apart' ? await pairsApart() : await pairsTogether();
  return rankPairs(
    responses.map(({ name }) => name),
    pairs,
    options.seed,
  );

  async function pairsApart(): Promise<GroupRanking['pairs']> {
    const judged: Judged[] = [];
    for (const { response } of responses)
      judged.push(await judgeResponse({ conversation, response }, withoutParts(rubric), options));
    const named = responses.map(({ name }, at) => ({ name, judged: judged[at] ?? new Map() }));
    return pairJudged(rubric, named, options.margin);
  }

  async function pairsTogether(): Promise<GroupRanking['pairs']> {
    return withReadings(options, async (readings) => {
      const found: GroupRanking['pairs'][number][] = [];
      for (const [one, other] of twosOf(responses)) {
        const pair = { conversation, first: one.item.response, second: other.item.response };
        const { tally } = await compareResponses(pair, rubric, { ...options, readings });
        found.push({ first: one.item.name, second: other.item.name, tally });
      }
      return found;
    });
  }
}

/** Every two of a group that was judged already, compared by their verdicts. */
export function pairJudged(
  rubric: Rubric,
  group: readonly { readonly name: string; readonly judged: Judged }[],
  margin?: number,
): GroupRanking['pairs'] {
  return twosOf(group).map(([one, other]) => ({
    first: one.item.name,
    second: other.item.name,
    tally: tallyComparisons(compareJudged(rubric, one.item.judged, other.item.judged, margin)),
  }));
}

/** The rankings that pairs amount to. The best is the first by Bradley–Terry, null where there is none or it is shared. */
export function rankPairs(names: readonly string[], pairs: GroupRanking['pairs'], seed: number): GroupRanking {
  const matches = pairs.flatMap(({ first, second, tally: { winner } }): readonly Match[] =>
    winner === null ? [] : [{ first, second, winner }],
  );
  const strengths = bradleyTerry(matches);
  const [best, next] = strengths.ratings ?? [];
  // A group of which somebody was never compared has no best.
  const whole = strengths.ratings?.length === names.length && best !== undefined;
  return {
    pairs,
    undecided: pairs.length - matches.length,
    bradleyTerry: strengths,
    elo: elo(matches, { seed }),
    best: whole && best.rating - (next?.rating ?? Number.NEGATIVE_INFINITY) > 1e-9 ? best.player : null,
  };
}

/** Whole criteria are compared, not their sub-checks. */
function withoutParts(rubric: Rubric): Rubric {
  return { ...rubric, criteria: rubric.criteria.map(({ parts: _, ...criterion }) => criterion) };
}

function twosOf<T>(items: readonly T[]) {
  return items.flatMap((item, at) =>
    items.slice(at + 1).map(
      (other, step) =>
        [
          { item, at },
          { item: other, at: at + 1 + step },
        ] as const,
    ),
  );
}
