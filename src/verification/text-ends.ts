/** A part of a text. Units: `start` in UTF-16 units of the whole. */
export interface TextPart {
  readonly text: string;
  readonly start: number;
}

/** What is read at either end. A response may be megabytes long and have hundreds of criteria. Units: UTF-16 units. */
const atEitherEnd = 50_000;

/** The beginning and the end of a text, where something written for a judge stands; the whole where it is not long. */
export function endsOf(text: string): readonly TextPart[] {
  if (text.length <= 2 * atEitherEnd) return [{ text, start: 0 }];
  const start = text.length - atEitherEnd;
  return [
    { text: text.slice(0, atEitherEnd), start: 0 },
    { text: text.slice(start), start },
  ];
}
