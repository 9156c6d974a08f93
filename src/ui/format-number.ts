const minus = '\u2212';

/** A signed worth such as `+5` or `−8`, with a true minus sign. */
export function formatPoints(points: number): string {
  const size = trim(Math.abs(points));
  if (points === 0) return '0';
  return points > 0 ? `+${size}` : `${minus}${size}`;
}

/** A total such as `11` or `−3.5`: no plus sign. */
export function formatTotal(points: number): string {
  return points < 0 ? `${minus}${trim(-points)}` : trim(points);
}

/** A fraction as whole percent: `0.416` is `42 %`, `-1.6` is `−160 %`. */
export function formatPercent(fraction: number): string {
  const percent = Math.round(fraction * 100);
  return `${percent < 0 ? minus : ''}${Math.abs(percent)}\u202f%`;
}

/** A chance as whole percent that never claims certainty: below 1 and above 99 are said so. */
export function formatChance(probability: number): string {
  if (probability < 0.01) return '<\u202f1\u202f%';
  if (probability > 0.99) return '>\u202f99\u202f%';
  return formatPercent(probability);
}

/** Bytes in megabytes with one decimal. */
export function formatMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)}\u202fMB`;
}

/** A time still to go in the round words that a guess deserves: `about 3 min left`. Units: milliseconds. */
export function formatTimeLeft(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return 'less than a minute left';
  if (minutes < 60) return `about ${minutes}\u202fmin left`;
  const tens = Math.round(minutes / 10);
  const rest = tens % 6 === 0 ? '' : ` ${(tens % 6) * 10}\u202fmin`;
  return `about ${Math.floor(tens / 6)}\u202fh${rest} left`;
}

const trim = (value: number): string => String(Math.round(value * 100) / 100);
