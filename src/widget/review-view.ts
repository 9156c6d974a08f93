import { html, nothing, type TemplateResult } from 'lit';
import { announcement } from '../app/announcement.ts';
import { deskProps, openCase, topBarProps } from '../app/select-view.ts';
import type { AppState } from '../app/state.ts';
import { button } from '../ui/button.ts';
import { caseText, passageWarnings } from '../ui/case-text.ts';
import { checklist } from '../ui/checklist.ts';
import type { DeskProps } from '../ui/desk.ts';
import { flagsView } from '../ui/flags-view.ts';
import type { Send } from '../ui/intent.ts';
import { faultNotice } from '../ui/notices.ts';
import { paneSwitch } from '../ui/pane-switch.ts';
import { profilePicker, scoreBy } from '../ui/profile-view.ts';
import { modelLine } from './model-line.ts';

export interface ReviewLook {
  readonly compact: boolean;
  readonly readOnly: boolean;
  /** What could not be read of what the host page gave, in sentences without its text. */
  readonly problems: readonly string[];
  /** Whether the model was asked for yet. */
  readonly asked: boolean;
}

/** The review as the element shows it: the page's views of one case, without the page around them. */
export function reviewView(state: AppState, look: ReviewLook, send: Send): TemplateResult {
  const record = openCase(state);
  return html`<div class="review-widget" lang="en" dir="ltr">
    <div part="notice">${faultNotice(state.fault, send)}${problemList(look.problems)}</div>
    ${record ? caseView(deskProps(state, record), state, look, send) : noCase(look)}
    <div class="foot" part="status">${modelLine(look.asked ? state.model : null, send)}</div>
    <p class="visually-hidden" role="status" aria-live="polite">${announcement(state)}</p>
  </div>`;
}

function noCase({ problems }: ReviewLook): TemplateResult {
  return html`<p class="empty">${problems.length > 0 ? 'The case could not be read.' : 'No case was given to review.'}</p>`;
}

function caseView(props: DeskProps, state: AppState, look: ReviewLook, send: Send): TemplateResult {
  const list = html`<div class="pane pane-checklist">
    <div part="score">${flagsView(props.flags)}${scoreBy(props.profile, props.score)}</div>
    <div class="bar" part="bar">${actions(state, look, send)}</div>
    ${look.compact || look.readOnly ? nothing : html`<div part="profile">${profilePicker(props.profile, send)}</div>`}
    ${props.notes.map((note) => html`<p class="quiet rubric-note">${note}</p>`)}
    <div part="checklist">${
      props.checklist
        ? checklist({ ...props.checklist, readOnly: look.readOnly }, send)
        : html`<p class="empty">${props.rubricNote}</p>`
    }</div>
  </div>`;
  if (look.compact) {
    return html`<div class="desk compact" data-pane="checklist">${passageWarnings(props.text)}${list}</div>`;
  }
  return html`<div class="desk" data-pane=${props.pane}>
    ${paneSwitch(props.pane, send)}
    <div class="pane pane-text" part="text">${caseText(props.text, send)}</div>
    ${list}
  </div>`;
}

function actions(state: AppState, { readOnly }: ReviewLook, send: Send): TemplateResult | typeof nothing {
  if (readOnly) return nothing;
  const { work, scoreLabel } = topBarProps(state);
  if (work === 'running') return button('Stop', () => send({ type: 'stop' }), { icon: 'stop', key: 'Esc', id: 'stop' });
  if (scoreLabel === '' && openCase(state)?.rubric) return html``;
  const label = scoreLabel === '' ? 'Make a rubric and score' : scoreLabel;
  if (openCase(state)?.response === null) return html``;
  return button(label, () => send({ type: 'score' }), { icon: 'play', kind: 'main', key: 's', id: 'score' });
}

function problemList(problems: readonly string[]): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  const shown = problems.slice(0, 5);
  return html`<div class="notice fault" role="alert">
    <ul class="issues">${shown.map((problem) => html`<li>${problem}</li>`)}</ul>
    ${problems.length > shown.length ? html`<p class="quiet">And ${problems.length - shown.length} more.</p>` : nothing}
  </div>`;
}
