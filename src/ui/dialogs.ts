import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';
import { type CalibrationPanelProps, calibrationPanel } from './calibration-panel.ts';
import { dialog } from './dialog.ts';
import type { DialogName, Send } from './intent.ts';
import { type ModelPanelProps, modelPanel } from './model-panel.ts';
import { type SealStatus, sealPanel } from './seal-panel.ts';

/** The dialogs of the page: the keys, calibration and abstention, and the one confirmation before everything is deleted. */
export function dialogs(
  open: DialogName | null,
  calibration: CalibrationPanelProps | null,
  seal: SealStatus,
  models: ModelPanelProps | null,
  send: Send,
): TemplateResult {
  const show = (name: DialogName, label: string, content: unknown): TemplateResult =>
    dialog(label, open === name, content, send, name === 'help');
  return html`${show('help', 'Keys and help', help())}
    ${show('calibration', 'Calibration and abstention', calibration ? calibrationPanel(calibration, send) : nothing)}
    ${show('models', 'Models', models ? modelPanel(models, send) : nothing)}
    ${show('seal', 'The seal', open === 'seal' ? sealPanel(seal, send) : nothing)}
    ${show('delete-all', 'Delete everything?', confirmation(send))}`;
}

function confirmation(send: Send): TemplateResult {
  return html`<p>All cases, rubrics, verdicts and changes kept in this browser will be deleted. This cannot be undone. Files you exported stay.</p>
    <div slot="footer" class="actions">
      ${button('Keep', () => send({ type: 'close-dialog' }), {})}
      ${button('Delete everything', () => send({ type: 'delete-all' }), { kind: 'danger', icon: 'trash', id: 'confirm-delete' })}
    </div>`;
}

const keys: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'Cases',
    [
      ['1 – 4', 'open and score a sample'],
      ['o', 'open a file'],
      ['[ and ]', 'previous and next case'],
      ['h', 'all cases'],
      ['p', 'score all, pause, resume'],
      ['r', 'next verdict to review'],
    ],
  ],
  [
    'Checklist',
    [
      ['j ↓ and k ↑', 'next and previous criterion'],
      ['m and u', 'set met, set unmet'],
      ['c', 'clear what you set'],
      ['e and a', 'edit the criterion, add one'],
      ['Alt+↑ and Alt+↓', 'move it (in rubric order)'],
      ['Delete', 'remove it'],
      ['Ctrl+Z and Ctrl+Shift+Z', 'undo, redo; at home, bring back a deleted case'],
      ['w', 'worst first or not, also all cases'],
      ['s and Esc', 'score, score again, stop'],
      ['n', 'compare, and back'],
      ['g', 'make another rubric, by any method'],
      ['b', 'rubric workbench and back'],
    ],
  ],
  [
    'Page',
    [
      ['x', 'export; at home, the scores of all cases'],
      ['l', 'calibration and abstention'],
      ['v', 'models: choose one, ask another too'],
      ['i', 'your library of rubrics'],
      ['d', 'on this device: passphrase, lock'],
      ['Ctrl+Alt+Shift+D', 'delete everything at once, unasked'],
      ['t', 'light, dark, as the system'],
      ['?', 'this help'],
      ['Esc', 'leave a form or dialog'],
    ],
  ],
];

function help(): TemplateResult {
  return html`<div class="help" tabindex="0" role="group" aria-label="Keys">
    ${keys.map(
      ([title, rows]) => html`<section><h3>${title}</h3>
        <dl>${rows.map(([key, does]) => html`<div><dt>${key.split(' ').map((part) => (/^(or|and|–)$/.test(part) ? html` ${part} ` : html`<kbd>${part}</kbd>`))}</dt><dd>${does}</dd></div>`)}</dl>
      </section>`,
    )}
    <p class="quiet">No single key acts while you type in a field.</p>
  </div>`;
}
