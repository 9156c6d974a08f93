import type { Effect } from '../../domain/audit/audit-figures.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { splitSentences } from '../sentences.ts';

/** A response changed along one criterion. */
export interface CodeEdit {
  readonly effect: Effect;
  readonly response: string;
}

/**
 * Changes a response along one criterion without a model: what is met loses the sentences that were quoted for it, what is
 * not met gains one that does what the criterion says. Missing: null where there is no quote, nothing would be left, or
 * the criterion does not begin with what a response does.
 */
export function editByCode(response: string, criterion: string, verdict: Verdict): CodeEdit | null {
  if (verdict.kind !== 'decided') return null;
  if (verdict.met) {
    const shorter = withoutQuotes(response, verdict.evidence);
    return shorter === null ? null : { effect: 'removes', response: shorter };
  }
  const sentence = sayCriterion(criterion);
  return sentence === null ? null : { effect: 'adds', response: `${response.trimEnd()}\n\n${sentence}` };
}

function withoutQuotes(response: string, evidence: readonly Evidence[]): string | null {
  const quotes = evidence.filter(({ role }) => role === 'supports').toSorted((a, b) => b.start - a.start);
  if (quotes.length === 0) return null;
  const shorter = quotes.reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), response);
  return splitSentences(shorter).length > 0 ? shorter : null;
}

/** Verbs that say what a response is, not what it does. */
const states = new Set(['is', 'has', 'does', 'was', 'this']);

/** `Advises the user to rest.` becomes `I advise you to rest.` */
function sayCriterion(criterion: string): string | null {
  const [, verb = '', rest = ''] =
    /^(?:The (?:response|answer|assistant) )?(\p{L}{2,}s)\b(.*?)\.?\s*$/iu.exec(criterion.trim()) ?? [];
  if (verb === '' || states.has(verb.toLowerCase())) return null;
  const base = verb
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x|z)es$/, '$1')
    .replace(/(?<!s)s$/, '');
  return `I ${base}${rest.replace(/\bthe user\u2019s\b|\bthe user's\b/gi, 'your').replace(/\bthe user\b/gi, 'you')}.`;
}
