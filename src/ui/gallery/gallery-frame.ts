import { html, type TemplateResult } from 'lit';
import type { CalibrationPanelProps } from '../calibration-panel.ts';
import { dialogs } from '../dialogs.ts';
import type { DialogName, Send } from '../intent.ts';
import type { ModelPanelProps } from '../model-panel.ts';
import type { ModelStatus } from '../model-status.ts';
import { faultNotice } from '../notices.ts';
import type { SealStatus } from '../seal-panel.ts';
import { statusBar } from '../status-bar.ts';
import { type TopBarProps, topBar } from '../top-bar.ts';

const ready: ModelStatus = {
  phase: 'ready',
  model: 'rubricon-mini',
  revision: 'r1',
  device: 'wasm',
  deviceNote: 'this browser offers no WebGPU adapter',
};

const untested: SealStatus = { phase: 'untested' };

/** What stands around a view: the bars, a notice, an open dialog. */
export interface Frame {
  readonly bar: TopBarProps;
  readonly model?: ModelStatus;
  readonly warning?: string;
  readonly dialog?: DialogName;
  readonly fault?: string;
  readonly calibration?: CalibrationPanelProps;
  readonly seal?: SealStatus;
  readonly models?: ModelPanelProps;
}

/** A view in the page's frame. */
export const frame =
  (look: Frame, body: (send: Send) => TemplateResult) =>
  (send: Send): TemplateResult =>
    html`<div class="page">${topBar(look.bar, send)}<main>${faultNotice(look.fault ?? '', send)}${body(send)}</main>
      ${statusBar({ model: look.model ?? ready, calibration: 'model', languageWarning: look.warning ?? '', seal: look.seal ?? untested }, send)}</div>${dialogs(look.dialog ?? null, look.calibration ?? null, look.seal ?? untested, look.models ?? null, send)}`;
