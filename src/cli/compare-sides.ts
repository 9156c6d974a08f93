import type { Profile } from '../domain/profiles/profile.ts';
import { findProfile, profiles } from '../domain/profiles/registry.ts';
import type { Rubric } from '../domain/rubric.ts';
import { scoreRubric } from '../domain/score-rubric.ts';
import type { Engine } from '../engine/port.ts';
import { parseResponseRows, type ResponseRow } from '../formats/parse-pair-rows.ts';
import type { Row } from '../formats/parse-rows.ts';
import type { Verifier } from '../verification/calibrate.ts';
import { type Judged, judgeResponse, marksOfJudged } from '../verification/judging/judge-marks.ts';
import type { Arguments } from './command.ts';
import { judgeSides, profileSides, rubricSides } from './disagreements.ts';
import { openNamedVerifier, openVerifier } from './open-verifier.ts';
import { readRubricFile } from './read-rubric.ts';
import { inputError, type RowError, workError } from './row-error.ts';
import type { ComparedSides, SideScore } from './sides-table.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The options that put two things beside each other on one response. */
export const sideOptions = ['rubrics', 'profiles', 'models'] as const;
export type SideOption = (typeof sideOptions)[number];

/** What came of a row. */
export type SidesAnswer = ComparedSides | { readonly error: RowError };

/** Which two of what stand beside each other; null where responses are compared. Throws: UsageError. */
export function readSides(
  args: Arguments,
): { readonly option: SideOption; readonly names: readonly [string, string] } | null {
  const given = sideOptions.filter((option) => args.texts(option).length > 0);
  const [option, ...others] = given;
  if (option === undefined) return null;
  if (others.length > 0)
    throw new UsageError(`--${option} and --${others[0]} were given`, 'Compare one thing at a time');
  const [first, second, ...rest] = args.texts(option);
  if (first !== undefined && second !== undefined && rest.length === 0) return { option, names: [first, second] };
  throw new UsageError(`--${option} takes two`, `Give them as --${option} <first> <second>`);
}

/** Compares two rubrics, profiles or models on each response of a file, one answer a row. Throws: UsageError, AbortError. */
export async function* compareSides(
  { option, names }: NonNullable<ReturnType<typeof readSides>>,
  text: string,
  args: Arguments,
  terminal: Terminal,
): AsyncGenerator<{ readonly row: Row<ResponseRow>; readonly answer: SidesAnswer }> {
  const rows = parseResponseRows(text);
  const compareAll = { rubrics: byRubrics, profiles: byProfiles, models: byModels }[option];
  const { compareRow, engine } = await compareAll(names, rows, args, terminal);
  for (const row of rows) {
    terminal.signal.throwIfAborted();
    yield { row, answer: row.ok ? await faultless(row.value, compareRow, terminal) : wrong(row) };
  }
  await engine?.dispose();
}

type Names = readonly [string, string];
type CompareRow = (row: ResponseRow) => Promise<ComparedSides>;

/** How rows are compared, and the engine that is still open for it. */
interface Comparing {
  readonly compareRow: CompareRow;
  readonly engine: Engine | null;
}

async function byRubrics(names: Names, _: unknown, args: Arguments, terminal: Terminal): Promise<Comparing> {
  const [first, second] = [await wholeRubric(names[0], terminal), await wholeRubric(names[1], terminal)];
  const verifier = await openVerifier(args, terminal);
  const compareRow: CompareRow = async (row) => {
    const sides = [
      { rubric: first, judged: await judge(row, first, verifier, terminal) },
      { rubric: second, judged: await judge(row, second, verifier, terminal) },
    ] as const;
    return {
      kind: 'rubrics',
      first: scored(names[0], sides[0].rubric, sides[0].judged),
      second: scored(names[1], sides[1].rubric, sides[1].judged),
      ...rubricSides(...sides),
    };
  };
  return { compareRow, engine: verifier.engine };
}

