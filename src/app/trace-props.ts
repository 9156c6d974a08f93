import type { TraceStep } from '../generation/generation-trace.ts';
import { generationMethods } from '../generation/methods/registry.ts';
import type { TracePassage, TraceStepView, TraceViewProps } from '../ui/trace-view.ts';
import type { BenchState, Making } from './bench-state.ts';
import { rubricOf } from './case-run.ts';
import { generationNotes } from './generation-notes.ts';
import { titleOfEntry } from './library-actions.ts';
import { becauseWords } from './reason-words.ts';
import { currentMaking, methodName } from './rubric-versions.ts';
import type { CaseRecord } from './state.ts';

type Generated = Extract<Making, { readonly kind: 'generated' }>;

/** What the trace shows: that of the rubric in use, else of the last one made here. */
export function traceProps(record: CaseRecord, { steps: kind, passage, library }: BenchState): TraceViewProps {
  const made = (record.makings ?? []).filter((making) => making.kind === 'generated');
  const used = currentMaking(record);
  const making = used?.kind === 'generated' ? used : made.at(-1);
  const shown = { kind, open: passage };
  if (!making) return { ...shown, method: null, source: '', steps: [], notes: [], current: false };
  const { trace } = making;
  const ids = new Set(rubricOf(record)?.criteria.map(({ id }) => id));
  const titles: Titles = new Map(library.map((entry) => [entry.id, titleOfEntry(entry)]));
  const method = generationMethods.find(({ id }) => id === trace.method);
  return {
    ...shown,
    method: methodName(trace.method),
    source: method?.source ?? '',
    steps: [...trace.steps, ...bankSteps(making)].map((step, at) => stepView(step, at, making, ids, titles)),
    notes: generationNotes(trace),
    current: used !== null,
  };
}

/** Entries of the bank that were looked at and left out: a method lists what it kept alone. */
function bankSteps({ trace }: Generated): readonly TraceStep[] {
  const told = new Set(trace.steps.map(({ text }) => text));
  return (trace.bank?.candidates ?? []).flatMap(({ text, relevance, outcome }): TraceStep[] =>
    outcome.kind === 'dropped' && outcome.because !== 'below-candidates' && !told.has(text)
      ? [{ kind: 'dropped', text, because: outcome.because, figures: { relevance } }]
      : [],
  );
}

function stepView(
  step: TraceStep,
  at: number,
  { texts }: Generated,
  ids: ReadonlySet<string>,
  titles: Titles,
): TraceStepView {
  const { kind, text, because = '', criterionId = '', from = [], figures = {} } = step;
  const found = from.map((place, index) => ({ place, passage: passageAt(place, `${at}.${index}`, texts) }));
  return {
    kind,
    text,
    because: becauseWords(because),
    criterionId: ids.has(criterionId) ? criterionId : null,
    passages: found.flatMap(({ passage }) => passage ?? []),
    sources: [...new Set(found.flatMap(({ place, passage }) => (passage ? [] : sourceWords(place, titles))))],
    figures: Object.entries(figures).map(([name, value]) => `${figureName(name, ids)} ${round(value)}`),
  };
}

/** The passage that a place like `guideline:120-188` names; null where it names none of the texts. */
export function passageAt(place: string, key: string, texts: Readonly<Record<string, string>>): TracePassage | null {
  const [, name = '', from, to] = /^(.+):(\d+)-(\d+)$/.exec(place) ?? [];
  const text = texts[name];
  const [start, end] = [Number(from), Number(to)];
  if (text === undefined || !(start < end) || end > text.length) return null;
  return { place: key, label: textWords(name), text, start, end };
}

function textWords(name: string): string {
  const [kind = '', which = ''] = name.split('.');
  const number = Number(which) + 1;
  switch (kind) {
    case 'conversation':
      return `turn ${number}`;
    case 'references':
      return `reference ${number}`;
    case 'responses':
      return `answer ${number}`;
    case 'pair':
      return `${which} answer`;
    default:
      return name;
  }
}

/** A figure that bears a criterion's id is told by its place. */
function figureName(name: string, ids: ReadonlySet<string>): string {
  return ids.has(name) ? `criterion ${[...ids].indexOf(name) + 1}:` : name.replaceAll('-', ' ');
}

/** Names of rubrics in the library, by the ids of their entries. */
type Titles = ReadonlyMap<string, string>;

/** What a step rests on beside passages, in words; numbers that a method gave to its own rows say nothing to a reader. */
function sourceWords(place: string, titles: Titles): readonly string[] {
  const [kind = '', rest = ''] = place.split(/:(.*)/s);
  if (kind === 'library') return [`“${titles.get(rest.split('/')[0] ?? '') ?? rest}” in your library`];
  return rest === '' ? [] : [`${kind.replaceAll('-', ' ')} ${rest}`];
}

const round = (value: number): string => String(Math.round(value * 100) / 100).replace('-', '−');
