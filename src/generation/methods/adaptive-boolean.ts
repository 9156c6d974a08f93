import { RubriconError } from '../../domain/errors.ts';
import type { Criterion } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import type { Engine } from '../../engine/port.ts';
import { askApplies } from '../ask-applies.ts';
import { askRelevance } from '../engine-relevance.ts';
import { type Applies, conditionHolds, findCondition, topicHere } from '../find-condition.ts';
import type { Note, TraceStep } from '../generation-trace.ts';
import { questionsIn } from '../granularise.ts';
import { readConversation } from '../plain-text.ts';
import { decomposeCriterion } from '../refine/decompose-criterion.ts';
import { writingFault } from '../writing-fault.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';
import { nameRubric } from './name-rubric.ts';

/**
 * Adaptive Precise Boolean: graded and compound criteria become yes/no questions, and those that do not apply to this
 * case are left out.
 * Source: A Scalable Framework for Evaluating Health Language Models. A language model finds what applies, as there. A
 * verifier alone is no judge of that: code reads conditions and topics, a question about another topic goes only where the
 * verifier too finds it little fitting, and what is open stays.
 */
export const adaptiveBoolean: GenerationMethod = {
  id: 'adaptive-boolean',
  name: 'Adaptive Precise Boolean',
  description: 'Splits a rubric of yours into yes/no questions and leaves out those that do not apply to this case.',
  source: 'A Scalable Framework for Evaluating Health Language Models, 2025',
  rows: ['A10'],
  needs: ['rubric'],
  writing: 'better',
  generate,
};

async function generate(
  { conversation, rubric }: GenerationInput,
  engine: Engine,
  options: GenerationOptions,
): Promise<GeneratedRubric> {
  if (!rubric) throw new RubriconError('input-invalid', 'A rubric is needed to make yes/no questions of. Give one.');
  const method = adaptiveBoolean.id;
  const notes: Note[] = [];
  const steps: TraceStep[] = [];
  const questions: Criterion[] = [];
  for (const criterion of rubric.criteria) {
    options.signal?.throwIfAborted();
    const { made, fault } = await granularise(criterion, conversation, engine, options);
    if (fault) notes.push(fault);
    questions.push(...made);
    if (made.length > 1 || made[0] !== criterion) {
      const because = criterion.parts ? 'sub-checks' : criterion.scale || criterion.levels ? 'graded' : 'compound';
      for (const { id, text } of made) {
        steps.push({ kind: 'made', text, because, criterionId: id, from: [`rubric/${criterion.id}`] });
      }
    }
    options.onProgress?.(questions.length, questions.length + 1);
  }
  const adapted = await adapt(questions, conversation, engine, options);
  const { matrix: _matrix, bounds: _bounds, stakeholders: _stakeholders, ...rest } = rubric;
  return {
    rubric: {
      ...rest,
      id: await nameRubric(method, { conversation, rubric }, options),
      criteria: adapted.kept,
      profile: 'precise-boolean',
    },
    trace: { method, steps: [...steps, ...adapted.steps], notes: [...notes, ...adapted.notes] },
  };
}

/** The questions of one criterion, sharing its points; the criterion itself where it is one. */
async function granularise(
  criterion: Criterion,
  conversation: readonly Message[],
  engine: Engine,
  { signal }: GenerationOptions,
): Promise<{ readonly made: readonly Criterion[]; readonly fault: Note | null }> {
  const { id, parts, levels, scale, ...body } = criterion;
  let texts = questionsIn(criterion);
  let fault: Note | null = null;
  const graded = scale !== undefined || levels !== undefined;
  if (engine.write && !parts && (graded || texts.length > 1)) {
    try {
      const finer = await decomposeCriterion({ criterion, conversation, engine, signal });
      if (finer.length > 1) texts = finer.map(({ text }) => text);
    } catch (thrown) {
      fault = { code: 'writing-failed', fault: writingFault(thrown) };
    }
  }
  if (texts.length === 1 && !graded && !parts) return { made: [criterion], fault };
  const made = texts.map(
    (text, at): Criterion => ({
      ...body,
      id: texts.length === 1 ? id : `${id}.${at + 1}`,
      text,
      points: criterion.points / texts.length,
      provenance: { kind: 'generated', method: adaptiveBoolean.id, sources: [`rubric/${id}`], parent: id },
    }),
  );
  return { made, fault };
}

interface Adapted {
  readonly kept: readonly Criterion[];
  readonly steps: readonly TraceStep[];
  readonly notes: readonly Note[];
}

/** Below this share of the best question's lift the verifier agrees that a question is about something else. */
const fitShare = 0.5;

/** Leaves out what a model that writes says does not apply; without one, what code can tell from conditions and topics. */
async function adapt(
  questions: readonly Criterion[],
  conversation: readonly Message[],
  engine: Engine,
  { signal }: GenerationOptions,
): Promise<Adapted> {
  const asked = engine.write ? await askApplies({ questions, conversation, engine, signal }) : null;
  const open = questions.filter((_, at) => (asked?.applies[at] ?? null) === null);
  const readings = new Map(open.map((question) => [question, readReason(question, conversation)]));
  const others = [...readings.values()].includes('other-topic');
  const last = readConversation(conversation).lastRaw;
  const texts = questions.map(({ text }) => text);
  const fit = others ? await askRelevance(engine, conversation, last, texts, signal) : { lifts: [], notes: [] };
  const least = fitShare * fit.lifts.reduce<number>((best, lift) => Math.max(best, lift ?? 0), 0);
  const kept: Criterion[] = [];
  const steps = questions.map((question, at): TraceStep => {
    const said = asked?.applies[at] ?? null;
    const lift = fit.lifts[at] ?? null;
    const read = readings.get(question) ?? 'applies';
    const disputed = read === 'other-topic' && (lift === null || lift >= least);
    const because = said === false ? 'does-not-apply' : said === null && !disputed ? read : 'applies';
    const isKept = because === 'applies';
    if (isKept) kept.push(question);
    const { provenance, id, text } = question;
    const origin = provenance.kind === 'generated' ? (provenance.parent ?? id) : id;
    const from = [`rubric/${origin}`];
    return {
      kind: isKept ? 'kept' : 'dropped',
      text,
      because,
      ...(isKept && { criterionId: id }),
      from,
      ...(lift !== null && { figures: { lift } }),
    };
  });
  const notes: readonly Note[] = asked?.fault ? [{ code: 'writing-failed', fault: asked.fault }] : [];
  return { kept, steps, notes: [...notes, ...fit.notes] };
}

function readReason(
  { text, check }: Criterion,
  conversation: readonly Message[],
): 'applies' | 'condition-absent' | 'other-topic' {
  if (check) return 'applies';
  const condition = findCondition(text);
  const holds: Applies = condition === null ? 'open' : conditionHolds(condition, conversation);
  if (holds === 'no') return 'condition-absent';
  return holds === 'open' && topicHere(text, conversation) === 'no' ? 'other-topic' : 'applies';
}
