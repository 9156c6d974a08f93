import type { Figure, Profile, ProfileScore } from '../domain/profiles/profile.ts';
import { findProfile, profiles } from '../domain/profiles/registry.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Arguments, Options } from './command.ts';
import { UsageError } from './usage-error.ts';

/** The option that names a scoring profile. */
export const profileOption = { profile: { type: 'string' } } as const satisfies Options;

/** The profile that scores a rubric; null where none was asked for or the rubric names none. */
export type ProfileChoice = (rubric: Rubric) => Profile | null;

/** The profile that was asked for: by name, or with `rubric` the one that each rubric names. Throws: UsageError naming all. */
export function readProfile(args: Arguments): ProfileChoice {
  const name = args.text('profile');
  if (name === null) return () => null;
  if (name === 'rubric') return (rubric) => findProfile(rubric.profile ?? '');
  const profile = findProfile(name);
  if (profile) return () => profile;
  const names = profiles.map((known) => known.name).join(', ');
  throw new UsageError(`there is no profile "${name}"`, `Give rubric, or one of: ${names}`);
}

/** What each profile in use makes of its cases, a line a figure; empty where none was in use. */
export function describeProfiles(scores: readonly ProfileScore[]): readonly string[] {
  const names = [...new Set(scores.map(({ profile }) => profile))];
  return names.flatMap((name) => {
    const profile = findProfile(name);
    const values = scores.flatMap((score) => (score.profile === name ? [score.value] : []));
    return profile ? describeProfile(profile, values) : [];
  });
}

function describeProfile(profile: Profile, values: readonly (number | null)[]): readonly string[] {
  const lines = profile.combine(values).map((figure) => `${profile.name}: ${describeFigure(figure)}`);
  const open = values.filter((value) => value === null).length;
  return open > 0 ? [...lines, `${profile.name}: ${open} of ${values.length} cases without a value`] : lines;
}

function describeFigure({ name, value, reason }: Figure): string {
  return value === null ? `no ${name}: ${reason ?? 'not defined'}` : `${name} ${value.toFixed(4)}`;
}
