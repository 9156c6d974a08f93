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
    const own = scores.filter((score) => score.profile === name);
    return profile ? describeProfile(profile, own) : [];
  });
}

function describeProfile(profile: Profile, scores: readonly ProfileScore[]): readonly string[] {
  const say = (words: string): string => `${profile.name}: ${words}`;
  const known = scores.filter(({ lowest }) => lowest !== null);
  const exact = known.every(({ value }) => value !== null);
  // A rule may keep cases without a value in its denominator; where none has one there is nothing to sum up.
  const figures = profile.combine(known.length > 0 ? scores.map(({ value }) => value) : []);
  const lines = exact ? figures.map((figure) => say(describeFigure(figure))) : [say(boundsOf(profile, known))];
  const open = scores.length - known.length;
  return open > 0 ? [...lines, say(`${open} of ${scores.length} cases without a value`)] : lines;
}

/** Only the mean keeps its order when cases rise, so it alone has bounds. */
function boundsOf(profile: Profile, scores: readonly ProfileScore[]): string {
  const [lowest] = profile.combine(scores.map((score) => score.lowest));
  const closed = scores.every(({ highest }) => highest !== null);
  const [highest] = closed ? profile.combine(scores.map((score) => score.highest)) : [];
  if (typeof lowest?.value !== 'number') return 'no mean';
  const low = lowest.value.toFixed(4);
  return `${lowest.name} ${typeof highest?.value === 'number' ? `${low} to ${highest.value.toFixed(4)}` : `at least ${low}`}`;
}

function describeFigure({ name, value, reason }: Figure): string {
  return value === null ? `no ${name}: ${reason ?? 'not defined'}` : `${name} ${value.toFixed(4)}`;
}
