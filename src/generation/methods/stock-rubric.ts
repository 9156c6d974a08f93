import type { Criterion, Rubric } from '../../domain/rubric.ts';
import { scales } from '../../domain/scale.ts';
import type { Message } from '../../domain/submission.ts';
import type { TraceStep } from '../generation-trace.ts';
import type { GenerationMethod } from './method.ts';
import { nameRubric } from './name-rubric.ts';

/** A criterion of a stock rubric. */
export interface StockCriterion {
  /** Its name in the rubric, in kebab-case. */
  readonly id: string;
  readonly text: string;
  readonly axis: readonly string[];
  /** Units: points, 1 where absent. */
  readonly points?: number;
  /** What each grade from 1 to 5 means; without them it is met or not. */
  readonly levels?: readonly [string, string, string, string, string];
  /** Whether it says anything about a case like this one; always, where absent. */
  readonly applies?: (conversation: readonly Message[]) => boolean;
}

export interface StockRubric extends Pick<GenerationMethod, 'id' | 'name' | 'description' | 'source' | 'rows'> {
  readonly title: string;
  /** The scoring profile that it was written for. */
  readonly profile?: string;
  readonly guidance?: string;
  readonly criteria: readonly StockCriterion[];
}

/** A method that gives a rubric of ours as it stands, less what does not apply. No model is asked. */
export function stockRubric({ title, profile, guidance, criteria, ...about }: StockRubric): GenerationMethod {
  return {
    ...about,
    needs: [],
    writing: 'none',
    async generate({ conversation }, _engine, options) {
      const applying = criteria.filter(({ applies }) => applies?.(conversation) ?? true);
      const rubric: Rubric = {
        id: await nameRubric(
          about.id,
          applying.map(({ id }) => id),
          options,
        ),
        title,
        criteria: applying.map((one) => toCriterion(about.id, one)),
        ...(profile !== undefined && { profile }),
        ...(guidance !== undefined && { guidance }),
      };
      const steps = criteria.map((one): TraceStep => {
        const kept = applying.includes(one);
        return {
          kind: kept ? 'kept' : 'dropped',
          text: one.text,
          because: kept ? 'stock' : 'does-not-apply',
          ...(kept && { criterionId: one.id }),
          from: [`stock:${about.id}/${one.id}`],
        };
      });
      return { rubric, trace: { method: about.id, steps, notes: [] } };
    },
  };
}

function toCriterion(method: string, { id, text, axis, points = 1, levels }: StockCriterion): Criterion {
  return {
    id,
    text,
    points,
    tags: axis.length > 0 ? [`axis:${axis.join('/')}`] : [],
    provenance: { kind: 'generated', method, sources: [`stock:${method}/${id}`] },
    axis,
    ...(levels && {
      scale: scales['one-to-five'],
      levels: levels.map((level, index) => ({ value: index + 1, text: level })),
    }),
  };
}
