import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import { copyButton } from './copy-panel.ts';
import type { CopyStatus } from './copy-status.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';
import { type LockStatus, lockButton } from './lock-view.ts';
import { type ModelStatus, modelStatus } from './model-status.ts';
import { type SealStatus, sealButton } from './seal-panel.ts';

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
    <div class="status-model">${modelStatus(props.model, send, calibrated(props))}${button('Models', () => send({ type: 'open-dialog', dialog: 'models' }), { kind: 'quiet', key: 'v', id: 'models-button' })}</div>
    ${props.languageWarning ? html`<p class="status-warning">${icon('warning')}<span>${props.languageWarning}</span></p>` : nothing}
    <p class="status-private">${lockButton(props.atRest ?? null, send)}${sealButton(props.seal, send)}${props.copy?.version ? copyButton(props.copy, send) : nothing}<span>Nothing has left this machine</span></p>
  </footer>`;
}

function calibrated({ calibration, languageWarning }: StatusBarProps): TemplateResult {
  return html`<span class="status-part">${languageWarning ? 'Not calibrated for this text' : calibrationWords[calibration]}</span>`;
}

const calibrationWords = {
  own: 'Calibrated on your labels',
  model: 'Calibrated',
  none: 'Not calibrated',
} as const;
