import { html, nothing, type TemplateResult } from 'lit';
import { bench, type CaseInputs } from './bench-intent.ts';
import { button } from './button.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';
import { type InputFacts, inputsForm } from './method-inputs.ts';

/** Something that a method is made from. */
export type InputName = 'references' | 'responses' | 'pair' | 'guideline' | 'rubric' | 'library' | 'stakeholders';

/** One way to make a rubric, with what it lacks for the case at hand. */
export interface MethodChoice {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly source: string;
  readonly needs: readonly InputName[];
  /** What it needs and the case does not have, each in a few words. */
  readonly missing: readonly string[];
  /** What a model that writes would add; empty where nothing, or where one is loaded. */
  readonly writing: string;
}

/** Where the making of a rubric stands. Units: `total` is 0 while it is not known. */
export type BenchWork =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working'; readonly what: string; readonly done: number; readonly total: number }
  | { readonly phase: 'failed'; readonly message: string };

export interface MethodPickerProps {
  readonly methods: readonly MethodChoice[];
  readonly chosen: string;
  readonly search: string;
  readonly inputs: CaseInputs;
  readonly facts: InputFacts;
  readonly work: BenchWork;
  /** Whether the open model can be asked. */
  readonly ready: boolean;
}

/** Chooses how a rubric is made: every method with its source and what it needs; the chosen one opens to be used. */
export function methodPicker(props: MethodPickerProps, send: Send): TemplateResult {
  const found = searchMethods(props.methods, props.search);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (isReady(props)) send(bench({ do: 'make' }));
  };
  const search = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement) send(bench({ do: 'search', text: event.currentTarget.value }));
  };
  return html`<form class="picker" @submit=${submit}>
    <div class="picker-search">
      <label for="method-search">Find a method <span class="quiet">by name, source or what it needs</span></label>
      <input id="method-search" type="search" autocomplete="off" .value=${props.search} @input=${search} />
    </div>
    ${groupMethods(found).map(
      ([title, methods]) => html`<fieldset class="methods">
        <legend>${title}</legend>
        ${methods.map((method) => methodRow(method, props, send))}
      </fieldset>`,
    )}
    ${found.length === 0 ? html`<p class="quiet">No method has these words. Clear the search to see all ${props.methods.length}.</p>` : nothing}
  </form>`;
}

function methodRow(method: MethodChoice, props: MethodPickerProps, send: Send): TemplateResult {
  const chosen = method.id === props.chosen;
  return html`<div class="method ${chosen ? 'chosen' : ''}">
    <label class="method-head">
      <input type="radio" name="method" value=${method.id} .checked=${chosen} @change=${() => send(bench({ do: 'choose', method: method.id }))} />
      <span class="method-name">${method.name}</span>
      <span class="method-state small">${method.missing.length === 0 ? html`${icon('check')}ready` : html`<span class="quiet">needs ${listWords(method.missing)}</span>`}</span>
      <span class="method-about small">${method.description} <span class="quiet">${method.source}.</span></span>
    </label>
    ${chosen ? chosenMethod(method, props, send) : nothing}
  </div>`;
}

function chosenMethod(method: MethodChoice, props: MethodPickerProps, send: Send): TemplateResult {
  return html`<div class="method-use">
    ${inputsForm(method.needs, props.inputs, props.facts, send)}
    ${method.writing ? html`<p class="quiet small">${method.writing}</p>` : nothing}
    ${method.missing.length > 0 ? html`<p class="small" role="status">${icon('warning')} Still missing: ${listWords(method.missing)}.</p>` : nothing}
    ${workView(props, send)}
  </div>`;
}

function workView(props: MethodPickerProps, send: Send): TemplateResult {
  const { work, facts } = props;
  if (work.phase === 'working') return workingView(work, send);
  return html`${failure(work)}
    <div class="actions">
      <button type="submit" class="button main" id="make-rubric" ?disabled=${!isReady(props)}><span>Make the rubric</span></button>
      <span class="quiet small">${facts.rubricCriteria > 0 ? 'Takes the place of the rubric in use; undo brings that back.' : ''}</span>
    </div>`;
}

/** How far a rubric being made is, and the way to stop it. */
export function workingView(work: Extract<BenchWork, { readonly phase: 'working' }>, send: Send): TemplateResult {
  return html`<p class="batch-progress" role="status">
    ${
      work.total > 0
        ? html`<progress max=${work.total} .value=${work.done} aria-label=${work.what}></progress>`
        : nothing
    }
    <span>${work.what}${work.total > 0 ? html`, ${work.done} of ${work.total}` : '…'}</span>
    ${button('Stop', () => send(bench({ do: 'stop' })), { icon: 'stop', key: 'Esc' })}
  </p>`;
}

/** Why nothing was made. */
export function failure(work: BenchWork): TemplateResult | typeof nothing {
  return work.phase === 'failed' ? html`<p role="alert"><strong>${work.message}</strong></p>` : nothing;
}

function isReady({ methods, chosen, ready, work }: MethodPickerProps): boolean {
  const method = methods.find(({ id }) => id === chosen);
  return ready && work.phase !== 'working' && method !== undefined && method.missing.length === 0;
}

/** The methods in whose words every searched word stands. */
export function searchMethods(methods: readonly MethodChoice[], search: string): readonly MethodChoice[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return methods.filter(({ id, name, description, source, needs }) => {
    const text = [id, name, description, source, ...needs].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

const groups: readonly (readonly [string, readonly InputName[]])[] = [
  ['From the conversation alone', []],
  ['From answers', ['responses', 'pair', 'references']],
  ['From a text you bring', ['guideline']],
  ['From rubrics there are', ['rubric', 'library']],
  ['For those it concerns', ['stakeholders']],
];

/** The methods by what they start from, in their own order; a group without any is left out. */
export function groupMethods(
  methods: readonly MethodChoice[],
): readonly (readonly [string, readonly MethodChoice[]])[] {
  const groupOf = ({ needs }: MethodChoice): number => {
    const at = groups.findIndex(([, names]) => names.some((name) => needs.includes(name)));
    return Math.max(0, at);
  };
  return groups.flatMap(([title], at) => {
    const members = methods.filter((method) => groupOf(method) === at);
    return members.length > 0 ? [[title, members] as const] : [];
  });
}

function listWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
