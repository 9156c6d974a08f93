import { decodeText } from '../formats/decode-text.ts';
import { parseRubric } from '../formats/parse-rubric.ts';
import type { IntakeText, Intent } from '../ui/intent.ts';
import { bringText } from './bring-case.ts';
import { createImportActions, mayBeImport } from './import-actions.ts';
import { type TakeInParts, takeIn, takeInFiles } from './take-in.ts';

type IntakeIntent = Extract<Intent, { readonly type: 'bring-text' | 'bring-files' | 'import-as' | 'import-take' }>;

/** Everything by which cases and rubrics come in. */
export interface Intake {
  /** Rejects when a file can't be read any more. */
  handle(intent: IntakeIntent): Promise<void>;
  /** What is still being read brings nothing any more. */
  leave(): void;
}

/**
 * Opens what was typed, pasted or dropped. What is in a published format, or has a rubric that would replace one, is
 * shown first, and nothing changes before a person chooses.
 */
export function createIntake(parts: TakeInParts, newId: () => string): Intake {
  let round = 0;
  /** Waits, and goes no further when everything was left meanwhile. */
  const during = async <T>(work: Promise<T>): Promise<T> => {
    const mine = round;
    const value = await work;
    if (mine !== round) throw new Error('left');
    return value;
  };
  const imports = createImportActions(parts, newId, during);

  const bringIn = async (text: IntakeText): Promise<void> => {
    const rubric = text.rubric.trim() === '' ? null : parseRubric(text.rubric);
    const draft = { ...parts.store.get().draft, ...text };
    parts.store.set({ draft });
    if (rubric && rubric.value === null && (await imports.offerText(text.rubric, 'rubric'))) return;
    if (text.response.trim() === '' && mayBeImport(text.conversation, '')) {
      if (await imports.offerText(text.conversation, 'case')) return;
    }
    const brought = bringText(text, newId);
    takeIn(brought, draft, parts);
    // The case has a rubric of its own: which of the two is used is asked.
    if (brought.rubric) await imports.offerText(text.rubric, 'rubric');
  };

  const bringInFiles = async (files: readonly File[]): Promise<void> => {
    const [only, ...more] = files;
    if (only && more.length === 0 && (await imports.offerFile(only))) return;
    const texts = files.map(async (file) => decodeText(new Uint8Array(await file.arrayBuffer())));
    takeInFiles(await during(Promise.all(texts)), newId, parts);
  };

  const act = async (intent: IntakeIntent): Promise<void> => {
    if (intent.type === 'bring-text') await bringIn(intent.text);
    else if (intent.type === 'bring-files') await bringInFiles(intent.files);
    else await imports.handle(intent);
  };

  return {
    handle: async (intent) => {
      const mine = round;
      await act(intent).catch((thrown: unknown) => {
        if (mine === round) throw thrown;
      });
    },
    leave() {
      round += 1;
    },
  };
}
