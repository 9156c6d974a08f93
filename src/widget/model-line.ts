import { html, type TemplateResult } from 'lit';
import type { Send } from '../ui/intent.ts';
import { type ModelStatus, modelStatus } from '../ui/model-status.ts';

/** The foot of the element: which model reads, how far its loading is, and how far it is to be trusted. */
export function modelLine(model: ModelStatus | null, send: Send): TemplateResult {
  return html`<div class="model-line">${model ? modelStatus(model, send) : html`<p class="quiet">The model is loaded when it is needed.</p>`}
    <p class="quiet small">A small model reads for you and is wrong about one in five of the verdicts it commits to. You decide. Not a medical device.</p>
  </div>`;
}
