import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import { formatChance, formatMegabytes, formatPercent, formatTotal } from './format-number.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';

/** A model that is here. `id` null is the one that ships with the page. */
export interface ModelChoice {
  readonly id: string | null;
  readonly name: string;
  readonly about: string;
  /** Units: bytes on this device. */
  readonly bytes: number;
  /** Whether all of it is here and was checked. */
  readonly whole: boolean;
}

/** What one model says of one criterion; null when it gave no verdict. */
export interface ComparedVerdict {
  readonly met: boolean | null;
  readonly probability: number | null;
  /** On the criterion's scale, where it asks for more than a yes or no. */
  readonly mark?: number;
}

/** Two models' verdicts on the same case, criterion by criterion. */
export type Comparison =
  | { readonly phase: 'none' }
  | { readonly phase: 'working'; readonly name: string; readonly step: string }
  | { readonly phase: 'failed'; readonly message: string }
  | {
      readonly phase: 'done';
      readonly names: readonly [string, string];
      readonly scores: readonly [number | null, number | null];
      readonly rows: readonly {
        readonly id: string;
        readonly text: string;
        readonly verdicts: readonly [ComparedVerdict, ComparedVerdict];
      }[];
    };

export interface ModelPanelProps {
  readonly models: readonly ModelChoice[];
  readonly chosen: string | null;
  /** Whether a case with verdicts is open, so that another model can be asked about it. */
  readonly canCompare: boolean;
  readonly comparison: Comparison;
  /** Why the model in use runs where it runs; empty when that is the first choice. */
  readonly deviceNote: string;
  /** Null in a page from a disk, which keeps no models: there a folder is brought. */
  readonly downloadsUrl: string | null;
}

/** Which models are here, which one works, and what another one says of the same case. */
export function modelPanel(props: ModelPanelProps, send: Send): TemplateResult {
  return html`<div class="panel">
    <ul class="model-list">${props.models.map((model) => modelRow(model, props, send))}</ul>
    ${props.deviceNote ? html`<p id="device-note">${props.deviceNote}</p>` : nothing}
    ${props.downloadsUrl === null ? folderField(send) : downloads(props.downloadsUrl)}
    ${comparisonView(props.comparison, send)}
  </div>`;
}

function downloads(url: string): TemplateResult {
  return html`<p><a href=${url} target="_blank" rel="noopener">Fetch, check or remove models</a>
      <span class="quiet">on a page of its own: this one is sealed and fetches nothing.</span></p>`;
}

function folderField(send: Send): TemplateResult {
  const chosen = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const files = [...(field.files ?? [])];
    if (files.length > 0) send({ type: 'copy', act: { do: 'bring-model', files } });
    field.value = '';
  };
  return html`<p><label>Bring a model’s folder
      <input type="file" id="model-folder" webkitdirectory @change=${chosen} /></label>
      <span class="quiet small">It is read where it lies: nothing is copied or sent, whatever the browser calls it. A page from
      a disk can’t keep it; choose it again the next time. A folder from the hub holds config.json, tokenizer.json and an
      onnx folder.</span></p>`;
}

function modelRow(model: ModelChoice, props: ModelPanelProps, send: Send): TemplateResult {
  const inUse = model.id === props.chosen;
  const busy = props.comparison.phase === 'working';
  const compare = (): void => send({ type: 'compare-model', id: model.id });
  return html`<li>
    <div><strong>${model.name}</strong> <span class="quiet">${formatMegabytes(model.bytes)}</span>
      <p class="quiet small">${model.about}</p></div>
    <div class="actions">
      ${
        inUse
          ? html`<span class="in-use">${icon('check')} in use</span>`
          : model.whole
            ? html`${button('Use', () => send({ type: 'use-model', id: model.id }), { disabled: busy })}
              ${props.canCompare ? button('Ask it too', compare, { disabled: busy, icon: 'question' }) : nothing}`
            : html`<span class="quiet">not whole yet</span>`
      }
    </div>
  </li>`;
}

function comparisonView(comparison: Comparison, send: Send): TemplateResult | typeof nothing {
  switch (comparison.phase) {
    case 'none':
      return nothing;
    case 'failed':
      return html`<p role="alert"><strong>${comparison.message}</strong></p>`;
    case 'working':
      return html`<p class="batch-progress" role="status"><span>${comparison.name}: ${comparison.step}</span>
        ${button('Stop', () => send({ type: 'stop-compare' }), { icon: 'stop' })}</p>`;
    case 'done':
      return sideBySide(comparison);
  }
}

function sideBySide({ names, scores, rows }: Extract<Comparison, { phase: 'done' }>): TemplateResult {
  const both = rows.filter(({ verdicts: [a, b] }) => isDecided(a) && isDecided(b));
  const apart = both.filter(({ verdicts: [a, b] }) => differs(a, b)).length;
  const score = (value: number | null): string => (value === null ? 'no score' : formatPercent(value));
  return html`<section aria-label="Side by side">
    <h3>Side by side</h3>
    <p>${
      both.length === 0
        ? 'No criterion was decided by both.'
        : apart === 0
          ? `They agree on all ${both.length} criteria that both decided.`
          : `They disagree on ${apart} of ${both.length} criteria that both decided.`
    } <span class="quiet">${names[0]}: ${score(scores[0])}. ${names[1]}: ${score(scores[1])}.</span></p>
    <div class="table-scroll" tabindex="0" role="region" aria-label="Verdicts of both models"><table class="side-table">
      <thead><tr><th scope="col">Criterion</th><th scope="col">${names[0]}</th><th scope="col">${names[1]}</th></tr></thead>
      <tbody>${rows.map(({ text, verdicts: [a, b] }) => {
        const differ = isDecided(a) && isDecided(b) && differs(a, b);
        return html`<tr class=${differ ? 'differ' : ''}><th scope="row">${differ ? html`${icon('warning')}<span class="visually-hidden">Disagreement: </span>` : nothing}${text}</th>${cell(a)}${cell(b)}</tr>`;
      })}</tbody>
    </table></div>
    <p class="quiet small">The second model’s verdicts are for comparison: nothing of them enters the case, and what you
      decided yourself is left out. Chances of a model without a calibration are its own, uncorrected.</p>
  </section>`;
}

const isDecided = ({ met, mark }: ComparedVerdict): boolean => met !== null || mark !== undefined;

const differs = (a: ComparedVerdict, b: ComparedVerdict): boolean => a.met !== b.met || a.mark !== b.mark;

function cell({ met, probability, mark }: ComparedVerdict): TemplateResult {
  const word = mark !== undefined ? `Mark ${formatTotal(mark)}` : met === null ? 'Undecided' : met ? 'Met' : 'Unmet';
  const chance = probability === null ? '' : ` ${formatChance(probability)}`;
  return html`<td>${word}<span class="quiet">${chance}</span></td>`;
}
