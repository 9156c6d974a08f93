import { splitStatement } from '../domain/lint/split-statement.ts';
import type { Criterion } from '../domain/rubric.ts';

/** A list that demands each of its items: "names A, B and C as warning signs". "Or" demands only one. */
const list =
  /^(The response (?:names|mentions|lists|asks about|asks for|advises|recommends|includes|covers|explains|states|gives|describes|warns of)\s)(.+?)((?:\s(?:as|for|before|when|if|in|to)\s.*)?)$/i;
const pointsBack = /\b(?:it|its|they|them|their|this|that|these|those|so)\b/i;
const longestItem = 6;

/**
 * The yes/no questions that a criterion is made of, by code: its sub-checks; what its best grade asks for, in place of
 * grades; and of a statement that demands several things, each. One question is what was one already.
 */
export function questionsIn({ text, check, parts = [], levels = [] }: Criterion): readonly string[] {
  if (check) return [text];
  if (parts.length > 0) return parts.map((part) => part.text);
  const best = levels.toSorted((a, b) => b.value - a.value)[0];
  return splitDemands(best?.text ?? text);
}

function splitDemands(text: string): readonly string[] {
  const halves = splitStatement(text);
  // "Quotes the hours and says what they mean": the second half can't be understood alone.
  if (halves) return pointsBack.test(halves.parts[1]) ? [text] : halves.parts.flatMap(splitDemands);
  const [, head = '', body = '', tail = ''] = list.exec(text.replace(/\.$/, '')) ?? [];
  const last = body.lastIndexOf(' and ');
  if (!body.includes(', ') || last < 0 || /\sor\s/i.test(body)) return [text];
  const items = [...body.slice(0, last).replace(/,$/, '').split(', '), body.slice(last + ' and '.length)];
  const short = items.every((item) => /\S/.test(item) && item.trim().split(/\s+/).length <= longestItem);
  return short ? items.map((item) => `${head}${item.trim()}${tail}.`) : [text];
}
