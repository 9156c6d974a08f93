import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { Engine } from '../../engine/port.ts';
import { askEach } from '../ask-each.ts';
import type { Note, TraceStep } from '../generation-trace.ts';
import { wantedSize } from '../pick-proposals.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';
import { nameRubric } from './name-rubric.ts';

/** A class of failures and what each of its kinds looks like in a response. Units: points, negative. */
interface FailureClass {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly (readonly [id: string, points: number, text: string])[];
}

const taxonomy: readonly FailureClass[] = [
  {
    id: 'sources',
    name: 'Finding sources',
    kinds: [
      ['wrong-source', -7, 'The response rests on a source that is about something else.'],
      ['weak-source', -4, 'The response rests a main claim on hearsay or on a source without standing.'],
      ['missing-source', -5, 'The response gives figures without saying where they come from.'],
    ],
  },
  {
    id: 'reasoning',
    name: 'Reasoning',
    kinds: [
      ['hasty-conclusion', -7, 'The response draws a conclusion that its own facts do not carry.'],
      ['misread-evidence', -8, 'The response misstates what a document or test result says.'],
      ['invented-fact', -9, 'The response states a fact that it made up.'],
      ['overconfident', -6, 'The response presents a guess as certain.'],
    ],
  },
  {
    id: 'understanding',
    name: 'Understanding the problem',
    kinds: [
      ['misread-request', -8, 'The response answers another question than the one asked.'],
      ['lost-condition', -7, "The response ignores a condition that the user's message sets."],
      ['missing-part', -6, 'The response leaves a part of the question unanswered.'],
    ],
  },
  {
    id: 'action',
    name: 'Carrying it out',
    kinds: [
      ['wrong-form', -4, 'The response has another form than the user asked for.'],
      ['wrong-calculation', -8, 'The response makes an error of arithmetic or of units.'],
    ],
  },
  {
    id: 'ending',
    name: 'Coming to an end',
    kinds: [['no-answer', -7, 'The response ends without an answer that the user can use.']],
  },
];

/** The failure taxonomy as a checklist of penalties, to be edited like any rubric. */
export const failureTaxonomy: Rubric = {
  id: 'failure-taxonomy',
  title: 'Failure checklist',
  profile: 'clipped-signed',
  axes: taxonomy.map(({ name }) => ({ axis: [name] })),
  criteria: taxonomy.flatMap(({ id, name, kinds }) =>
    kinds.map(([kind, points, text]): Criterion => {
      const failure = `${id}/${kind}`;
      return {
        id: kind,
        text,
        points,
        tags: [`failure:${failure}`],
        provenance: { kind: 'generated', method: 'failure-checklist', sources: [`taxonomy:${failure}`] },
        axis: [name],
      };
    }),
  ),
};

/**
 * DeepVerifier: a taxonomy of failures, five classes and thirteen kinds, as a checklist of penalties. A rubric that is
 * given and names failures is taken as the edited taxonomy. With responses, the failures that the engine finds likeliest come first.
 * Source: DeepVerifier names the classes, from memory of the paper and widened from research agents to any response;
 * kinds and words are ours.
 */
export const failureChecklist: GenerationMethod = {
  id: 'failure-checklist',
  name: 'Failure checklist (DeepVerifier)',
  description: 'What goes wrong in responses, in five classes, as penalties. Edit it and give it again as your rubric.',
  source: 'DeepVerifier, 2026',
  rows: ['B6'],
  needs: [],
  writing: 'none',
  generate,
};

async function generate(
  { conversation, rubric, responses = [] }: GenerationInput,
  engine: Engine,
  options: GenerationOptions,
): Promise<GeneratedRubric> {
  const method = failureChecklist.id;
  const list = rubric?.criteria.some(namesFailure) ? penaltiesOf(rubric) : failureTaxonomy;
  const asked = await likeliest(list.criteria, { conversation, responses }, engine, options);
  const most = wantedSize(options.size, list.criteria.length);
  const ordered = list.criteria
    .map((criterion, at) => ({ criterion, logit: asked.logits[at] ?? null }))
    .toSorted((a, b) => (b.logit ?? Number.NEGATIVE_INFINITY) - (a.logit ?? Number.NEGATIVE_INFINITY) || 0);
  const steps = ordered.map(({ criterion, logit }, at): TraceStep => {
    const kept = at < most;
    const because = !kept ? 'below-size' : logit === null ? 'taxonomy' : 'likeliest';
    return {
      kind: kept ? 'kept' : 'dropped',
      text: criterion.text,
      because,
      ...(kept && { criterionId: criterion.id }),
      from: [failureOf(criterion)],
      ...(logit !== null && { figures: { logit } }),
    };
  });
  return {
    rubric: {
      ...list,
      id: await nameRubric(method, { conversation, responses, list }, options),
      criteria: ordered.slice(0, most).map(({ criterion }) => criterion),
    },
    trace: { method, steps, notes: asked.notes },
  };
}

/** A person's own taxonomy: every criterion a penalty that names its kind of failure. */
function penaltiesOf(rubric: Rubric): Rubric {
  return {
    ...rubric,
    criteria: rubric.criteria
      .filter(({ points }) => points < 0)
      .map((criterion) =>
        namesFailure(criterion)
          ? criterion
          : { ...criterion, tags: [...criterion.tags, `failure:own/${criterion.id}`] },
      ),
  };
}

function namesFailure({ tags }: Criterion): boolean {
  return tags.some((tag) => tag.startsWith('failure:'));
}

function failureOf({ tags, id }: Criterion): string {
  return `taxonomy:${(tags.find((tag) => tag.startsWith('failure:')) ?? `failure:own/${id}`).slice('failure:'.length)}`;
}

/** The highest answer that any response gives each failure; nothing is asked without responses. */
async function likeliest(
  criteria: readonly Criterion[],
  { conversation, responses }: Required<Pick<GenerationInput, 'conversation' | 'responses'>>,
  engine: Engine,
  { signal, onProgress }: GenerationOptions,
): Promise<{ readonly logits: readonly (number | null)[]; readonly notes: readonly Note[] }> {
  if (responses.length === 0) return { logits: [], notes: [] };
  const { logits, notes } = await askEach({
    conversation,
    texts: responses.map((text, at) => ({ place: `responses.${at}`, text })),
    statements: criteria.map(({ text }) => text),
    engine,
    signal,
    onProgress,
  });
  const highest = criteria.map((_, at) => {
    const known = logits.flatMap((row) => row[at] ?? []);
    return known.length === 0 ? null : Math.max(...known);
  });
  return { logits: highest, notes };
}
