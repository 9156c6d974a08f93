import { canonicalJson } from '../../domain/canonical-json.ts';
import { toFault } from '../../domain/errors.ts';
import type { Rubric } from '../../domain/rubric.ts';
import { decodeText } from '../../formats/decode-text.ts';
import { parseRubric } from '../../formats/parse-rubric.ts';
import type { CompareAct, CompareTab } from '../../ui/compare-intent.ts';
import { compareResponses } from '../../verification/judging/compare-responses.ts';
import { bringFile } from '../bring-case.ts';
import type { CaseActions } from '../case-actions.ts';
import { openCriteria, rubricOf, runOf } from '../case-run.ts';
import { rubricVersions } from '../rubric-versions.ts';
import type { Desk } from '../score-case.ts';
import type { AppState, CaseRecord, Wish } from '../state.ts';
import type { Store } from '../store.ts';
import { wishFor } from '../wish.ts';
import {
  addressesOf,
  addressOf,
  asCase,
  besideOf,
  findRecord,
  type Other,
  othersOf,
  ownId,
  type PairRecord,
  redoBeside,
  undoBeside,
  withOther,
  withoutOther,
} from './beside.ts';
import { comparedRows } from './compare-props.ts';
import type { CompareState } from './compare-state.ts';

export interface CompareActionsOptions {
  readonly cases: CaseActions;
  readonly desk: () => Promise<Desk>;
  /** Asks for what cases still lack; addresses of others are cases too. */
  readonly ask: (ids: readonly string[]) => void;
  readonly drop: (id: string) => void;
  readonly listModels: () => void;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Takes the acts of the comparison. */
export interface CompareActions {
  handle(act: CompareAct): void;
  /** Ends what is under way. */
  leave(): void;
}

const mostOthers = 7;

/** The acts over a store. What is brought beside a case is judged at once by the model in use and kept with the case. */
export function createCompareActions(store: Store<AppState>, options: CompareActionsOptions): CompareActions {
  const { cases } = options;
  let abort = new AbortController();
  const set = (change: Partial<CompareState>): void =>
    store.set({ comparing: { ...store.get().comparing, ...change } });
  const wish = (kind: Wish['kind']): void => store.set(wishFor(store.get(), kind));
  const opened = (): CaseRecord | null => store.get().cases.find(({ id }) => id === store.get().openId) ?? null;

  const show = (tab: CompareTab): void => {
    const record = opened();
    if (!record) return;
    set({ open: true, tab, selected: null, issue: '' });
    store.set({ inline: null, bench: { ...store.get().bench, open: false } });
    if (tab === 'models') options.listModels();
    askForOpen(record.id);
    wish('focus-main');
  };

  /** Others are judged by the rubric that the case has now, and asked what they still lack. */
  const askForOpen = (id: string): void => {
    const record = store.get().cases.find((one) => one.id === id);
    const rubric = record && rubricOf(record);
    if (!record || record.response === null) return;
    for (const other of othersOf(record, 'responses')) {
      const run = runOf(asCase(record, other));
      if (!run || !rubric || canonicalJson(run.rubric) === canonicalJson(rubric)) continue;
      cases.append(addressOf(id, other.id), { type: 'rubric-edit', rubric });
    }
    const lacking = [id, ...addressesOf(record)].filter((address) => lacks(store.get().cases, address));
    if (lacking.length > 0) options.ask(lacking);
  };

  const add = (other: Omit<Other, 'id' | 'events'>): void => {
    const record = opened();
    if (!record) return;
    const kind = other.rubric ? 'rubrics' : 'responses';
    if (othersOf(record, kind).length >= mostOthers) {
      set({ issue: `${mostOthers + 1} can be compared at once. Remove one before you add another.` });
      return;
    }
    cases.change(record.id, (before) => withOther(before, { ...other, id: options.newId(), events: [] }));
    set({ issue: '', added: store.get().comparing.added + 1, tab: kind });
    askForOpen(record.id);
  };

  const addResponse = (text: string): void => {
    if (text.trim() === '') return;
    const record = opened();
    if (record) add({ name: nextName(record), response: text, rubric: null });
  };

  const addRubric = (rubric: Rubric, name: string): void => {
    if (rubric.criteria.length === 0) {
      set({ issue: 'This rubric has no criteria. Choose one that has some.' });
      return;
    }
    add({ name: name || rubric.title || 'Another rubric', response: null, rubric });
  };

  const addRubricText = (text: string): void => {
    const { value, issues } = parseRubric(text);
    const [issue] = issues;
    if (value && value.criteria.length > 0) addRubric(value, '');
    else set({ issue: issue ? `Expected ${issue.expected}, found ${issue.found}. ${issue.remedy}` : noRubric });
  };

  const addFiles = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const text = decodeText(new Uint8Array(await file.arrayBuffer()));
      const { cases: found, rubric } = bringFile(text, options.newId);
      const responses = found.flatMap(({ response }) => response ?? []);
      if (rubric) addRubric(rubric, '');
      else if (responses.length > 0) responses.forEach(addResponse);
      else addResponse(text);
    }
  };

  const pair = async (signal: AbortSignal): Promise<void> => {
    const record = opened();
    const rubric = record && rubricOf(record);
    if (!record || record.response === null || !rubric) return;
    const all = [
      { id: ownId, response: record.response },
      ...othersOf(record, 'responses').flatMap(({ id, response }) => (response === null ? [] : [{ id, response }])),
    ];
    const twos = all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const));
    const found: PairRecord[] = [];
    for (const [one, other] of twos) {
      set({ pairing: { phase: 'working', done: found.length, total: twos.length } });
      const { verifier } = await options.desk();
      const texts = { conversation: record.conversation, first: one.response, second: other.response };
      const { comparisons } = await compareResponses(texts, rubric, { verifier, way: 'together', signal });
      const criteria = comparisons.map(({ criterion: { id: criterionId, text }, winner, flipped }) => ({
        criterionId,
        text,
        winner,
        flipped,
      }));
      const { model } = verifier.engine.info;
      found.push({ first: one.id, second: other.id, model, at: options.now().toISOString(), criteria });
    }
    if (signal.aborted) return;
    cases.change(record.id, (before) => ({ ...before, beside: { ...besideOf(before), pairs: found } }));
    set({ pairing: { phase: 'idle' } });
  };

  const startPairing = (): void => {
    if (store.get().comparing.pairing.phase === 'working') return;
    abort = new AbortController();
    const { signal } = abort;
    pair(signal).catch((thrown: unknown) => {
      if (!signal.aborted) set({ pairing: { phase: 'failed', message: toFault(thrown).message } });
    });
  };

  const stopPairing = (): void => {
    abort.abort();
    if (store.get().comparing.pairing.phase !== 'idle') set({ pairing: { phase: 'idle' } });
  };

  const move = (by: 1 | -1): void => {
    const record = opened();
    const state = store.get();
    if (!record) return;
    const keys = comparedRows(state, record).map(({ key }) => key);
    const at = keys.indexOf(state.comparing.selected ?? '');
    const next = keys[at < 0 ? 0 : Math.min(keys.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    set({ selected: next });
    wish('focus-row');
  };

  const handle = (act: CompareAct): void => {
    const record = opened();
    if (!record) return;
    switch (act.do) {
      case 'show':
        show(act.tab ?? store.get().comparing.tab);
        return;
      case 'close':
        set({ open: false });
        wish('focus-main');
        return;
      case 'add-response':
        addResponse(act.text);
        return;
      case 'add-rubric':
        addRubricText(act.text);
        return;
      case 'add-version': {
        const version = rubricVersions(record)[act.place];
        if (version) addRubric(version.rubric, version.name);
        return;
      }
      case 'add-files':
        addFiles(act.files).catch(() => set({ issue: notRead }));
        return;
      case 'remove':
        options.drop(addressOf(record.id, act.id));
        cases.change(record.id, (before) => withoutOther(before, act.id));
        return;
      case 'undo':
      case 'redo':
        cases.change(record.id, act.do === 'undo' ? undoBeside : redoBeside);
        askForOpen(record.id);
        return;
      case 'select':
        set({ selected: act.key });
        return;
      case 'move':
        move(act.by);
        return;
      case 'profile':
        cases.change(record.id, (before) => ({ ...before, beside: { ...besideOf(before), profile: act.name } }));
        return;
      case 'pair':
        startPairing();
        return;
      case 'stop-pairing':
        stopPairing();
        return;
    }
  };

  return { handle, leave: stopPairing };
}

const noRubric = 'No criteria could be read. Paste a rubric as JSON, CSV, or criteria one a line.';
const notRead = 'A file could not be read. Check that it still exists, then add it again.';

function lacks(all: readonly CaseRecord[], address: string): boolean {
  const record = findRecord(all, address);
  const run = record && runOf(record);
  if (!record || record.response === null) return false;
  return !run || (run.status !== 'running' && openCriteria(run, false).length > 0);
}

/** Responses are named by letters: the case's own is A. */
function nextName(record: CaseRecord): string {
  const used = new Set(besideOf(record).others.map(({ name }) => name));
  const letters = [...'BCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const letter = letters.find((one) => !used.has(`Response ${one}`)) ?? String(used.size + 1);
  return `Response ${letter}`;
}
