import { html, nothing, type TemplateResult } from 'lit';
import type { AbstainChoice } from '../domain/abstention.ts';
import type { CalibrationFigures, CalibrationTrial } from '../domain/try-calibration.ts';
import { abstentionSetting } from './abstention-setting.ts';
import { button } from './button.ts';
import type { Send } from './intent.ts';
import { reliabilityDiagram } from './reliability-diagram.ts';

/** Where the fitting stands, as far as a view needs to know. */
export type CalibratingView =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly done: number; readonly total: number }
  | { readonly phase: 'tried'; readonly trial: CalibrationTrial }
  | { readonly phase: 'failed'; readonly message: string };

export interface CalibrationPanelProps {
  /** Null while no model is loaded. */
  readonly inUse: {
    readonly from: 'own' | 'model' | 'none';
    /** What it was fitted on; empty for none. */
    readonly fittedOn: string;
    /** The reliability below which it would abstain by itself. */
    readonly abstainBelow: number | null;
  } | null;
  readonly abstain: AbstainChoice;
  /** Whether the calibration in use replaced another one of this person's. */
  readonly canUndo: boolean;
  /** Whether there is a calibration of this person's that was fitted to another model, and so is not used. */
  readonly unfit: boolean;
  /** How many of a person's verdicts there are to fit on, in a sentence, and whether they are enough. */
  readonly overrides: { readonly words: string; readonly enough: boolean };
  readonly calibrating: CalibratingView;
}

/** How answers become probabilities and when they are left open: what is in use, a fit on one's own labels, the bound. */
export function calibrationPanel(props: CalibrationPanelProps, send: Send): TemplateResult {
  if (!props.inUse) return html`<p>This can be set once the model is loaded.</p>`;
  return html`<div class="calibration">
    ${abstentionSetting(props.abstain, props.inUse.abstainBelow, send)}
    <section aria-labelledby="calibration-in-use">
      <h3 id="calibration-in-use">Calibration in use</h3>
      <p>${inUseWords[props.inUse.from]}${props.inUse.fittedOn ? html` <span class="quiet">${props.inUse.fittedOn}.</span>` : nothing}</p>
      ${props.unfit ? html`<p>One of your own was fitted to another model or revision and is not used. Fit it again to have it back.</p>` : nothing}
      ${props.inUse.from === 'own' || props.unfit ? ownActions(props, send) : nothing}
    </section>
    <section aria-labelledby="calibration-fit">
      <h3 id="calibration-fit">Calibrate on your own labels</h3>
      ${props.calibrating.phase === 'tried' ? trialView(props.calibrating.trial, send) : sources(props, send)}
    </section>
  </div>`;
}

const inUseWords = {
  own: 'Fitted here, on your labels.',
  model: 'The one that came with the model.',
  none: 'None: chances are the raw answers of the model and not to be taken at their word.',
} as const;

function ownActions(props: CalibrationPanelProps, send: Send): TemplateResult {
  return html`<div class="actions">
    ${props.canUndo ? button('Undo', () => send({ type: 'calibrate-undo' }), { icon: 'undo' }) : nothing}
    ${button('Remove', () => send({ type: 'calibrate-remove' }), { icon: 'trash' })}
    ${button('Save as a file', () => send({ type: 'calibrate-save' }), { icon: 'download' })}
  </div>`;
}

function sources(props: CalibrationPanelProps, send: Send): TemplateResult {
  const { overrides, calibrating } = props;
  if (calibrating.phase === 'reading') return readingView(calibrating, send);
  const chosen = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    const [file] = event.currentTarget.files ?? [];
    event.currentTarget.value = '';
    if (file) send({ type: 'calibrate-file', file });
  };
  return html`<p>It takes 20 verdicts with the right answer beside them, met and unmet among them: those you set yourself
      (<kbd>m</kbd> and <kbd>u</kbd>), or rows of a file with <code>response</code>, <code>criterion</code> and
      <code>label</code>. Set right verdicts too: a fit that sees only mistakes learns that the model is always wrong.</p>
    ${calibrating.phase === 'failed' ? html`<p role="alert"><strong>${calibrating.message}</strong></p>` : nothing}
    <p class="quiet">Verdicts you set: ${overrides.words}</p>
    <div class="actions">
      ${button('Fit on verdicts you set', () => send({ type: 'calibrate-overrides' }), { disabled: !overrides.enough })}
      <span class="file-line"><label class="button" for="label-file"><span>Fit on a label file</span></label>
      <input id="label-file" class="file-input" type="file" accept=".json,.jsonl" @change=${chosen} /></span>
    </div>`;
}

function readingView({ done, total }: { readonly done: number; readonly total: number }, send: Send): TemplateResult {
  return html`<p class="batch-progress">
      <progress max=${Math.max(1, total)} .value=${done} aria-label="Rows read"></progress>
      <span>${done} of ${total} rows read by the model</span>
    </p>
    <div class="actions">${button('Stop', () => send({ type: 'calibrate-discard' }), { icon: 'stop' })}</div>`;
}

const figureWords: Readonly<Record<keyof CalibrationFigures, string>> = {
  ece: 'Calibration error',
  brier: 'Brier',
  logLoss: 'Log loss',
  auroc: 'AUROC',
};

function trialView(trial: CalibrationTrial, send: Send): TemplateResult {
  const keys = Object.keys(figureWords) as (keyof CalibrationFigures)[];
  const kept = trial.foldedBy === 'group' ? 'no case was judged by a fit that saw it' : 'by single rows of one case';
  return html`<p>${trial.rows} verdicts, ${trial.met} met, from ${trial.groups} ${trial.groups === 1 ? 'case' : 'cases'}.
      <span class="quiet">After: cross-validated, ${kept}.</span></p>
    <div class="trial">
      <table>
        <thead><tr><td></td><th scope="col">Before</th><th scope="col">After</th></tr></thead>
        <tbody>${keys.map((key) => html`<tr><th scope="row">${figureWords[key]}</th>${cell(trial.before, key)}${cell(trial.after, key)}</tr>`)}</tbody>
      </table>
      ${reliabilityDiagram(trial.before.bins, trial.after.bins)}
    </div>
    <p>Lower is better, but for AUROC. Used from the next run on; cases that are checked keep their verdicts until you
      score them again (<kbd>s</kbd>).</p>
    <div class="actions">
      ${button('Use it', () => send({ type: 'calibrate-apply' }), { kind: 'main', id: 'use-calibration' })}
      ${button('Leave it', () => send({ type: 'calibrate-discard' }), {})}
    </div>`;
}

function cell({ figures, intervals }: CalibrationTrial['before'], key: keyof CalibrationFigures): TemplateResult {
  const interval = intervals[key];
  const value = figures[key];
  return html`<td>${value === null ? '–' : value.toFixed(3)}${
    interval
      ? html`<br /><span class="quiet small">${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}</span>`
      : nothing
  }</td>`;
}
