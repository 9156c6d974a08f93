import type { TraceStep } from '../generation/generation-trace.ts';
import { generationMethods } from '../generation/methods/registry.ts';
import type { TracePassage, TraceStepView, TraceViewProps } from '../ui/trace-view.ts';
import type { BenchState, Making } from './bench-state.ts';
import { rubricOf } from './case-run.ts';
import { generationNotes } from './generation-notes.ts';
import { titleOfEntry } from './library-actions.ts';
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

/** A reason code in words; a code that is not told apart here is read as it stands. */
export function becauseWords(code: string): string {
  const words = reasons[code] ?? code.replaceAll('-', ' ');
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

const reasons: Readonly<Record<string, string>> = {
  emergency: 'a danger sign calls for it',
  pinned: 'always asked of such a conversation',
  rank: 'among those that fit best',
  negative: 'a likely fault',
  'user-demand': 'the user asked for it',
  'near-duplicate': 'another says nearly the same',
  'below-size': 'the rubric was full',
  'negatives-full': 'enough faults were there',
  'theme-full': 'enough of this theme were there',
  'below-candidates': 'others fit better',
  'similar-case': 'from a similar case',
  'other-case': 'it speaks of the other case',
  'other-patients': 'it speaks of other patients',
  fact: 'a fact of the guideline',
  written: 'written by the model',
  'favours-preferred': 'the preferred answer does better by it',
  'favours-rejected': 'the rejected answer does better by it',
  'reproduces-preference': 'it finds the preferred answer better, in both orders',
  'names-a-side': 'it names one of the answers',
  'no-principle': 'no principle stands behind it',
  unquoted: 'no passage stands behind it',
  tie: 'it tells the answers not apart',
  contradicts: 'it contradicts another',
  'meta-rubric': 'a general principle',
  'before-answers': 'before any answer was seen',
  'none-meets': 'no answer meets it',
  'all-meet': 'every answer meets it',
  applies: 'it applies here',
  'does-not-apply': 'it does not apply here',
  agreed: 'several runs agree on it',
  'same-fact': 'another tells the same fact',
  'empty-cell': 'no criterion stands there',
  'nothing-fits': 'nothing that is known fits there',
  stock: 'always part of this rubric',
  compound: 'it asked several things',
};
