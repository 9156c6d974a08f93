import type { Answered } from './answered.ts';
import { clip, nothingApplies, passes, sizeOf, sumOf } from './figures.ts';
import { makeProfile, turnedNote } from './make-profile.ts';
import type { Profile } from './profile.ts';
import type { Outcome } from './score-by-rule.ts';

/** The four options of Rubicon's reward; each is off when absent. */
export interface RubiconOptions {
  /** A mandatory, fatal or safety criterion that fails zeroes the total. */
  readonly veto?: boolean;
  /** Above `knee` only the share `slope` of a gain counts. */
  readonly saturation?: { readonly knee: number; readonly slope: number };
  /** Added where both criteria are good, in the units of points; negative where together they are worth less. */
  readonly interactions?: readonly { readonly first: string; readonly second: string; readonly worth: number }[];
  /** Exponent of the curve that the total is bent by: above 1 rewards come late, below 1 early. */
  readonly shaping?: number;
}

/**
 * Rubicon: the plain weighted mean with veto and saturation.
 * Source: Reinforcement Learning with Rubric Anchors names veto, saturation, interactions and shaping; the forms are ours.
 */
export const rubicon: Profile = rubiconWith({ veto: true, saturation: { knee: 0.8, slope: 0.25 } });

/** Rubicon with other options. With none the score is the weighted mean exactly. */
export function rubiconWith(options: RubiconOptions): Profile {
  return makeProfile(
    {
      name: 'rubicon',
      title: 'Rubicon',
      summary: 'The weighted mean, zeroed by a failed veto criterion and with gains above 0.8 counted a quarter.',
      source: 'Reinforcement Learning with Rubric Anchors; the forms are ours',
      rows: ['B7', '2.24', 'K10'],
    },
    {
      rule: { of: (answers) => rewardOf(answers, options), tryAll: (options.interactions ?? []).length > 0 },
      notes: (rubric) => [...optionNotes(options), ...turnedNote(rubric)],
    },
  );
}

/** Diminishing returns above a knee. */
function saturate(value: number, { knee, slope }: { readonly knee: number; readonly slope: number }): number {
  return value <= knee ? value : knee + slope * (value - knee);
}

function rewardOf(answers: readonly Answered[], options: RubiconOptions): Outcome {
  const whole = sumOf(answers.map(sizeOf));
  if (whole === 0) return { reason: nothingApplies };
  if (options.veto && answers.some((answer) => isVeto(answer) && !passes(answer))) return 0;
  const base = sumOf(answers.map((answer) => sizeOf(answer) * answer.good)) / whole;
  const together = options.interactions ? clip(base + interactionsOf(answers, options.interactions) / whole) : base;
  const saturated = options.saturation ? saturate(together, options.saturation) : together;
  return options.shaping === undefined ? saturated : saturated ** options.shaping;
}

function isVeto({ criterion: { tier } }: Answered): boolean {
  return tier === 'mandatory' || tier === 'fatal' || tier === 'safety';
}

function interactionsOf(
  answers: readonly Answered[],
  interactions: NonNullable<RubiconOptions['interactions']>,
): number {
  const good = new Map(answers.map((answer) => [answer.criterion.id, answer.good]));
  return sumOf(
    interactions.map(({ first, second, worth }) => worth * (good.get(first) ?? 0) * (good.get(second) ?? 0)),
  );
}

function optionNotes({ veto, saturation, interactions = [], shaping }: RubiconOptions): readonly string[] {
  const notes: (string | null)[] = [
    veto ? 'A mandatory, fatal or safety criterion that fails zeroes the total.' : null,
    saturation ? `Above ${saturation.knee} only ${saturation.slope} of a gain counts.` : null,
    interactions.length > 0 ? `Interactions between pairs of criteria: ${interactions.length}.` : null,
    shaping === undefined ? null : `The total is raised to the power of ${shaping}.`,
  ];
  return notes.filter((note) => note !== null);
}
