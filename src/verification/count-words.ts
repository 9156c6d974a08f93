const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Counts words as a person would: hyphenated compounds and contractions are one, marks and symbols none. */
export function countWords(text: string): number {
  let words = 0;
  let before = '';
  let joined = false;
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike && !joined) words += 1;
    joined = /^[-‐‑]$/u.test(segment) && /[\p{L}\p{N}]$/u.test(before);
    before = segment;
  }
  return words;
}
