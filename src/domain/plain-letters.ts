/** Cyrillic, Greek and Armenian letters that look like Latin ones. Source: the single-letter pairs of Unicode's confusables (UTS 39). */
const lookalikes = new Map(
  [
    ...'аa еe оo рp сc уy хx іi јj ѕs ԁd һh ԛq ԝw ɡg ѵv АA ВB ЕE КK МM НH ОO РP СC ТT ХX УY ІI ЈJ ЅS'.split(' '),
    ...'αa οo ρp νv ιi υu κk ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX օo սu հh ոn'.split(' '),
  ].map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/**
 * A word of mixed scripts with its disguised letters as Latin ones; any other word as it is. The length stays the same, so
 * that places in the text hold.
 */
export function plainLetters(word: string): string {
  if (!/[A-Za-z]/.test(word) || !/[Ͱ-֏ɡ]/.test(word)) return word;
  return word.replace(/[Ͱ-֏ɡ]/g, (letter) => lookalikes.get(letter) ?? letter);
}
