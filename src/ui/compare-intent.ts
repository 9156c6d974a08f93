/** What is compared, in the order of the buttons. */
export const compareTabs = ['responses', 'rubrics', 'profiles', 'models'] as const;
export type CompareTab = (typeof compareTabs)[number];

/** What a person can ask of the comparison. */
export type CompareAct =
  /** Null is the part that was open last. */
  | { readonly do: 'show'; readonly tab: CompareTab | null }
  | { readonly do: 'close' }
  | { readonly do: 'add-response'; readonly text: string }
  | { readonly do: 'add-rubric'; readonly text: string }
  /** A rubric that the case had before, by its place among the versions. */
  | { readonly do: 'add-version'; readonly place: number }
  | { readonly do: 'add-files'; readonly files: readonly File[] }
  | { readonly do: 'remove'; readonly id: string }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  | { readonly do: 'select'; readonly key: string | null }
  | { readonly do: 'move'; readonly by: 1 | -1 }
  | { readonly do: 'profile'; readonly name: string }
  | { readonly do: 'pair' }
  | { readonly do: 'stop-pairing' };

/** Says an act of the comparison as an intent of the page. */
export const compare = (act: CompareAct): { readonly type: 'compare'; readonly act: CompareAct } => ({
  type: 'compare',
  act,
});
