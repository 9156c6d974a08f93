import type { Axis, Theme } from '../../models/bank/entry.ts';
import { filedUnder } from '../domain/profiles/figures.ts';
import type { Criterion } from '../domain/rubric.ts';
import { createWordModel } from './word-model.ts';

/** What a stakeholder cares for. Units: factors on the worth of a criterion; 1 where nothing is said. */
interface Cares {
  readonly who: RegExp;
  readonly axes: Partial<Record<Axis, number>>;
  readonly themes: Partial<Record<Theme, number>>;
}

/** A stakeholder as a person names one: `Insurer`, or with what they care for: `Insurer: cost and referrals`. */
export interface NamedStakeholder {
  readonly name: string;
  readonly cares: string;
}

export type CaresKnown = 'described' | 'known-cares' | 'no-known-cares';

/** Ours: a starting point for a person to move, not a finding about anyone. */
const known: readonly Cares[] = [
  {
    who: /patient|user|person|consumer|client|layp|pregnan|mother|father/i,
    axes: { communication_quality: 2, context_awareness: 1.5 },
    themes: { communication: 1.5, context_seeking: 1.3 },
  },
  {
    who: /carer|caregiver|parent|famil|relative|guardian/i,
    axes: { completeness: 1.6, communication_quality: 1.6 },
    themes: { emergency_referrals: 1.6 },
  },
  {
    who: /doctor|physician|clinician|nurse|midwife|surgeon|dentist|therapist|specialist|practitioner|\bgp\b/i,
    axes: { accuracy: 2, completeness: 1.4, communication_quality: 0.6 },
    themes: { responding_under_uncertainty: 1.4, health_data_tasks: 1.4, emergency_referrals: 1.3 },
  },
  {
    who: /pharmac/i,
    axes: { accuracy: 2, context_awareness: 1.5 },
    themes: { responding_under_uncertainty: 1.5 },
  },
  {
    who: /safety|risk|regulat|complian|lawyer|legal|ethic|quality|auditor/i,
    axes: { accuracy: 1.6, instruction_following: 1.2, communication_quality: 0.5 },
    themes: { emergency_referrals: 2, hedging: 1.6 },
  },
  {
    who: /insur|payer|payor|manager|administrat|hospital|employer|funder/i,
    axes: { instruction_following: 1.6, completeness: 0.7 },
    themes: { health_data_tasks: 1.6, global_health: 1.4 },
  },
  {
    who: /public health|policy|community|ministry|government|ngo/i,
    axes: { context_awareness: 1.4 },
    themes: { global_health: 2, emergency_referrals: 1.3 },
  },
];

/** Words that speak for a side of a response. */
const spoken: readonly (readonly [RegExp, Axis])[] = [
  [/brev|brief|short|clear|plain|simple|concise|kind|tone|empath|friendly|readab/i, 'communication_quality'],
  [/accura|correct|right|evidence|fact|true|dose|science/i, 'accuracy'],
  [/complet|detail|thorough|whole|cover|everything/i, 'completeness'],
  [/context|ask|history|personal|individual|situation|cultur/i, 'context_awareness'],
  [/format|instruct|follow|length|language/i, 'instruction_following'],
];
const spokenThemes: readonly (readonly [RegExp, Theme])[] = [
  [/safe|risk|harm|urgen|emergen|danger/i, 'emergency_referrals'],
  [/honest|uncertain|hedg|caution/i, 'hedging'],
  [/access|cost|local|poor|resource|country/i, 'global_health'],
];
const spokenFactor = 2;
const mostWeight = 10;

/** Splits what a person wrote into the name and what follows a colon. */
export function readStakeholder(text: string): NamedStakeholder {
  const at = text.indexOf(':');
  if (at < 0) return { name: text.trim(), cares: '' };
  return { name: text.slice(0, at).trim(), cares: text.slice(at + 1).trim() };
}

/**
 * How much each criterion counts for a stakeholder, and what that rests on: what the person wrote of them, else what we know
 * of their kind, else nothing: then points alone count.
 * Units: weights by criterion id, 0.1 to 10 with one decimal; the weightiest has 10.
 */
export function weighByCares(
  { name, cares }: NamedStakeholder,
  criteria: readonly Criterion[],
): { readonly weights: Readonly<Record<string, number>>; readonly because: CaresKnown } {
  const kind = known.find(({ who }) => who.test(name)) ?? null;
  const because = cares !== '' ? 'described' : kind ? 'known-cares' : 'no-known-cares';
  const words = createWordModel(criteria.map(({ text }) => text));
  const weigh = (criterion: Criterion): number => {
    const size = Math.abs(criterion.points);
    if (cares !== '') return size * (describedFactor(criterion, cares) + 2 * words.similarity(cares, criterion.text));
    return size * (kind ? factorOf(criterion, kind) : 1);
  };
  const raw = criteria.map(weigh);
  const most = Math.max(...raw, Number.MIN_VALUE);
  const scaled = (value: number): number => Math.max(0.1, Math.round((value / most) * mostWeight * 10) / 10);
  const weights = Object.fromEntries(criteria.map(({ id }, at) => [id, scaled(raw[at] ?? 0)]));
  return { weights, because };
}

function factorOf(criterion: Criterion, { axes, themes }: Cares): number {
  return (filedUnder(axes, tagOf(criterion, 'axis')) ?? 1) * (filedUnder(themes, tagOf(criterion, 'theme')) ?? 1);
}

function describedFactor(criterion: Criterion, cares: string): number {
  const axis = spoken.some(([words, one]) => words.test(cares) && one === tagOf(criterion, 'axis'));
  const theme = spokenThemes.some(([words, one]) => words.test(cares) && one === tagOf(criterion, 'theme'));
  return (axis ? spokenFactor : 1) * (theme ? spokenFactor : 1);
}

function tagOf({ tags }: Criterion, key: string): string {
  return tags.find((tag) => tag.startsWith(`${key}:`))?.slice(key.length + 1) ?? '';
}
