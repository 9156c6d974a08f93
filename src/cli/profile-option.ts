import type { Figure, Profile } from '../domain/profiles/profile.ts';
import { findProfile, profiles } from '../domain/profiles/registry.ts';
import type { Arguments, Options } from './command.ts';
import { UsageError } from './usage-error.ts';

/** The option that names a scoring profile. */
export const profileOption = { profile: { type: 'string' } } as const satisfies Options;

/** The profile that was asked for by name, null where none was. Throws: UsageError naming those there are. */
export function readProfile(args: Arguments): Profile | null {
  const name = args.text('profile');
  if (name === null) return null;
  const profile = findProfile(name);
  if (profile) return profile;
  const names = profiles.map((known) => known.name).join(', ');
  throw new UsageError(`there is no profile "${name}"`, `Give one of: ${names}`);
}

/** What a profile makes of all cases, a line a figure. */
export function describeProfile(profile: Profile, values: readonly (number | null)[]): string {
  const lines = profile.combine(values).map((figure) => `${profile.name}: ${describeFigure(figure)}`);
  const open = values.filter((value) => value === null).length;
  return [...lines, ...(open > 0 ? [`${profile.name}: ${open} of ${values.length} cases without a value`] : [])].join(
    '\n',
  );
}

function describeFigure({ name, value, reason }: Figure): string {
  return value === null ? `no ${name}: ${reason ?? 'not defined'}` : `${name} ${value.toFixed(4)}`;
}
