import { checkEvidence, type Evidence } from '../domain/evidence.ts';
import type { Score } from '../domain/score.ts';
import type { Verdict } from '../domain/verdict.ts';
import { markWords, numberWords } from '../report/mark-words.ts';
import type { Report, ReportRow } from '../report/report.ts';
import { warningWords } from '../report/warning-words.ts';

/** The word for an outcome; a mark in words. */
export function outcomeWords({ outcome, mark, criterion }: Pick<ReportRow, 'outcome' | 'mark' | 'criterion'>): string {
  if (outcome === 'graded') return markWords(criterion, mark ?? 0);
  return { met: 'Met', unmet: 'Unmet', unscored: 'Unscored' }[outcome];
}

/** The word for what a quote is to its verdict. */
export const evidenceWords = { supports: 'Evidence', 'nearest-miss': 'Nearest miss' } as const;

/** How many critical failures there are, in words. */
export function flagsSentence(count: number): string {
  return count === 1 ? '1 critical failure' : `${count} critical failures`;
}

/** The score in one sentence; an interval while anything is undecided. */
export function scoreSentence({ score, counts }: Report): string {
  const totals = `${numberWords(score.earned)} of ${numberWords(score.possible)} points`;
  const { fraction, lowest, highest } = score;
  if (fraction === null || lowest === null || highest === null) {
    return `No score: no criterion has positive points. Earned so far: ${numberWords(score.earned)}.`;
  }
  if (score.undecided === 0) return `Score ${percent(fraction)}: ${totals}.`;
  return `Score between ${percent(lowest)} and ${percent(highest)}: ${counts.unscored} of ${counts.criteria} criteria unscored, ${totals} so far.`;
}

/** The score as a figure, or as its interval. */
export function scoreFigure({ fraction, lowest, highest, undecided }: Score): string {
  if (fraction === null || lowest === null || highest === null) return '–';
  return undecided === 0 ? percent(fraction) : `${percent(lowest)} to ${percent(highest)}`;
}

/** A signed worth such as `+5` or `−8`. */
export function signed(points: number): string {
  return points > 0 ? `+${numberWords(points)}` : numberWords(points);
}

/** The chance that a criterion is met; a dash where no model or calibration computed one. */
export function chanceOf({ machine }: ReportRow): string {
  if (machine === null || machine.kind === 'failed') return '–';
  if (machine.kind === 'graded') return gradeChances(machine);
  if (machine.kind === 'decided' && machine.source !== 'model') return '–';
  return `${percent(machine.probability)}${machine.kind === 'decided' && !machine.calibrated ? ' (uncalibrated)' : ''}`;
}

/** The chance of each mark that was weighed. */
function gradeChances({ chances }: Extract<Verdict, { kind: 'graded' }>): string {
  if (chances.length === 0) return '–';
  return `${chances.map(({ value, chance }) => `${numberWords(value)}: ${percent(chance)}`).join(', ')} (uncalibrated)`;
}

/** Who decided, in words; empty while unscored. */
export function deciderOf({ decidedBy }: ReportRow): string {
  if (decidedBy === null) return '';
  return { model: 'by the model', code: 'by a check in code', person: 'by a person' }[decidedBy];
}

/** What is suspect with this criterion in mind; what is of the whole response stands among the notes. */
export function warningOn({ warnings }: ReportRow): string {
  const own = warnings.find((one) => one === 'echoes-criterion' || one === 'names-criterion');
  return own === undefined ? '' : warningWords(own);
}

/** What the person changed and why; empty without an override. */
export function overrideSentence({ override, machine, criterion }: ReportRow): string {
  if (override === null) return '';
  const now = override.value === undefined ? (override.met ? 'Met' : 'Unmet') : markWords(criterion, override.value);
  return `${now} by a person, ${beforeWords(machine, criterion)} before. Reason: ${override.reason.trim() || 'none given'}`;
}

function beforeWords(machine: Verdict | null, criterion: ReportRow['criterion']): string {
  if (machine?.kind === 'graded') return markWords(criterion, machine.value).toLowerCase();
  if (machine?.kind !== 'decided') return 'unscored';
  return machine.met ? 'met' : 'unmet';
}

/** The quotes behind the machine's verdict, kept in view when a person overrides it; only those that stand in the response. */
export function evidenceOf({ machine }: ReportRow, response: string): readonly Evidence[] {
  if (machine === null || machine.kind === 'failed') return [];
  return machine.evidence.filter((evidence) => checkEvidence(response, evidence));
}

const percent = (fraction: number): string => `${numberWords(Math.round(fraction * 1000) / 10)} %`;
