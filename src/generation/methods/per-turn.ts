import type { Criterion, Rubric } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import type { Engine } from '../../engine/port.ts';
import { askEach } from '../ask-each.ts';
import { holdsClearly } from '../contrast-answers.ts';
import { findConstraints } from '../find-constraints.ts';
import type { Note, TraceStep } from '../generation-trace.ts';
import { searchBank } from '../search-bank.ts';
import type { StepReason } from '../step-reason.ts';
import { bankCriteria } from './bank-criteria.ts';
import { lockOf } from './blind.ts';
import type { GeneratedRubric, GenerationInput, GenerationMethod, GenerationOptions } from './method.ts';
import { nameRubric } from './name-rubric.ts';

/** The rubric of one answer of a conversation. */
export interface TurnRubric {
  /** Units: answers, counted from 1; the last one is the answer that is still to come. */
  readonly turn: number;
  /** Place of the answer among the messages. */
  readonly at: number;
  readonly rubric: Rubric;
  /** Hash of the criteria: the same where the turn brought nothing new. */
  readonly lock: string;
  readonly notes: readonly Note[];
  /** Ids of the criteria that this turn brought. */
  readonly added: readonly string[];
}

const usualSize = 12;
const mostNew = 6;
/** Units: strength from which the user's own words show a scenario; the assistant's alone are weaker. */
const shown = 0.6;
/** An answer that says nothing: what a model says of it is the base rate of a statement. */
const nothing = { place: 'nothing', text: 'Hello.' };

/**
 * A rubric for each answer of a conversation, which grows as the user tells more; the rubric made is that of the answer still
 * to come: what its turn brought, and what earlier answers left open.
 * Source: Baichuan-M2's dynamic rubrics. There a trained generator writes them; growing them from the bank is ours.
 */
export const perTurn: GenerationMethod = {
  id: 'per-turn',
  name: 'Per-turn dynamic rubric',
  description: 'Grows with the conversation: what the last turn brought, and what earlier answers left open.',
  source: 'Baichuan-M2, 2025',
  rows: ['B15'],
  needs: [],
  writing: 'none',
  generate,
};

/**
 * The rubrics of all answers, the first to the one still to come. A turn in which the user tells nothing new leaves the
 * rubric as it is.
 * Throws: AbortError when cancelled.
 */
export async function rubricsByTurn(
  conversation: readonly Message[],
  engine: Engine,
  options: GenerationOptions,
): Promise<readonly TurnRubric[]> {
  const ends = conversation.flatMap(({ role }, at) => (role === 'assistant' && at > 0 ? [at] : []));
  const places = conversation.at(-1)?.role === 'assistant' ? ends : [...ends, conversation.length];
  const turns: TurnRubric[] = [];
  const seen = new Set<string>();
  let criteria: readonly Criterion[] = [];
  for (const [index, at] of places.entries()) {
    const before = conversation.slice(0, at);
    const news = whatIsNew(before).filter((fact) => !seen.has(fact));
    for (const fact of news) seen.add(fact);
    const notes: Note[] = [];
    let added: readonly Criterion[] = [];
    if (index === 0 || news.length > 0) {
      const made = await bankCriteria.generate({ conversation: before }, engine, options);
      notes.push(...made.trace.notes);
      const most = index === 0 ? (options.size ?? usualSize) : mostNew;
      added = made.rubric.criteria
        .filter(({ id, text }) => !criteria.some((one) => one.id === id || one.text === text))
        .slice(0, most)
        .map((one) => ({ ...one, tags: [...one.tags, `turn:${index + 1}`] }));
    }
    criteria = [...criteria, ...added];
    const lock = await lockOf({ id: '', title: '', criteria }, options.hash);
    const rubric: Rubric = { id: `${perTurn.id}-${lock}`, title: `Rubric of answer ${index + 1}`, criteria };
    turns.push({ turn: index + 1, at, rubric, lock, notes, added: added.map(({ id }) => id) });
  }
  return turns;
}

