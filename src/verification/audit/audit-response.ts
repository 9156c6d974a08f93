import type { Chances, Effect, Tried } from '../../domain/audit/audit-figures.ts';
import { neutralVariants } from '../../domain/audit/neutral-variants.ts';
import { RubriconError } from '../../domain/errors.ts';
import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { EngineDocument } from '../../engine/port.ts';
import { decideCriteria } from '../decide-criteria.ts';
import { type JudgeOptions, withReadings } from '../judging/ask-logits.ts';
import { editByCode } from './edit-by-code.ts';
import { writeEdit } from './write-edit.ts';

/** An edit that a person made along one criterion, named by its id. */
export interface GivenEdit {
  readonly criterionId: string;
  readonly effect: Effect;
  readonly response: string;
}

/** An edit or variant with its text, and who made it. */
export type TriedText = Tried & { readonly document: EngineDocument; readonly by: 'person' | 'model' | 'code' };

/** Units: `unedited` criteria that nobody could edit. */
export interface ResponseAudit {
  readonly tried: readonly TriedText[];
  readonly unedited: number;
}

/**
 * Changes one response along each criterion and in neutral ways, and asks the verifier about every version. Edits that are
 * given stand in the place of those that a model or code would make for the same criterion.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled.
 * Source: Crome.
 */
export async function auditResponse(
  document: EngineDocument,
  rubric: Rubric,
  options: JudgeOptions & { readonly edits?: readonly GivenEdit[] },
): Promise<ResponseAudit> {
  return withReadings(options, async (readings) => {
    const { verifier, signal, edits = [] } = options;
    const { criteria } = rubric;
    const judge = async (version: EngineDocument): Promise<ReadonlyMap<string, Verdict>> => {
      const verdicts = new Map<string, Verdict>();
      for await (const { criterion, verdict } of decideCriteria(version, criteria, { verifier, readings, signal })) {
        verdicts.set(criterion.id, verdict);
      }
      return verdicts;
    };
    const verdicts = await judge(document);
    const before = chancesOf(verdicts);
    const tried: TriedText[] = [];
    let unedited = 0;
    for (const criterion of criteria) {
      const made = await editsOf(criterion);
      if (made.length === 0) unedited += 1;
      for (const { effect, response, by } of made) {
        const version = { conversation: document.conversation, response };
        const after = chancesOf(await judge(version));
        tried.push({ kind: 'causal', criterion, effect, by, criteria, before, after, document: version });
      }
    }
    for (const { kind, ...version } of neutralVariants(document)) {
      const after = chancesOf(await judge(version));
      tried.push({ kind, by: 'code', criteria, before, after, document: version });
    }
    return { tried, unedited };

    async function editsOf(
      criterion: Criterion,
    ): Promise<readonly (Omit<GivenEdit, 'criterionId'> & Pick<TriedText, 'by'>)[]> {
      const given = edits.filter(
        ({ criterionId, response }) => criterionId === criterion.id && response !== document.response,
      );
      if (given.length > 0) return given.map((edit) => ({ ...edit, by: 'person' }));
      const verdict = verdicts.get(criterion.id);
      if (verdict?.kind !== 'decided') return [];
      if (!verifier.engine.write) {
        const edit = editByCode(document.response, criterion.text, verdict);
        return edit ? [{ ...edit, by: 'code' }] : [];
      }
      const effect = verdict.met ? 'removes' : 'adds';
      const response = await unlessInvalid(
        writeEdit(verifier.engine, document, { criterion: criterion.text, effect, signal }),
      );
      return response === null || response === document.response ? [] : [{ effect, response, by: 'model' }];
    }
  });
}

function chancesOf(verdicts: ReadonlyMap<string, Verdict>): Chances {
  return new Map(
    [...verdicts].map(([id, verdict]) => [
      id,
      verdict.kind === 'decided' || verdict.kind === 'abstained' ? verdict.probability : null,
    ]),
  );
}

async function unlessInvalid(work: Promise<string>): Promise<string | null> {
  try {
    return await work;
  } catch (thrown) {
    if (thrown instanceof RubriconError && thrown.code === 'output-invalid') return null;
    throw thrown;
  }
}