async function byProfiles(names: Names, _: unknown, args: Arguments, terminal: Terminal): Promise<Comparing> {
  const [first, second] = [knownProfile(names[0]), knownProfile(names[1])];
  const rubric = await readRubricFile(commonPath(args), '--rubric', terminal);
  const verifier = await openVerifier(args, terminal);
  const compareRow: CompareRow = async (row) => {
    const marks = marksOfJudged(rubric, await judge(row, rubric, verifier, terminal));
    return {
      kind: 'profiles',
      first: { name: first.name, ...bounds(first.score(rubric, marks)) },
      second: { name: second.name, ...bounds(second.score(rubric, marks)) },
      criteria: profileSides(rubric, marks, first, second),
    };
  };
  return { compareRow, engine: verifier.engine };
}

/** One model after the other, so that only one is in memory. */
async function byModels(
  names: Names,
  rows: readonly Row<ResponseRow>[],
  args: Arguments,
  terminal: Terminal,
): Promise<Comparing> {
  const rubric = withoutParts(await readRubricFile(commonPath(args), '--rubric', terminal));
  const first = await judgeAll(names[0], rows, rubric, args, terminal);
  const second = await judgeAll(names[1], rows, rubric, args, terminal);
  const compareRow: CompareRow = async (row) => {
    const [one, other] = [orThrow(first.get(row)), orThrow(second.get(row))];
    return {
      kind: 'models',
      first: scored(names[0], rubric, one),
      second: scored(names[1], rubric, other),
      criteria: judgeSides(rubric, one, other),
    };
  };
  return { compareRow, engine: null };
}

type Tried = { readonly judged: Judged } | { readonly thrown: unknown };

async function judgeAll(
  name: string,
  rows: readonly Row<ResponseRow>[],
  rubric: Rubric,
  args: Arguments,
  terminal: Terminal,
): Promise<ReadonlyMap<ResponseRow, Tried>> {
  const verifier = await openNamedVerifier(name, args, terminal);
  const tried = new Map<ResponseRow, Tried>();
  for (const row of rows) {
    if (!row.ok) continue;
    const judged = judge(row.value, rubric, verifier, terminal);
    tried.set(row.value, await judged.then((found) => ({ judged: found })).catch((thrown: unknown) => ({ thrown })));
  }
  await verifier.engine.dispose();
  return tried;
}

function orThrow(tried: Tried | undefined): Judged {
  if (tried && 'judged' in tried) return tried.judged;
  throw tried?.thrown;
}

async function judge(
  { conversation, response }: ResponseRow,
  rubric: Rubric,
  verifier: Verifier,
  { signal }: Terminal,
): Promise<Judged> {
  return judgeResponse({ conversation, response }, rubric, { verifier, signal });
}

async function faultless(row: ResponseRow, compareRow: CompareRow, { signal }: Terminal): Promise<SidesAnswer> {
  try {
    return await compareRow(row);
  } catch (thrown) {
    return { error: workError(thrown, signal) };
  }
}

function wrong(row: Exclude<Row<ResponseRow>, { ok: true }>): SidesAnswer {
  return { error: inputError(row.line, row.issues) };
}

function scored(name: string, rubric: Rubric, judged: Judged): SideScore {
  const { fraction, undecided, lowest, highest } = scoreRubric(rubric, judged);
  return { name, value: undecided === 0 ? fraction : null, lowest, highest };
}

function bounds({ value, lowest, highest }: Omit<SideScore, 'name'>): Omit<SideScore, 'name'> {
  return { value, lowest, highest };
}

async function wholeRubric(path: string, terminal: Terminal): Promise<Rubric> {
  return withoutParts(await readRubricFile(path, path, terminal));
}

/** Whole criteria stand beside each other, not their sub-checks. */
function withoutParts(rubric: Rubric): Rubric {
  return { ...rubric, criteria: rubric.criteria.map(({ parts: _, ...criterion }) => criterion) };
}

function commonPath(args: Arguments): string {
  const path = args.text('rubric');
  if (path !== null) return path;
  throw new UsageError('--rubric is missing', 'Give the rubric that both sides judge by');
}

function knownProfile(name: string): Profile {
  const profile = findProfile(name);
  if (profile) return profile;
  throw new UsageError(
    `there is no profile "${name}"`,
    `Give two of: ${profiles.map((known) => known.name).join(', ')}`,
  );
}
