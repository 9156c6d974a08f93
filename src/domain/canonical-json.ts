import { RubriconError } from './errors.ts';

/**
 * Writes plain data as JSON in one way only, for hashing: keys sorted by code unit, no whitespace, absent keys left out.
 * Throws: RubriconError input-invalid for anything that JSON would lose or change (NaN, Map, Date, functions).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (isPlainObject(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  throw new RubriconError(
    'input-invalid',
    `Expected plain data to hash, found ${kindOf(value)}. Pass JSON values only.`,
    {
      details: { found: kindOf(value) },
    },
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function kindOf(value: unknown): string {
  return typeof value === 'number' ? 'a number that is not finite' : `a value of type ${typeof value}`;
}
