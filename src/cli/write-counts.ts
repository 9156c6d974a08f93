import { creditOf } from '../domain/mark.ts';
import type { JudgedResponse } from '../domain/rewards/training-records.ts';
import { countCriteria, type DecidedCriterion } from '../domain/site-counts.ts';
import { renderSiteCounts } from '../formats/site-counts.ts';
import { abstainsBelow, boundCalibration, type Verifier } from '../verification/calibrate.ts';
import type { Arguments, Options } from './command.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Options of counts of a site. */
export const countOptions = {
  counts: { type: 'string' },
  site: { type: 'string' },
  'least-count': { type: 'string' },
} as const satisfies Options;

/** Where counts go and what they are called. */
export interface CountsRequest {
  readonly path: string;
  readonly site: string;
  /** The smallest number told. */
  readonly least: number;
}

/** What `--counts`, `--site` and `--least-count` ask for; null without the first. Throws: UsageError. */
export function readCounts(args: Arguments): CountsRequest | null {
  const [path, site, least] = [args.text('counts'), args.text('site'), args.whole('least-count', 1)];
  if (path === null && site === null && least === null) return null;
  if (path === null) throw new UsageError('--site and --least-count are for counts', 'Give --counts <file> as well');
  if (site === null || !/^[\w.-]{1,40}$/.test(site)) {
    throw new UsageError('--counts needs a name for this site', 'Give --site <name> of letters, digits, ., - and _');
  }
  return { path, site, least: least ?? 5 };
}

/** Writes how often each criterion was met, by a hash of its words, and says what was left out. */
export async function writeCounts(
  { path, site, least }: CountsRequest,
  judged: readonly JudgedResponse[],
  verifier: Verifier,
  terminal: Terminal,
): Promise<void> {
  const keys = await criterionKeys(
    judged.flatMap(({ rubric }) => rubric.criteria.map(({ text }) => text)),
    terminal,
  );
  const decided = judged.flatMap(({ rubric, verdicts }) =>
    rubric.criteria.flatMap((criterion): DecidedCriterion[] => {
      const credit = creditOf(criterion, verdicts.get(criterion.id));
      return credit === null ? [] : [{ key: keys.get(criterion.text) ?? '', met: credit === 1 }];
    }),
  );
  const counts = {
    sites: [site],
    judges: [judgeName(verifier)],
    cases: judged.length,
    ...countCriteria(decided, least),
  };
  await terminal.writeFile(path, renderSiteCounts(counts));
  terminal.note(
    `counts: ${counts.criteria.length} criteria of ${counts.cases} cases told, ${counts.leftOut} left out with fewer than ${least} met or unmet`,
  );
}

/** The key of each text: the first half of its hash. */
export async function criterionKeys(
  texts: readonly string[],
  { hash }: Pick<Terminal, 'hash'>,
): Promise<ReadonlyMap<string, string>> {
  const keyed = [...new Set(texts)].map(async (text) => [text, (await hash(text)).slice(0, 32)] as const);
  return new Map(await Promise.all(keyed));
}

function judgeName(verifier: Verifier): string {
  const { model, revision, dtype } = verifier.engine.info;
  const bound = abstainsBelow(verifier);
  const calibration = boundCalibration(verifier)?.id ?? 'uncalibrated';
  return `${model} ${revision} (${dtype}), ${calibration}, ${bound === null ? 'decides all' : `unsure below ${bound}`}`;
}
