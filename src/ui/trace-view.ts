import { html, nothing, type TemplateResult } from 'lit';
import { bench } from './bench-intent.ts';
import { button } from './button.ts';
import { type IconName, icon } from './icons.ts';
import type { Send } from './intent.ts';
import { plainText } from './layout-text.ts';
import { readableText } from './readable-text.ts';

/** A piece of a text that a step rests on. Units: UTF-16 offsets into `text`, end exclusive. */
export interface TracePassage {
  /** Names it among all places of the trace. */
  readonly place: string;
  /** The text it stands in, in words: `guideline`. */
  readonly label: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type StepKind = 'found' | 'made' | 'asked' | 'kept' | 'merged' | 'dropped' | 'locked';

/** One step of how a rubric was made. */
export interface TraceStepView {
  readonly kind: StepKind;
  readonly text: string;
  /** Why, in words; empty where the kind says it all. */
  readonly because: string;
  /** The criterion of the rubric in use that it speaks of. */
  readonly criterionId: string | null;
  readonly passages: readonly TracePassage[];
  /** What it rests on that is no passage, in words. */
  readonly sources: readonly string[];
  readonly figures: readonly string[];
}

export interface TraceViewProps {
  /** The method's name; null when no rubric of this case was made here. */
  readonly method: string | null;
  readonly source: string;
  readonly steps: readonly TraceStepView[];
  readonly notes: readonly string[];
  /** Whether the rubric in use is the one that these steps led to. */
  readonly current: boolean;
  /** The kind of step shown; empty for all. */
  readonly kind: string;
  /** The passage that is open in its text. */
  readonly open: string | null;
}

/** How a rubric came about, step by step in order, with the reason of each and the passages it rests on. */
export function traceView(props: TraceViewProps, send: Send): TemplateResult {
  if (props.method === null) {
    return html`<div class="empty"><p>No rubric of this case was made here, so there is nothing to trace.</p>
      ${button('Make one', () => send(bench({ do: 'show', tab: 'make' })), { kind: 'main' })}</div>`;
  }
  const shown = props.kind === '' ? props.steps : props.steps.filter(({ kind }) => kind === props.kind);
  return html`<section class="trace" aria-label="Trace">
    <p>Made by <strong>${props.method}</strong>. <span class="quiet">${props.source}.</span></p>
    ${props.current ? nothing : html`<p class="quiet">The rubric in use is another one by now.</p>`}
    ${props.notes.map((note) => html`<p class="quiet">${note}</p>`)}
    ${kindChoice(props, send)}
    ${props.steps.length === 0 ? html`<p class="quiet">This method told no steps.</p>` : nothing}
    <ol class="steps">${shown.map((step) => stepRow(step, props.open, send))}</ol>
  </section>`;
}

/** What each kind of step is called, and its drawing. */
const stepLooks: Readonly<Record<StepKind, readonly [string, IconName]>> = {
  found: ['Found', 'list'],
  made: ['Made', 'plus'],
  asked: ['Asked', 'question'],
  kept: ['Kept', 'check'],
  merged: ['Merged', 'arrow-up'],
  dropped: ['Dropped', 'xmark'],
  locked: ['Locked', 'lock'],
};

function kindChoice({ steps, kind: chosen }: TraceViewProps, send: Send): TemplateResult | typeof nothing {
  const kinds = [...new Set(steps.map(({ kind }) => kind))];
  if (kinds.length < 2) return nothing;
  const choice = (label: string, kind: string, count: number): TemplateResult =>
    button(`${label} ${count}`, () => send(bench({ do: 'steps', kind })), { kind: 'quiet', pressed: chosen === kind });
  return html`<div class="segments wrap" role="group" aria-label="Steps shown">
    ${choice('All', '', steps.length)}
    ${kinds.map((kind) => choice(stepLooks[kind][0], kind, steps.filter((step) => step.kind === kind).length))}
  </div>`;
}

function stepRow(step: TraceStepView, open: string | null, send: Send): TemplateResult {
  const [word, drawing] = stepLooks[step.kind];
  const reasons = [...step.sources.map((source) => `From ${source}.`), step.because, step.figures.join(', ')];
  const why = reasons.filter(Boolean).join(' ');
  return html`<li class="step" data-kind=${step.kind}>
    <span class="step-word small">${icon(drawing)}${word}</span>
    <div class="step-body">
      ${stepText(step, send)}
      ${why ? html`<p class="quiet small">${why}</p>` : nothing}
      ${step.passages.map((passage) => passageView(passage, open, send))}
    </div>
  </li>`;
}

/** What became a criterion leads to it. */
function stepText({ text, criterionId }: TraceStepView, send: Send): TemplateResult {
  if (criterionId === null) return html`<p>${text}</p>`;
  const go = (): void => send(bench({ do: 'criterion', criterionId, edit: false }));
  return html`<button type="button" class="step-link" @click=${go}><span class="visually-hidden">Criterion: </span><span>${text}</span>${icon('chevron-right')}</button>`;
}

const longest = 220;

function passageView(
  { place, label, text, start, end }: TracePassage,
  open: string | null,
  send: Send,
): TemplateResult {
  const quote = text.slice(start, end);
  const shown = place === open;
  const read = plainText(quote);
  const short = read.length > longest ? `${read.slice(0, longest)}…` : read;
  return html`<button type="button" class="quote passage" aria-expanded=${shown} @click=${() =>
    send(
      bench({ do: 'passage', place: shown ? null : place }),
    )}><span class="quiet small">${label}</span> ${short}</button>
    ${shown ? wholeText({ label, text, start, end }, quote) : nothing}`;
}

function wholeText({ label, text, start, end }: Omit<TracePassage, 'place'>, quote: string): TemplateResult {
  return html`<div class="whole-text" tabindex="0" role="region" aria-label="The whole ${label}">
    ${readableText(text, [{ quote, start, end, weight: 1, role: 'supports' }])}</div>`;
}
