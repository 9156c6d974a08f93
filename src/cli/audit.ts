import { type AuditBounds, auditFailures, auditFigures } from '../domain/audit/audit-figures.ts';
import { toFault } from '../domain/errors.ts';
import { auditResponse, type TriedText } from '../verification/audit/audit-response.ts';
import { auditHelp } from './audit-help.ts';
import { auditTable } from './audit-table.ts';
import { type Arguments, type Command, commonOptions, exit, oneFile } from './command.ts';
import { openVerifier } from './open-verifier.ts';
import { countProgress, noteErrors } from './progress.ts';
import { readCases } from './read-cases.ts';
import { givenEdits } from './read-edits.ts';
import { readRubricFile } from './read-rubric.ts';
import { UsageError } from './usage-error.ts';
import { decideAll, verifierOptions } from './verifier-options.ts';

/** `rubricon audit`: how the verifier answers to edits that matter and to those that do not. */
export const audit: Command = {
  name: 'audit',
  summary: 'try a verifier with edits that matter and edits that do not',
  help: auditHelp,
  options: {
    ...commonOptions,
    ...verifierOptions,
    rubric: { type: 'string' },
    pairs: { type: 'string' },
    json: { type: 'boolean' },
    tolerance: { type: 'string' },
    'min-sensitivity': { type: 'string' },
    'min-invariance': { type: 'string' },
  },
  run: async (args, terminal) => {
    const bounds = readBounds(args);
    const path = args.text('rubric');
    const common = path === null ? null : await readRubricFile(path, '--rubric', terminal);
    const text = await terminal.readText(oneFile(audit, args));
    const cases = readCases(text, common);
    const edits = givenEdits(text);
    const verifier = decideAll(await openVerifier(args, terminal), args);
    const progress = countProgress(terminal, 'cases', cases.length);
    const tried: (TriedText & { readonly id: string | number; readonly original: string })[] = [];
    const errors: string[] = [];
    let unedited = 0;
    for (const [place, item] of cases.entries()) {
      terminal.signal.throwIfAborted();
      try {
        if (!item.ok) {
          errors.push(item.error.message);
          continue;
        }
        const { submission, rubric, id } = item;
        const given = edits[place]?.(rubric) ?? [];
        const { signal } = terminal;
        const made = await auditResponse(submission, rubric, { verifier, signal, edits: given });
        tried.push(...made.tried.map((one) => ({ ...one, id, original: submission.response })));
        unedited += made.unedited;
      } catch (thrown) {
        if (terminal.signal.aborted || toFault(thrown).code === 'engine-disposed') throw thrown;
        errors.push(toFault(thrown).message);
      } finally {
        progress.step();
      }
    }
    progress.end();
    await verifier.engine.dispose();
    noteErrors(terminal, errors.length, cases.length, 'cases', errors[0]);
    if (tried.length === 0)
      throw new UsageError(
        'no case could be audited',
        'Cases need "prompt", "response", and "rubrics" or --rubric <file>',
      );
    const figures = auditFigures(tried, bounds);
    const failures = auditFailures(figures, bounds);
    const pairs = args.text('pairs');
    if (pairs !== null)
      await terminal.writeFile(pairs, tried.map((one) => `${JSON.stringify(pairOf(one))}\n`).join(''));
    await terminal.write(
      args.flag('json')
        ? `${JSON.stringify({ ...figures, unedited, bounds, failures }, null, 2)}\n`
        : auditTable(figures, unedited),
    );
    for (const failure of failures) terminal.note(failure);
    return failures.length > 0 ? exit.below : exit.done;
  },
};

/** A pair as training data: a causal one moves one criterion, a neutral one is a tie. */
function pairOf(one: TriedText & { readonly id: string | number; readonly original: string }): object {
  const { kind, id, by, original, document, before, after } = one;
  const texts = { prompt: document.conversation, original, edited: document.response };
  const shared = { id, by, ...texts };
  if (kind !== 'causal') return { type: 'neutral', kind, ...shared, label: 'tie' };
  const { criterion, effect } = one;
  const better = (effect === 'adds') === criterion.points > 0 ? 'edited' : 'original';
  const { id: criterionId, text, points } = criterion;
  const chances = { before: before.get(criterionId) ?? null, after: after.get(criterionId) ?? null };
  return { type: 'causal', effect, criterion: text, points, ...shared, label: better, ...chances };
}

function readBounds(args: Arguments): AuditBounds {
  const share = (name: string, otherwise: number): number => args.number(name, 0, 1) ?? otherwise;
  return {
    tolerance: share('tolerance', 0.05),
    leastSensitivity: share('min-sensitivity', 0.5),
    leastInvariance: share('min-invariance', 0.5),
  };
}