async function generate(
  { conversation }: GenerationInput,
  engine: Engine,
  options: GenerationOptions,
): Promise<GeneratedRubric> {
  const turns = await rubricsByTurn(conversation, engine, options);
  const last = turns.at(-1);
  const steps: TraceStep[] = turns.map(({ turn, lock, added }) => ({
    kind: 'locked',
    text: lock,
    because: added.length > 0 ? 'turn-brought-news' : 'turn-brought-nothing',
    from: [`turn-${turn}`],
    figures: { added: added.length },
  }));
  const notes: Note[] = turns.flatMap((one) => one.notes);
  const done = await settledEarlier(turns.slice(0, -1), conversation, engine, options, notes);
  const size = options.size ?? usualSize;
  const kept: Criterion[] = [];
  for (const criterion of newFirst(last?.rubric.criteria ?? [], last?.added ?? [])) {
    const { id, text, tags } = criterion;
    const from = tags.filter((tag) => tag.startsWith('turn:')).map((tag) => tag.replace(':', '-'));
    const isNew = last?.added.includes(id) === true;
    const by = done.get(id);
    const step = (kind: TraceStep['kind'], because: StepReason, also: readonly string[] = []): void => {
      steps.push({ kind, text, because, criterionId: id, from: [...from, ...also] });
    };
    if (by !== undefined) step('dropped', 'settled', [`turn-${by}`]);
    else if (!isNew && asksUser(criterion)) step('dropped', 'question-of-its-turn');
    else if (kept.length >= size) step('dropped', 'below-size');
    else {
      kept.push(criterion);
      step('kept', isNew ? 'new-in-this-turn' : 'still-open');
    }
  }
  const criteria = kept.toSorted((a, b) => Number(a.points < 0) - Number(b.points < 0));
  const id = await nameRubric(perTurn.id, { conversation, open: kept.map((one) => one.id) }, options);
  const rubric: Rubric = {
    id,
    title: last?.rubric.title ?? 'Rubric by turn',
    criteria,
  };
  return { rubric, trace: { method: perTurn.id, steps, notes: distinct(notes) } };
}

/** What earlier answers have settled for good: what should be there and was. Rules and manners bind every answer anew. */
async function settledEarlier(
  earlier: readonly TurnRubric[],
  conversation: readonly Message[],
  engine: Engine,
  { signal }: GenerationOptions,
  notes: Note[],
): Promise<ReadonlyMap<string, number>> {
  const done = new Map<string, number>();
  for (const { turn, at, rubric } of earlier) {
    const once = rubric.criteria.filter((one) => bindsOnce(one) && !done.has(one.id));
    const texts = [{ place: `turn-${turn}`, text: conversation[at]?.content ?? '' }, nothing];
    const statements = once.map(({ text }) => text);
    const asked = await askEach({ conversation: conversation.slice(0, at), texts, statements, engine, signal });
    notes.push(...asked.notes);
    for (const [place, criterion] of once.entries()) {
      const [answered, base] = asked.logits.map((row) => row[place] ?? null);
      if (holdsClearly(answered ?? null, base ?? null)) done.set(criterion.id, turn);
    }
  }
  return done;
}

function bindsOnce({ points, check, tags }: Criterion): boolean {
  return points > 0 && !check && !tags.includes('axis:communication_quality') && !tags.includes('scenario:any');
}

/** What the user has told so far, as names of what the bank knows: scenarios and demands. */
function whatIsNew(conversation: readonly Message[]): readonly string[] {
  const constraints = findConstraints(conversation);
  const { strengths } = searchBank(conversation, constraints);
  const told = [...strengths].filter(([scenario, strength]) => scenario !== 'short_question' && strength >= shown);
  return [...told.map(([scenario]) => scenario), ...constraints.map(({ id }) => id)];
}

/** A question that an earlier answer should have asked: the user has since told more, or let it go. */
function asksUser({ text, points }: Criterion): boolean {
  return points > 0 && text.startsWith('The response asks');
}

/** What the turn brought, then what is older, the weightiest first. */
function newFirst(criteria: readonly Criterion[], added: readonly string[]): readonly Criterion[] {
  const isOld = ({ id }: Criterion): number => Number(!added.includes(id));
  return criteria.toSorted((a, b) => isOld(a) - isOld(b) || isOld(a) * (Math.abs(b.points) - Math.abs(a.points)));
}

function distinct(notes: readonly Note[]): readonly Note[] {
  return notes.filter((note, at) => notes.findIndex((one) => one.code === note.code) === at);
}
