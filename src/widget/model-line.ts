import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../ui/button.ts';
import { formatMegabytes } from '../ui/format-number.ts';
import { icon } from '../ui/icons.ts';
import type { Send } from '../ui/intent.ts';
import type { ModelStatus } from '../ui/status-bar.ts';

/** The foot of the element: which model reads, how far its loading is, and how far it is to be trusted. */
export function modelLine(model: ModelStatus | null, send: Send): TemplateResult {
  return html`<div class="model-line">${model ? statusOf(model, send) : html`<p class="quiet">The model is loaded when it is needed.</p>`}
    <p class="quiet small">A small model reads for you and is wrong about one in five of the verdicts it commits to. You decide. Not a medical device.</p>
  </div>`;
}

function statusOf(model: ModelStatus, send: Send): TemplateResult {
  switch (model.phase) {
    case 'failed':
      return html`<p class="status-fault">${icon('warning')}<span>${model.message}</span></p>
        ${button('Load again', () => send({ type: 'retry-model' }), {})}`;
    case 'loading': {
      const known = model.total > 0;
      return html`<p class="status-loading"><span>${model.step}</span>
        ${known ? html`<progress max=${model.total} .value=${model.loaded} aria-label="Model loaded"></progress>` : nothing}
        <span class="quiet">${known ? `${formatMegabytes(model.loaded)} of ${formatMegabytes(model.total)}` : ''}</span></p>`;
    }
    case 'ready':
      return html`<p><strong>${model.model}</strong> <span class="quiet">${model.revision}</span><span class="status-part">${
        deviceWords[model.device] ?? model.device
      }</span></p>`;
  }
}

const deviceWords: Readonly<Record<string, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  scripted: 'Scripted stand-in, not a model',
};
