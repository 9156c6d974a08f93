import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import { formatMegabytes } from './format-number.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';

/** How far a model is. Plain data: no view knows an engine. */
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

/** Which model on which device, how far its loading is, or why there is none. `more` stands behind a model that is ready. */
export function modelStatus(
  model: ModelStatus,
  send: Send,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  switch (model.phase) {
    case 'failed':
      return html`<p class="status-fault">${icon('warning')}<span>${model.message}</span></p>
        ${button('Load again', () => send({ type: 'retry-model' }), {})}`;
    case 'loading':
      return loadingView(model);
    case 'ready':
      return html`<p><strong>${model.model}</strong> <span class="quiet">${model.revision}</span><span class="status-part" title=${model.deviceNote || nothing}>${deviceWords[model.device] ?? model.device}</span>${more}</p>`;
  }
}

const deviceWords: Readonly<Record<string, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'CPU',
  scripted: 'Scripted stand-in, not a model',
};

function loadingView({ step, loaded, total }: Extract<ModelStatus, { phase: 'loading' }>): TemplateResult {
  const known = total > 0;
  return html`<p class="status-loading">
    <span>${step}</span>
    ${known ? html`<progress max=${total} .value=${loaded} aria-label="Model loaded"></progress>` : nothing}
    <span class="quiet">${known ? `${formatMegabytes(loaded)} of ${formatMegabytes(total)}` : ''}</span>
  </p>`;
}
