import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import { copyButton } from './copy-panel.ts';
import type { CopyStatus } from './copy-status.ts';
import { formatMegabytes } from './format-number.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';
import { type LockStatus, lockButton } from './lock-view.ts';
import { type SealStatus, sealButton } from './seal-panel.ts';

/** How far a model is. Plain data: this view knows no engine. */
export type ModelStatus =
  | { readonly phase: 'loading'; readonly step: string; readonly loaded: number; readonly total: number }
  | {
      readonly phase: 'ready';
      readonly model: string;
      readonly revision: string;
      readonly device: string;
      /** Why this device and not a faster one; empty when it is the first choice. */
      readonly deviceNote: string;
    }
  | { readonly phase: 'failed'; readonly message: string };

export interface StatusBarProps {
  readonly model: ModelStatus;
  /** What stands behind the chances: a calibration fitted here, the model's own, or none that fits. */
  readonly calibration: 'own' | 'model' | 'none';
  /** Set when the text is in a language outside the model's competence. */
  readonly languageWarning: string;
  readonly seal: SealStatus;
  /** What this copy of the page is; absent where nobody asks. */
  readonly copy?: CopyStatus;
  /** How cases lie on this device; absent where this page keeps none. */
  readonly atRest?: LockStatus['atRest'];
}

/** The foot of the page: which model on which device, how far its loading is, and what left the machine. */
export function statusBar(props: StatusBarProps, send: Send): TemplateResult {
  return html`<footer class="status" aria-label="Status">
    <div class="status-model">${modelView(props, send)}${button('Models', () => send({ type: 'open-dialog', dialog: 'models' }), { kind: 'quiet', key: 'v', id: 'models-button' })}</div>
    ${props.languageWarning ? html`<p class="status-warning">${icon('warning')}<span>${props.languageWarning}</span></p>` : nothing}
    <p class="status-private">${lockButton(props.atRest ?? null, send)}${sealButton(props.seal, send)}${props.copy?.version ? copyButton(props.copy, send) : nothing}<span>Nothing has left this machine</span></p>
  </footer>`;
}

function modelView({ model, calibration, languageWarning }: StatusBarProps, send: Send): TemplateResult {
  if (model.phase === 'failed') {
    return html`<p class="status-fault">${icon('warning')}<span>${model.message}</span></p>
      ${button('Load again', () => send({ type: 'retry-model' }), {})}`;
  }
  if (model.phase === 'loading') return loadingView(model);
  const device = deviceWords[model.device] ?? model.device;
  return html`<p>
    <strong>${model.model}</strong> <span class="quiet">${model.revision}</span><span class="status-part" title=${model.deviceNote || nothing}>${device}</span><span class="status-part">${languageWarning ? 'Not calibrated for this text' : calibrationWords[calibration]}</span>
  </p>`;
}

const calibrationWords = {
  own: 'Calibrated on your labels',
  model: 'Calibrated',
  none: 'Not calibrated',
} as const;

const deviceWords: Readonly<Record<string, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'CPU',
  scripted: 'Scripted stand-in, not a model',
};

function loadingView(model: Extract<ModelStatus, { phase: 'loading' }>): TemplateResult {
  const known = model.total > 0;
  const words = known ? `${formatMegabytes(model.loaded)} of ${formatMegabytes(model.total)}` : '';
  return html`<p class="status-loading">
    <span>${model.step}</span>
    ${known ? html`<progress max=${model.total} .value=${model.loaded} aria-label="Model loaded"></progress>` : nothing}
    <span class="quiet">${words}</span>
  </p>`;
}
