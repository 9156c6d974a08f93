/** How sure a verdict must be to stand: as the calibration says, any at all, or a reliability of one's own from 0.5 to 1. */
export type AbstainChoice = 'default' | 'never' | number;

/** The reliability max(p, 1 - p) below which a verdict is unsure; null never. Without a calibration the default is never. */
export function abstainBound(
  choice: AbstainChoice,
  calibration: { readonly abstainBelow: number | null } | null,
): number | null {
  if (choice === 'never') return null;
  return choice === 'default' ? (calibration?.abstainBelow ?? null) : choice;
}

/** Whether a number can bound the reliability: at one half nothing abstains, at 1 everything but certainty. */
export function isAbstainBound(value: number): boolean {
  return value >= 0.5 && value <= 1;
}
