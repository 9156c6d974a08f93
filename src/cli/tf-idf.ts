/** A text as a sparse row. Shape: `index` ascending without repeats; `value` has length 1 in the Euclidean sense. */
export interface SparseRow {
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/** Words and neighbouring word pairs with their inverse document frequencies. */
export interface TfIdf {
  readonly size: number;
  toRow(text: string): SparseRow;
}

/**
 * Learns a vocabulary of words and word pairs that stand in at least `minDocuments` texts.
 * Source: smooth inverse document frequency 1 + ln((1 + n) / (1 + df)), sublinear term counts 1 + ln(tf), rows of length 1.
 */
export function fitTfIdf(texts: readonly string[], { minDocuments = 2 } = {}): TfIdf {
  const documents = new Map<string, number>();
  for (const text of texts) {
    for (const term of new Set(termsOf(text))) documents.set(term, (documents.get(term) ?? 0) + 1);
  }
  const kept = [...documents].filter(([, count]) => count >= minDocuments);
  const places = new Map(kept.map(([term], place) => [term, place]));
  const rarity = kept.map(([, count]) => 1 + Math.log((1 + texts.length) / (1 + count)));

  const toRow = (text: string): SparseRow => {
    const counts = new Map<number, number>();
    for (const term of termsOf(text)) {
      const place = places.get(term);
      if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    const entries = [...counts].sort((a, b) => a[0] - b[0]);
    const weights = entries.map(([place, count]) => (1 + Math.log(count)) * (rarity[place] ?? 0));
    const length = Math.hypot(...weights) || 1;
    return {
      index: Int32Array.from(entries, ([place]) => place),
      value: Float64Array.from(weights, (weight) => weight / length),
    };
  };
  return { size: kept.length, toRow };
}

function termsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word, i) => (i === 0 ? [word] : [word, `${words[i - 1]} ${word}`]));
}
