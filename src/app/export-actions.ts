import { toFault } from '../domain/errors.ts';
import { type CaseTableRow, renderCaseTable } from '../formats/render-case-table.ts';
import type { Intent } from '../ui/intent.ts';
import { caseListProps } from './case-list-props.ts';
import { type ExportedFile, exportCase, fileBase } from './export-case.ts';
import type { ExportOffer } from './export-offer.ts';
import { orderedCases } from './order-cases.ts';
import { openCase, profileOf } from './select-view.ts';
import type { AppState, CaseRecord } from './state.ts';
import type { Store } from './store.ts';

export type ExportIntent = Extract<
  Intent,
  { readonly type: 'export' | 'print' | 'export-rubric' | 'export-as' | 'export-save' | 'export-scores' }
>;

export interface ExportActionsOptions {
  readonly hand: (file: ExportedFile) => void;
  readonly print: () => void;
}

/** The writer of published formats: loaded when a person asks for it, since most never do. */
const loadWriter = () => import('./write-rubrics.ts');

/** Takes the intents by which something leaves the page. */
export function createExportActions(
  store: Store<AppState>,
  options: ExportActionsOptions,
): { handle(intent: ExportIntent): void } {
  /** Counts the writings: an earlier one that ends late is of no interest. */
  let last = 0;

  const offer = async (change: Partial<ExportOffer>): Promise<void> => {
    last += 1;
    const mine = last;
    const before = store.get().exporting;
    // At once: what was written for another choice can't be saved meanwhile.
    if (before) store.set({ exporting: { ...before, ...change, content: null } });
    const { writeRubrics, formatChoices } = await loadWriter();
    const left = before !== null && store.get().exporting === null;
    if (mine !== last || left) return;
    const wanted = { ...(before ?? { ...blank, formats: formatChoices() }), ...change };
    store.set({ exporting: { ...wanted, content: null, fault: '' }, dialog: 'export' });
    try {
      const written = await writeRubrics(recordsOf(store.get(), wanted.all), wanted.format, wanted.container);
      if (mine === last && store.get().exporting) store.set({ exporting: { ...wanted, ...written, fault: '' } });
    } catch (thrown) {
      if (mine === last)
        store.set({ exporting: { ...wanted, content: null, losses: [], fault: toFault(thrown).message } });
    }
  };

  const beginOffer = (change: Partial<ExportOffer>): void => {
    offer(change).catch((thrown: unknown) =>
      store.set({ fault: toFault(thrown).message, exporting: null, dialog: null }),
    );
  };

  const save = (): void => {
    const { exporting } = store.get();
    const record = openCase(store.get());
    if (!exporting || exporting.content === null || !record) return;
    const base = exporting.all ? 'rubrics' : fileBase(record);
    const name = `${base}.${exporting.format}.${exporting.ending}`;
    const type = types[exporting.ending] ?? 'application/octet-stream';
    const { content } = exporting;
    options.hand(
      typeof content === 'string' ? { name, type, text: content } : { name, type, text: '', bytes: content },
    );
    store.set({ exporting: null, dialog: null });
  };

  return {
    handle(intent) {
      switch (intent.type) {
        case 'export': {
          const record = openCase(store.get());
          const file = record && exportCase(record, intent.format, profileOf(store.get(), record));
          if (file) options.hand(file);
          return;
        }
        case 'print':
          options.print();
          return;
        case 'export-rubric':
          beginOffer({ all: false });
          return;
        case 'export-as':
          beginOffer(intent.change);
          return;
        case 'export-save':
          save();
          return;
        case 'export-scores':
          options.hand({ name: 'scores.csv', type: 'text/csv', text: renderCaseTable(tableOf(store.get())) });
          return;
      }
    },
  };
}

const blank: Omit<ExportOffer, 'formats'> = {
  format: 'rubricon',
  container: '',
  all: false,
  content: null,
  ending: '',
  losses: [],
  fault: '',
};

const types: Readonly<Record<string, string>> = {
  json: 'application/json',
  jsonl: 'application/jsonl',
  yaml: 'application/yaml',
  csv: 'text/csv',
};

/** Every case with its score, as the list shows it. */
function tableOf(state: AppState): readonly CaseTableRow[] {
  const { cases } = caseListProps({ ...state, casesShown: state.cases.length });
  return orderedCases(state).map((record, at) => {
    const { value = null, lowest = null, highest = null } = cases[at]?.score ?? {};
    const { status = 'new', toReview = 0 } = cases[at] ?? {};
    const profile = profileOf(state, record).title;
    return { id: record.fileId ?? '', title: record.title, status, profile, score: value, lowest, highest, toReview };
  });
}

function recordsOf(state: AppState, all: boolean): readonly CaseRecord[] {
  const open = openCase(state);
  return all ? state.cases : open ? [open] : [];
}
