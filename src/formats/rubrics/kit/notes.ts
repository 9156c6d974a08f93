import type { Issue } from '../../issue.ts';
import type { Place } from '../../zod-issues.ts';

/**
 * What a reader says about a file beside what it read: issues (wrong), fields nobody read (not understood), and remarks
 * (understood in a way that a person should know of).
 */
export interface Notes {
  readonly issues: readonly Issue[];
  /** How often each field that no one read occurred. Shape: paths such as `rubric[].notes`. */
  readonly unread: ReadonlyMap<string, number>;
  /** How often each remark was made. */
  readonly remarks: ReadonlyMap<string, number>;
  add(issues: readonly Issue[]): void;
  leave(place: Place, key: string): void;
  remark(text: string): void;
}

/** Empty notes. Lists are bounded, so that a file in which everything is wrong does not fill the memory. */
export function createNotes(): Notes {
  const issues: Issue[] = [];
  const unread = new Map<string, number>();
  const remarks = new Map<string, number>();
  return {
    issues,
    unread,
    remarks,
    add: (more) => {
      for (const issue of more) if (issues.length < most) issues.push(issue);
    },
    leave: ({ field }, key) => count(unread, `${asPattern(field)}${asPattern(field) === '' ? '' : '.'}${nameOf(key)}`),
    remark: (text) => count(remarks, text),
  };
}

const most = 1_000;

function count(counts: Map<string, number>, key: string): void {
  if (counts.has(key) || counts.size < most) counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The place of a field in any record: `[3].rubric[0]` becomes `rubric[]`. */
function asPattern(field: string): string {
  return field.replace(/^\[\d+\]\.?/, '').replace(/\[\d+\]/g, '[]');
}

/** A key comes from the file and may be any text; only one that looks like a name is repeated. */
function nameOf(key: string): string {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,39}$/u.test(key) ? key : '(a field with an unusual name)';
}
