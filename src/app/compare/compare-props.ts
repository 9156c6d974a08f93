import { tallyComparisons } from '../../domain/judging/tally.ts';
import { marksOf } from '../../domain/mark.ts';
import type { Profile, ProfileScore } from '../../domain/profiles/profile.ts';
import { findProfile } from '../../domain/profiles/registry.ts';
import type { Rubric } from '../../domain/rubric.ts';
import type { RunState } from '../../domain/run.ts';
import { effectiveVerdicts } from '../../domain/score-rubric.ts';
import { type ComparedRow, compareColumns } from '../../report/compare-columns.ts';
import type { CompareViewProps } from '../../ui/compare-view.ts';
import type { GroupView } from '../../ui/compare-winners.ts';
import { type GroupRanking, pairJudged, rankPairs } from '../../verification/judging/rank-group.ts';
import { openCriteria, rubricOf, runOf } from '../case-run.ts';
import { modelPanelProps } from '../model-panel-props.ts';
import { rubricVersions } from '../rubric-versions.ts';
import { profileOf } from '../select-view.ts';
import type { AppState, CaseRecord } from '../state.ts';
import { asCase, besideOf, othersOf, ownId, type PairRecord } from './beside.ts';

/** What stands in one column: a run, or what a run will start from. */
interface Column {
  readonly id: string;
  readonly name: string;
  readonly record: CaseRecord;
  readonly run: RunState | null;
}

/** Everything the comparison of a case shows. */
export function compareProps(state: AppState, record: CaseRecord): CompareViewProps {
  const { tab, selected, pairing, issue, added } = state.comparing;
  const columns = columnsOf(state, record);
  const beside = besideOf(record);
  const profile = profileOf(state, record);
  return {
    tab,
    selected,
    issue,
    added,
    columns: columns.map((column) => ({
      id: column.id,
      name: column.name,
      removable: column.id !== ownId,
      response: column.record.response ?? '',
      score: column.run && scoreBy(profile, column.run),
      work: workOf(state, column),
    })),
    rows: comparedRows(state, record),
    profile,
    winners:
      tab === 'responses' && columns.length > 1
        ? { apart: apartOf(record, columns), together: togetherOf(record, columns), pairing, canAsk: canPair(state) }
        : null,
    profiles: profilesOf(profile, beside.profile, runOf(record)),
    versions: rubricVersions(record)
      .slice(0, -1)
      .map(({ name, at }, place) => ({ place, name: name || `version ${place + 1}`, at })),
    models: tab === 'models' ? modelPanelProps(state) : null,
    canUndo: beside.changes.length > 0,
    canRedo: beside.undone.length > 0,
    canAdd: record.response !== null,
  };
}

/** The rows in the order shown: where columns differ stands first once nothing is under way. */
export function comparedRows(state: AppState, record: CaseRecord): readonly ComparedRow[] {
  const columns = columnsOf(state, record);
  const settled = columns.every((column) => workOf(state, column) === '');
  return compareColumns(
    columns.flatMap(({ record: one, run }) => {
      const rubric = rubricOf(one);
      return rubric ? [{ rubric, criteria: run?.criteria ?? new Map() }] : [];
    }),
    settled,
  );
}

function columnsOf({ comparing: { tab } }: AppState, record: CaseRecord): readonly Column[] {
  const rubrics = tab === 'rubrics';
  const own: Column = { id: ownId, name: rubrics ? ownRubricName(record) : 'Response A', record, run: runOf(record) };
  if (tab === 'profiles' || tab === 'models') return [own];
  const others = othersOf(record, tab).map((other): Column => {
    const one = asCase(record, other);
    return { id: other.id, name: other.name, record: one, run: runOf(one) };
  });
  return [own, ...others];
}

function ownRubricName(record: CaseRecord): string {
  const title = rubricOf(record)?.title ?? '';
  return title === '' ? 'In use' : `${title} (in use)`;
}

function scoreBy(profile: Profile, run: RunState): ProfileScore {
  return profile.score(run.rubric, marksOf(run.rubric, effectiveVerdicts(run)));
}

function workOf(state: AppState, { id, record }: Column): string {
  if (state.waiting.includes(record.id)) return 'waiting';
  if (state.running !== record.id) return '';
  if (state.model.phase !== 'ready') return 'waiting for the model';
  const run = runOf(record);
  const all = run?.rubric.criteria.length ?? 0;
  if (!run) return id === ownId ? 'reading the case' : 'reading it';
  return `${all - openCriteria(run, false).length} of ${all} checked`;
}

function canPair(state: AppState): boolean {
  return state.model.phase === 'ready' && state.running === null;
}

/** Every two responses by the verdicts at hand: nothing is asked. */
function apartOf(record: CaseRecord, columns: readonly Column[]): GroupView | null {
  const rubric = rubricOf(record);
  const judged = columns.flatMap(({ name, run }) => {
    if (!run) return [];
    const verdicts = [...effectiveVerdicts(run)].flatMap(([id, verdict]) => (verdict ? [[id, verdict] as const] : []));
    return [{ name, judged: new Map(verdicts) }];
  });
  if (!rubric || judged.length < columns.length) return null;
  return groupView(
    rankPairs(
      judged.map(({ name }) => name),
      pairJudged(rubric, judged),
      0,
    ),
  );
}

/** Every two responses as they were asked in both orders, where that was about these criteria. */
function togetherOf(record: CaseRecord, columns: readonly Column[]): GroupView | null {
  const rubric = rubricOf(record);
  const names = new Map(columns.map(({ id, name }) => [id, name]));
  const known = besideOf(record).pairs.filter(({ first, second }) => names.has(first) && names.has(second));
  const wanted = (columns.length * (columns.length - 1)) / 2;
  if (!rubric || known.length < wanted) return null;
  const pairs = known.map((pair) => ({
    first: names.get(pair.first) ?? '',
    second: names.get(pair.second) ?? '',
    tally: tallyComparisons(comparisonsOf(rubric, pair)),
  }));
  return { ...groupView(rankPairs([...names.values()], pairs, 0)), by: known[0]?.model ?? '' };
}

function comparisonsOf(rubric: Rubric, { criteria }: PairRecord) {
  return rubric.criteria.map((criterion) => {
    const found = criteria.find(({ criterionId, text }) => criterionId === criterion.id && text === criterion.text);
    return { criterion, winner: found?.winner ?? null, flipped: found?.flipped ?? false };
  });
}

function groupView({ pairs, bradleyTerry, best }: GroupRanking): GroupView {
  return { pairs, ranking: pairs.length > 1 ? bradleyTerry : null, best: pairs.length > 1 ? best : null, by: '' };
}

function profilesOf(first: Profile, name: string, run: RunState | null): CompareViewProps['profiles'] {
  const second = findProfile(name);
  return {
    first: { profile: first, score: run && scoreBy(first, run) },
    second: second && { profile: second, score: run && scoreBy(second, run) },
  };
}
