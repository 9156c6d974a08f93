import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { TraceStep } from '../generation-trace.ts';
import type { StepReason } from '../step-reason.ts';

export interface MetaRefinement {
  readonly meta: Rubric;
  /** Another wording or tier of a principle; null where there is none to try. */
  readonly mutate: (principle: Criterion) => Promise<Criterion | null>;
  /** How often rubrics made under a meta-rubric find the known winner. Units: 0 to 1. Missing: null where nothing was judged. */
  readonly accuracy: (meta: Rubric) => Promise<number | null>;
  /** A person's yes to a change of a principle tagged `domain:`; general ones need none. */
  readonly approve: (before: Criterion, after: Criterion) => Promise<boolean>;
}

/**
 * Tries a change of each principle in turn and keeps it where the accuracy does not fall; what concerns a domain needs a
 * person's yes first. A changed meta-rubric has another id, made from the old one by the number of changes kept.
 * Throws: what the parts throw. Source: OpenRS.
 */
export async function refineMetaRubric({
  meta,
  mutate,
  accuracy,
  approve,
}: MetaRefinement): Promise<{ readonly meta: Rubric; readonly steps: readonly TraceStep[] }> {
  let best = meta;
  let known = await accuracy(meta);
  let changes = 0;
  const steps: TraceStep[] = [];
  for (const before of meta.criteria) {
    const after = await mutate(before);
    if (!after) continue;
    const step = (kind: TraceStep['kind'], because: StepReason): void => {
      steps.push({ kind, text: after.text, because, from: [before.id] });
    };
    if (before.tags.some((tag) => tag.startsWith('domain:')) && !(await approve(before, after))) {
      step('dropped', 'not-approved');
      continue;
    }
    const criteria = best.criteria.map((one) => (one.id === before.id ? { ...after, id: before.id } : one));
    const tried: Rubric = { ...best, id: `${meta.id}.${changes + 1}`, criteria };
    const reached = await accuracy(tried);
    if (reached === null || (known !== null && reached < known))
      step('dropped', reached === null ? 'undecided' : 'less-accurate');
    else {
      best = tried;
      known = reached;
      changes += 1;
      step('kept', 'as-accurate');
    }
  }
  return { meta: best, steps };
}
