type Fields = Readonly<Record<string, unknown>>;

/** The tags of a criterion, by the conversation it belongs to and its text; by its text alone where that must do. */
export type TagsOf = (conversation: string, criterion: string) => readonly string[];

/**
 * Joins the tags of HealthBench rubrics to criteria that come without them: a criterion's own tags, and the example's
 * (`theme:…`). Ids differ between the files, so conversation and text are the key.
 */
export function tagsOfRubrics(rubrics: readonly Fields[]): TagsOf {
  const byBoth = new Map<string, Set<string>>();
  const byText = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, tags: readonly string[]): void => {
    map.set(key, new Set([...(map.get(key) ?? []), ...tags]));
  };
  for (const { prompt, rubrics: criteria, example_tags: exampleTags } of rubrics) {
    const conversation = conversationKey(prompt);
    for (const { criterion, tags } of recordsOf(criteria)) {
      const text = String(criterion).trim();
      const own = textsOf(tags);
      add(byBoth, `${conversation}\n${text}`, [...own, ...textsOf(exampleTags)]);
      // A theme belongs to one conversation, an axis to the wording.
      add(byText, text, own);
    }
  }
  return (conversation, criterion) => {
    const text = criterion.trim();
    return [...(byBoth.get(`${conversation}\n${text}`) ?? byText.get(text) ?? [])].sort();
  };
}

/** A conversation by its letters and digits, the same for messages and for paragraphs that open with the role. */
export function conversationKey(conversation: unknown): string {
  const text =
    typeof conversation === 'string'
      ? conversation
      : recordsOf(conversation)
          .map(({ role, content }) => `${String(role)}${String(content)}`)
          .join('');
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

function recordsOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter((item): item is Fields => typeof item === 'object' && item !== null) : [];
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
