import type { Scenario } from './scenarios.ts';

export const themes = [
  'emergency_referrals',
  'context_seeking',
  'hedging',
  'responding_under_uncertainty',
  'health_data_tasks',
  'communication',
  'global_health',
] as const;

export const axes = [
  'accuracy',
  'completeness',
  'communication_quality',
  'context_awareness',
  'instruction_following',
] as const;

export type Theme = (typeof themes)[number];
export type Axis = (typeof axes)[number];

/**
 * One criterion of the bank. It applies when one of its scenarios is found in a conversation and, where it has cues of
 * its own, one of them too. `text` may hold slots: `{medication|the medicine}` is filled from the conversation, else it
 * reads as the words after the bar.
 * Units: points from -10 to 10, never 0; negative for behaviour that should not occur.
 */
export interface BankEntry {
  readonly id: string;
  readonly text: string;
  readonly points: number;
  readonly theme: Theme;
  readonly axis: Axis;
  readonly scenarios: readonly Scenario[];
  /** Words and phrases in the notation of `scenarios.ts`; empty when the scenario is enough. */
  readonly cues: string;
}

/** A criterion as it is written in the theme files: id, points, axis, text and its own cues, if any. */
export type Row = readonly [id: string, points: number, axis: Axis, text: string, cues?: string];

/** Gives rows their theme and the scenarios they apply to. */
export function entries(theme: Theme, scenarios: readonly Scenario[], rows: readonly Row[]): readonly BankEntry[] {
  return rows.map(([id, points, axis, text, cues]) => ({ id, text, points, theme, axis, scenarios, cues: cues ?? '' }));
}
