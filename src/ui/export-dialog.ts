import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import { dialog } from './dialog.ts';
import type { Send } from './intent.ts';

/** A rubric that is about to be saved in a published format. */
export interface ExportDialogProps {
  readonly formats: readonly {
    readonly id: string;
    readonly name: string;
    readonly about: string;
    readonly containers: readonly string[];
  }[];
  readonly format: string;
  readonly container: string;
  readonly all: boolean;
  /** How many cases there are to choose from. */
  readonly cases: number;
  readonly ready: boolean;
  /** What does not come back from the file, a line each. */
  readonly losses: readonly string[];
  readonly fault: string;
}

/** Asks for the format and shows what it does not hold, before anything is saved. */
export function exportDialog(props: ExportDialogProps | null, open: boolean, send: Send): TemplateResult {
  return dialog('Export the rubric', open && props !== null, props ? exportPanel(props, send) : nothing, send);
}

function exportPanel(props: ExportDialogProps, send: Send): TemplateResult {
  const { formats, format, container, all, cases, ready, fault } = props;
  const chosen = formats.find(({ id }) => id === format);
  const choose =
    (what: (value: string) => { readonly format?: string; readonly container?: string }) => (event: Event) => {
      if (event.currentTarget instanceof HTMLSelectElement) {
        send({ type: 'export-as', change: what(event.currentTarget.value) });
      }
    };
  const whole = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement) {
      send({ type: 'export-as', change: { all: event.currentTarget.checked } });
    }
  };
  return html`<div class="panel import-preview">
    <p><label for="export-format">Format</label>
      <select id="export-format" @change=${choose((value) => ({ format: value, container: '' }))}>
        ${formats.map(({ id, name }) => html`<option value=${id} ?selected=${id === format}>${name}</option>`)}
      </select></p>
    ${chosen ? html`<p class="quiet">${chosen.about}</p>` : nothing}
    ${
      chosen && chosen.containers.length > 1
        ? html`<p><label for="export-container">Written as</label>
          <select id="export-container" @change=${choose((value) => ({ container: value }))}>
            ${chosen.containers.map((one) => html`<option value=${one} ?selected=${one === container}>${containerWords[one] ?? one}</option>`)}
          </select></p>`
        : nothing
    }
    ${cases > 1 ? html`<p><label class="check-label"><input type="checkbox" .checked=${all} @change=${whole} /> All ${cases} cases in one file</label></p>` : nothing}
    <h3>What this file does not hold</h3>
    <div role="status">${fault ? html`<p><strong>${fault}</strong></p>` : lossList(props)}</div>
    <div class="actions">
      ${button('Save the file', () => send({ type: 'export-save' }), { kind: 'main', icon: 'download', disabled: !ready, id: 'export-save' })}
      ${button('Cancel', () => send({ type: 'close-dialog' }), {})}
    </div>
  </div>`;
}

function lossList({ ready, losses }: ExportDialogProps): TemplateResult {
  if (!ready) return html`<p class="quiet">Writing it.</p>`;
  if (losses.length === 0) return html`<p>Everything comes back from it.</p>`;
  return html`<ul>${losses.map((loss) => html`<li>${loss}</li>`)}</ul>
    <p class="quiet small">Found by reading the file back and comparing. Verdicts are in the run and the reports, not here.</p>`;
}

const containerWords: Readonly<Record<string, string>> = {
  json: 'JSON',
  jsonl: 'JSON, one line each',
  yaml: 'YAML',
  csv: 'CSV',
  parquet: 'Parquet',
};
