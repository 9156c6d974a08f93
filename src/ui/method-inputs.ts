import { html, nothing, type TemplateResult } from 'lit';
import { bench, type CaseInputs } from './bench-intent.ts';
import { button } from './button.ts';
import type { Send } from './intent.ts';
import type { InputName } from './method-picker.ts';

/** What the case and the page have that no one types in. */
export interface InputFacts {
  /** The response under review; null when there is none. */
  readonly response: string | null;
  /** Of the rubric in use; 0 without one. */
  readonly rubricCriteria: number;
  readonly libraryEntries: number;
}

/** Fields for what a method needs beside the conversation. What is typed is kept with the case as soon as a field is left. */
export function inputsForm(
  needs: readonly InputName[],
  inputs: CaseInputs,
  facts: InputFacts,
  send: Send,
): TemplateResult | typeof nothing {
  if (needs.length === 0) return nothing;
  const keep = (change: Partial<CaseInputs>): void => send(bench({ do: 'inputs', inputs: { ...inputs, ...change } }));
  return html`<div class="inline-form">${needs.map((need) => fieldsOf(need, inputs, facts, keep, send))}</div>`;
}

type Keep = (change: Partial<CaseInputs>) => void;

function fieldsOf(need: InputName, inputs: CaseInputs, facts: InputFacts, keep: Keep, send: Send): TemplateResult {
  switch (need) {
    case 'references':
      return texts('Answer known to be good', 'reference', inputs.references, (references) => keep({ references }));
    case 'responses':
      return html`<p class="quiet small">${facts.response === null ? 'This case has no response of its own.' : 'The response under review counts as one.'}</p>
        ${texts('Another answer', 'response', inputs.responses, (responses) => keep({ responses }))}`;
    case 'pair':
      return pairFields(inputs, facts, keep);
    case 'guideline':
      return area('Guideline or other evidence', 'guideline', inputs.guideline, (guideline) => keep({ guideline }), 6);
    case 'stakeholders':
      return area(
        'Those it concerns, one a line',
        'stakeholders',
        inputs.stakeholders.join('\n'),
        (text) =>
          keep({
            stakeholders: text
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
          }),
        3,
      );
    case 'rubric':
      return html`<p class="small">${
        facts.rubricCriteria > 0
          ? `Starts from the rubric in use, ${facts.rubricCriteria} criteria.`
          : 'This case has no rubric yet. Make one with another method first.'
      }</p>`;
    case 'library':
      return libraryFields(facts, send);
  }
}

function libraryFields({ libraryEntries }: InputFacts, send: Send): TemplateResult {
  const words =
    libraryEntries === 0
      ? 'Your library is empty.'
      : `Looks in your library, ${libraryEntries} ${libraryEntries === 1 ? 'rubric' : 'rubrics'}.`;
  return html`<p class="small">${words}</p>
    <div class="actions">
      ${libraryEntries === 0 ? button('Add the rubrics of the samples', () => send(bench({ do: 'library-samples' })), { icon: 'plus' }) : nothing}
      ${button('Open the library', () => send({ type: 'open-dialog', dialog: 'library' }), { kind: 'quiet', key: 'i' })}
    </div>`;
}

function pairFields(inputs: CaseInputs, { response }: InputFacts, keep: Keep): TemplateResult {
  const take = (name: 'preferred' | 'rejected'): TemplateResult | typeof nothing =>
    response === null || inputs[name] === response
      ? nothing
      : button('Use the response under review', () => keep({ [name]: response }), { kind: 'quiet' });
  return html`${area('Answer that a person preferred', 'preferred', inputs.preferred, (preferred) => keep({ preferred }))}
    ${take('preferred')}
    ${area('Answer that was rejected', 'rejected', inputs.rejected, (rejected) => keep({ rejected }))}
    ${take('rejected')}`;
}

function texts(
  label: string,
  name: string,
  values: readonly string[],
  keep: (values: readonly string[]) => void,
): TemplateResult {
  const shown = values.length === 0 ? [''] : values;
  const put = (at: number) => (text: string) => keep(shown.map((value, index) => (index === at ? text : value)));
  return html`${shown.map((value, at) =>
    area(shown.length > 1 ? `${label}, ${at + 1} of ${shown.length}` : label, `${name}-${at}`, value, put(at)),
  )}
    <div class="actions">
      ${shown.at(-1) === '' ? nothing : button('Add another', () => keep([...shown, '']), { kind: 'quiet', icon: 'plus' })}
      ${shown.length > 1 ? button('Remove the last', () => keep(shown.slice(0, -1)), { kind: 'quiet', icon: 'trash' }) : nothing}
    </div>`;
}

function area(label: string, name: string, value: string, keep: (text: string) => void, rows = 4): TemplateResult {
  const changed = (event: Event): void => {
    if (event.currentTarget instanceof HTMLTextAreaElement) keep(event.currentTarget.value);
  };
  return html`<label for="input-${name}">${label}</label>
    <textarea id="input-${name}" rows=${rows} .value=${value} @change=${changed}></textarea>`;
}
