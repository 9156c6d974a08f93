import { html, type TemplateResult } from 'lit';
import { button } from '../ui/button.ts';
import { caseIntake } from '../ui/case-intake.ts';
import { caseList } from '../ui/case-list.ts';
import { compareView } from '../ui/compare-view.ts';
import { copyDialog, updateNotice } from '../ui/copy-panel.ts';
import { desk } from '../ui/desk.ts';
import { dialogs } from '../ui/dialogs.ts';
import { exportDialog } from '../ui/export-dialog.ts';
import { importDialog } from '../ui/import-preview.ts';
import type { Send } from '../ui/intent.ts';
import { libraryDialog } from '../ui/library-view.ts';
import { lockDialog } from '../ui/lock-panel.ts';
import { lockView } from '../ui/lock-view.ts';
import { faultNotice, firstRunNote } from '../ui/notices.ts';
import { statusBar } from '../ui/status-bar.ts';
import { topBar } from '../ui/top-bar.ts';
import { announcement } from './announcement.ts';
import { libraryProps } from './bench-props.ts';
import { calibrationProps } from './calibration-props.ts';
import { caseListProps } from './case-list-props.ts';
import { compareProps } from './compare/compare-props.ts';
import { exportProps } from './export-props.ts';
import { importProps } from './import-props.ts';
import { languageWarning } from './language-warning.ts';
import { modelPanelProps } from './model-panel-props.ts';
import { readingOf } from './reading.ts';
import { samples } from './samples.ts';
import { deskProps, openCase, topBarProps } from './select-view.ts';
import type { AppState } from './state.ts';

/** The whole page as a function of its state. */
export function page(state: AppState, cardUrl: string, send: Send): TemplateResult {
  if (state.lock.atRest === 'locked') return lockView(state.lock, send);
  const record = openCase(state);
  return html`<div class="page">
      ${topBar(topBarProps(state), send)}
      <main tabindex="-1">
        <div>${faultNotice(state.fault, send)}${updateNotice(state.copy, state.running !== null, send)}</div>
        ${record && state.comparing.open ? compareView(compareProps(state, record), send) : record ? desk(deskProps(state, record), send) : home(state, cardUrl, send)}
      </main>
      ${statusBar(
        {
          model: state.model,
          seal: state.seal,
          copy: state.copy,
          atRest: state.lock.atRest,
          calibration: state.scope ? readingOf(state.scope, state).from : 'none',
          languageWarning: record ? languageWarning(record, state.scope?.languages ?? []) : '',
        },
        send,
      )}
    </div>
    <p class="visually-hidden" role="status" aria-live="polite">${announcement(state)}</p>
    ${lockDialog({ lock: state.lock, after: state.lockAfter }, state.dialog === 'lock', send)}
    ${copyDialog(state.copy, state.dialog === 'copy', send)}
    ${exportDialog(exportProps(state), state.dialog === 'export', send)}
    ${importDialog(importProps(state), state.dialog === 'import', send)}
    ${libraryDialog(libraryProps(state), send)}
    ${dialogs(state.dialog, state.dialog === 'calibration' ? calibrationProps(state) : null, state.seal, state.dialog === 'models' ? modelPanelProps(state) : null, send)}`;
}

function home(state: AppState, cardUrl: string, send: Send): TemplateResult {
  return html`<div class="home">
    <div class="intro"><div class="lede">
      <h1>Check a response, criterion by criterion</h1>
      <p class="quiet">Bring a conversation and one answer to it. Every criterion is decided with its chance and its evidence in the text; the score follows by arithmetic.</p>
    </div>
    ${state.noteSeen ? '' : firstRunNote(cardUrl, send)}</div>
    ${caseList(caseListProps(state), send)}
    ${caseIntake({ samples, issues: state.issues, brought: state.brought, draft: state.draft }, send)}
    <p>${button('Your library of rubrics', () => send({ type: 'open-dialog', dialog: 'library' }), { kind: 'quiet', key: 'i' })}</p>
  </div>`;
}
