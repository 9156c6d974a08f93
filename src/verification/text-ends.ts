import { type PlainText, readPlainly } from './read-plainly.ts';

/** What is read at either end. A response may be megabytes long and have hundreds of criteria. Units: UTF-16 units. */
const atEitherEnd = 50_000;

/** The beginning and the end of a text as they are read, where something written for a judge stands; the whole where it is not long. */
export function endsOf(text: string): readonly PlainText[] {
  if (text.length <= 2 * atEitherEnd) return [readPlainly(text)];
  const start = text.length - atEitherEnd;
  return [readPlainly(text.slice(0, atEitherEnd)), readPlainly(text.slice(start), start)];
}
