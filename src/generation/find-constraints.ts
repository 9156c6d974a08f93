import type { CodeCheck, Criterion } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import { findCounts } from './find-counts.ts';
import { findFormats } from './find-formats.ts';
import { findLanguage } from './find-language.ts';
import { findMentions } from './find-mentions.ts';
import { instructionSentences } from './instruction-sentences.ts';

/** A constraint in the user's words: what to check, how to say it, and the words themselves. */
export interface FoundConstraint {
  readonly check: CodeCheck;
  readonly text: string;
  readonly quote: string;
  /** Stable part of the criterion's id. */
  readonly key: string;
}

/** More hard rules than this crowd out everything medical. */
const MOST = 6;
const CONSTRAINT_POINTS = 6;

/**
 * The explicit demands on the answer's form in the last user message, as criteria that code can check.
 * Only sentences that instruct the assistant count, so that "I have had 3 headaches" is no constraint.
 */
export function findConstraints(conversation: readonly Message[]): readonly Criterion[] {
  const last = conversation.findLast((message) => message.role === 'user');
  if (last === undefined) return [];
  const found: FoundConstraint[] = [...findLanguage(last.content)];
  for (const { text } of instructionSentences(last.content)) {
    found.push(...findCounts(text), ...findFormats(text), ...findMentions(text));
  }
  const criteria = new Map<string, Criterion>();
  for (const constraint of found) {
    const id = `constraint-${constraint.key}`;
    if (!criteria.has(id)) criteria.set(id, toCriterion(id, constraint));
  }
  return withoutContradiction([...criteria.values()]).slice(0, MOST);
}

function toCriterion(id: string, { check, text, quote }: FoundConstraint): Criterion {
  return {
    id,
    text,
    points: CONSTRAINT_POINTS,
    tags: ['axis:instruction_following', 'source:constraint'],
    provenance: { kind: 'constraint', quote },
    check,
  };
}

/** "Bullets" and "no lists" in one message cannot both be meant: neither is then sure enough to keep. */
function withoutContradiction(criteria: readonly Criterion[]): readonly Criterion[] {
  const formats = new Set(criteria.map(({ check }) => (check?.kind === 'format' ? check.format : '')));
  if (!formats.has('no-lists') || !(formats.has('bullets') || formats.has('numbered'))) return criteria;
  return criteria.filter(({ check }) => check?.kind !== 'format' || ['json', 'table'].includes(check.format));
}
