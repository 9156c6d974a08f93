import { decodeText } from '../formats/decode-text.ts';
import type { IntakeText } from '../ui/intent.ts';
import { type Brought, bringFile } from './bring-case.ts';
import type { CaseActions } from './case-actions.ts';
import type { CaseQueue } from './case-queue.ts';
import { type AppState, emptyDraft } from './state.ts';
import type { Store } from './store.ts';

export interface TakeInParts {
  readonly store: Store<AppState>;
  readonly cases: CaseActions;
  readonly queue: CaseQueue;
}

/**
 * Takes in what was read. One case opens and is scored at once; many wait in the list, and so does one that came with
 * issues. What was typed stays until a case was made of it.
 */
export function takeIn(brought: Brought, draft: IntakeText, { store, cases, queue }: TakeInParts): void {
  const [first, ...more] = brought.cases;
  const issues = { issues: brought.issues, brought: brought.cases.length };
  if (!first) {
    store.set({ ...issues, draft, ...(brought.issues.length > 0 ? { openId: null } : {}) });
    return;
  }
  cases.addCases(brought.cases);
  if (more.length > 0 || brought.issues.length > 0) {
    store.set({ ...issues, draft: emptyDraft, openId: null });
    return;
  }
  store.set({ draft: emptyDraft });
  cases.open(first.id);
  if (first.response !== null) queue.add([first.id], true);
}

/**
 * Takes in files that no one was asked about. A rubric among them serves the cases that came without one, else the open case, else it waits in
 * its field for a case to come.
 */
export async function takeInFiles(files: readonly File[], newId: () => string, parts: TakeInParts): Promise<void> {
  const texts = await Promise.all(files.map(async (file) => decodeText(new Uint8Array(await file.arrayBuffer()))));
  const read = texts.map((text) => ({ text, ...bringFile(text, newId) }));
  const loose = read.find(({ rubric }) => rubric !== null);
  const rubric = loose?.rubric ?? null;
  const cases = read.flatMap((one) => one.cases).map((record) => ({ ...record, rubric: record.rubric ?? rubric }));
  const { draft, openId } = parts.store.get();
  const waits = loose && cases.length === 0 && openId === null;
  takeIn(
    { cases, rubric, issues: read.flatMap(({ issues }) => issues) },
    waits ? { ...draft, rubric: loose.text } : draft,
    parts,
  );
  if (rubric && cases.length === 0 && openId !== null) parts.cases.useRubric(openId, rubric);
}
