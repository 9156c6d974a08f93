import type { Rubric } from '../domain/rubric.ts';
import { decodeText } from '../formats/decode-text.ts';
import { parseRubric } from '../formats/parse-rubric.ts';
import { renderRubricJson } from '../formats/render-rubric-json.ts';
import { isRubricAlone, type RubricCase } from '../formats/rubrics/rubric-format.ts';
import type { Intent } from '../ui/intent.ts';
import { giveRubric, kindOf, titleOf } from './bring-case.ts';
import { rubricOf } from './case-run.ts';
import type { ImportOffer } from './import-offer.ts';
import type { CaseRecord } from './state.ts';
import { type TakeInParts, takeIn } from './take-in.ts';

/** The reader of published formats: loaded when a file asks for it, since most never do. */
const loadReader = () => import('./read-import.ts');

/** Looks at a file before anything is done with it, and does what is chosen. */
export interface ImportActions {
  /** Shows a preview of a file that is in a published format or would replace a rubric; false when it is neither. */
  offerFile(file: File): Promise<boolean>;
  /** As `offerFile`, for a pasted text. */
  offerText(text: string, what: 'case' | 'rubric'): Promise<boolean>;
  handle(intent: Extract<Intent, { readonly type: 'import-as' | 'import-take' }>): Promise<void>;
}

/** The actions over the parts of the page. Nothing changes before a person chooses, or after `during` rejects. */
export function createImportActions(
  parts: TakeInParts,
  newId: () => string,
  during: <T>(work: Promise<T>) => Promise<T>,
): ImportActions {
  const { store, cases, queue } = parts;

  const look = async (content: ImportOffer['content'], file: string): Promise<boolean> => {
    const { readImport } = await during(loadReader());
    const preview = await during(readImport(content, file, null));
    if (!isWorthAsking(preview.format?.id ?? null, preview.cases)) return false;
    store.set({ importing: { file, content, preview }, dialog: 'import' });
    return true;
  };

  const lookAgain = async (format: string): Promise<void> => {
    const { importing } = store.get();
    if (!importing) return;
    const { readImport } = await loadReader();
    const preview = await readImport(importing.content, importing.file, format);
    // The dialog may have been left meanwhile.
    if (store.get().importing) store.set({ importing: { ...importing, preview } });
  };

  /** Our own and HealthBench's cases open as they always did; a rubric is asked about where it would replace one. */
  const isWorthAsking = (format: string | null, found: readonly RubricCase[]): boolean => {
    if (format === null) return false;
    if (!isPlain(format)) return true;
    const open = store.get().cases.find(({ id }) => id === store.get().openId);
    return found.length > 0 && found.every(isRubricAlone) && open !== undefined && rubricOf(open) !== null;
  };

  const take = (what: 'cases' | 'rubric'): void => {
    const { importing, openId, draft } = store.get();
    store.set({ importing: null, dialog: null });
    if (!importing) return;
    const found = importing.preview.cases;
    const rubric = found.find((one) => one.rubric)?.rubric ?? null;
    if (what === 'cases') {
      const records = found.flatMap((one) => recordsOf(one, newId));
      const brought = { cases: records, rubric: null, issues: importing.preview.issues };
      takeIn(giveRubric(brought, parseRubric(draft.rubric).value), draft, { store, cases, queue });
    } else if (rubric && openId !== null) {
      cases.useRubric(openId, rubric);
      if (importing.content === draft.rubric) store.set({ draft: { ...draft, rubric: '' } });
    } else if (rubric) store.set({ draft: { ...draft, rubric: renderRubricJson(rubric) } });
  };

  return {
    offerFile: async (file) => {
      const bytes = new Uint8Array(await during(file.arrayBuffer()));
      const parquet = bytes[0] === 0x50 && bytes[1] === 0x41;
      const text = parquet ? '' : decodeText(bytes);
      return parquet || mayBeImport(text, file.name) ? look(parquet ? bytes : text, file.name) : false;
    },
    offerText: async (text, what) =>
      what === 'rubric' || mayBeImport(text, '')
        ? look(text, what === 'rubric' ? 'pasted rubric' : 'pasted text')
        : false,
    handle: async (intent) => {
      if (intent.type === 'import-take') take(intent.what);
      else await lookAgain(intent.format);
    },
  };
}

/** Formats that the page has always opened without asking. */
const isPlain = (format: string): boolean => ['healthbench', 'table', 'rubricon'].includes(format);

/** Prose, chats, HealthBench cases and saved runs are none; what is told by its ending or opens as other data may be one. */
export function mayBeImport(text: string, name: string): boolean {
  const kind = kindOf(text);
  const head = text.slice(0, 200_000);
  if (kind === 'run' || (kind === 'conversation' && /^[^:]*"messages"\s*:/.test(head))) return false;
  if (kind === 'cases' && !/"(?:weight|chosen|rubric|target)"\s*:/.test(head)) return false;
  return /^\s*[[{]/.test(text) || /\.(?:ya?ml|csv|tsv|jsonl?|ndjson)$/i.test(name);
}

/** A case of the page for each answer, or one that waits for its answer. */
function recordsOf({ id, conversation, answers, rubric }: RubricCase, newId: () => string): readonly CaseRecord[] {
  if (isRubricAlone({ id, conversation, answers, rubric, tags: [] })) return [];
  const title = conversation.length > 0 ? titleOf(conversation) : id;
  const record = (response: string | null, name: string): CaseRecord => ({
    id: newId(),
    fileId: id,
    title: name === '' ? title : `${title} · ${name}`,
    conversation,
    response,
    rubric: rubric && sound(rubric),
    events: [],
  });
  if (answers.length === 0) return [record(null, '')];
  return answers.map(({ text, name }) => record(text, answers.length === 1 ? '' : name));
}

/** A rubric without criteria is none: one is made from the conversation. */
const sound = (rubric: Rubric): Rubric | null => (rubric.criteria.length > 0 ? rubric : null);
