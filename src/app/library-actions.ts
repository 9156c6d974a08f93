import { toFault } from '../domain/errors.ts';
import { addToLibrary, type LibraryCase, libraryEntry, libraryFromCases } from '../generation/library.ts';
import type { LibraryEntry } from '../generation/methods/method.ts';
import type { BenchAct } from '../ui/bench-intent.ts';
import type { BenchState } from './bench-state.ts';
import { titleOf } from './bring-case.ts';
import { rubricOf } from './case-run.ts';
import { samples } from './samples.ts';
import type { AppState } from './state.ts';
import type { Store } from './store.ts';

export interface LibraryActionsOptions {
  readonly saveLibrary: (library: readonly LibraryEntry[]) => void;
}

export type LibraryAct = Extract<
  BenchAct,
  { readonly do: 'library-files' | 'library-samples' | 'library-case' | 'library-delete' }
>;

/** Takes the acts that concern the user's own rubrics. Every change is kept as it is made. */
export function createLibraryActions(
  store: Store<AppState>,
  { saveLibrary }: LibraryActionsOptions,
): (act: LibraryAct) => void {
  const put = (library: readonly LibraryEntry[], imported: BenchState['imported']): void => {
    store.set({ bench: { ...store.get().bench, library, imported } });
    saveLibrary(library);
  };
  const add = (entries: readonly LibraryEntry[], issues: NonNullable<BenchState['imported']>['issues'] = []): void => {
    const { library } = store.get().bench;
    const whole = addToLibrary(library, entries);
    put(whole, { added: whole.length - library.length, issues });
  };

  /** One file that can't be read does not keep the others out. */
  const addFiles = async (files: readonly File[]): Promise<void> => {
    // Loaded when a file asks for it, since most never do.
    const { readImport } = await import('./read-import.ts');
    const read = await Promise.all(
      files.map(async (file) => readImport(new Uint8Array(await file.arrayBuffer()), file.name, null)),
    );
    const cases = read.flatMap((preview): readonly LibraryCase[] => preview.cases);
    add(
      libraryFromCases(cases).entries,
      read.flatMap(({ issues }) => issues),
    );
  };

  return (act) => {
    const state = store.get();
    switch (act.do) {
      case 'library-files':
        addFiles(act.files).catch((thrown: unknown) => store.set({ fault: toFault(thrown).message }));
        return;
      case 'library-samples':
        add(sampleEntries);
        return;
      case 'library-case': {
        const record = state.cases.find(({ id }) => id === state.openId);
        const rubric = record && rubricOf(record);
        if (rubric) add([libraryEntry(rubric, record.conversation)]);
        return;
      }
      case 'library-delete':
        put(
          state.bench.library.filter(({ id }) => id !== act.id),
          null,
        );
        return;
    }
  };
}

const sampleEntries: readonly LibraryEntry[] = samples.map(({ rubric, conversation }) =>
  libraryEntry(rubric, conversation),
);

/** Whether the rubrics of all our samples are in a library. */
export function hasSamples(library: readonly LibraryEntry[]): boolean {
  return addToLibrary(library, sampleEntries).length === library.length;
}

/** What a rubric of the library is called: its own title, else what the conversation began with. */
export function titleOfEntry({ rubric, conversation }: LibraryEntry): string {
  return rubric.title || titleOf(conversation);
}
