import { parseRubric } from '../formats/parse-rubric.ts';
import type { IntakeText } from '../ui/intent.ts';
import { type Brought, bringFile, giveRubric } from './bring-case.ts';
import type { CaseActions } from './case-actions.ts';
import type { CaseQueue } from './case-queue.ts';
import { type AppState, emptyDraft } from './state.ts';
import type { Store } from './store.ts';
import { wishFor } from './wish.ts';

export interface TakeInParts {
  readonly store: Store<AppState>;
  readonly cases: CaseActions;
  readonly queue: CaseQueue;
}

/**
 * Takes in what was read. One case opens and is scored at once; many wait in the list, and so does one that came with
 * issues. What was typed stays until a case was made of it, and a rubric until a case needs it.
 */
export function takeIn(brought: Brought, draft: IntakeText, { store, cases, queue }: TakeInParts): void {
  const [first, ...more] = brought.cases;
  const unread = brought.issues.length > 0;
  const wish = wishFor(store.get(), unread ? 'show-issues' : 'open-page');
  const issues = { issues: brought.issues, brought: brought.cases.length };
  if (!first) {
    store.set({ ...issues, draft, ...(unread && { openId: null, ...wish }) });
    return;
  }
  const left = brought.rubric === null ? emptyDraft : { ...emptyDraft, rubric: draft.rubric };
  cases.addCases(brought.cases);
  if (more.length > 0 || unread) {
    store.set({ ...issues, draft: left, openId: null, ...wish });
    return;
  }
  store.set({ draft: left });
  cases.open(first.id);
  if (first.response !== null) queue.add([first.id], true);
}

/**
 * Takes in texts of files that no one was asked about. A rubric among them, or else the one that waits in its field, serves the
 * cases that came without one. One that no case needs takes the open one's place, or waits in its field.
 */
export function takeInFiles(texts: readonly string[], newId: () => string, parts: TakeInParts): void {
  const read = texts.map((text) => ({ text, ...bringFile(text, newId) }));
  const loose = read.find(({ rubric }) => rubric !== null);
  const rubric = loose?.rubric ?? null;
  const issues = read.flatMap((one) => one.issues);
  const cases = read.flatMap((one) => one.cases);
  const { draft, openId } = parts.store.get();
  const brought = giveRubric({ cases, rubric: null, issues }, rubric ?? parseRubric(draft.rubric).value);
  const replaces = cases.length === 0 && openId !== null;
  takeIn(brought, loose && !replaces ? { ...draft, rubric: loose.text } : draft, parts);
  if (rubric && replaces) parts.cases.useRubric(openId, rubric);
}
