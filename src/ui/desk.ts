import { html, nothing, type TemplateResult } from 'lit';
import type { CriticalFlag } from '../domain/critical-flags.ts';
import type { Rubric } from '../domain/rubric.ts';
import { type BenchTab, bench } from './bench-intent.ts';
import { type BenchProps, benchView } from './bench-view.ts';
import { button } from './button.ts';
import { type CaseTextProps, caseText } from './case-text.ts';
import { type ChecklistProps, checklist } from './checklist.ts';
import { flagsView } from './flags-view.ts';
import type { Pane, Send } from './intent.ts';
import { paneSwitch } from './pane-switch.ts';
import { type ProfileViewProps, profilePicker, scoreBy } from './profile-view.ts';
import { type ReviewCount, reviewLine } from './review-line.ts';
import type { ScoreViewProps } from './score-view.ts';

export interface DeskProps {
  readonly text: CaseTextProps;
  /** Critical failures so far. */
  readonly flags: readonly CriticalFlag[];
  readonly score: ScoreViewProps;
  readonly profile: ProfileViewProps;
  /** Null while the case has no rubric yet. */
  readonly checklist: ChecklistProps | null;
  /** What the place of the rubric says while there is none. */
  readonly rubricNote: string;
  /** How a generated rubric came about, where a reader should know. */
  readonly notes: readonly string[];
  readonly canGenerate: boolean;
  readonly review: ReviewCount;
  /** The rubric workbench, which then stands in the checklist's place; absent while it is closed. */
  readonly bench?: BenchProps | null;
  /** Which pane a narrow window shows. */
  readonly pane: Pane;
}

/** The review desk: what was said on the left, what it was checked for on the right. */
export function desk(props: DeskProps, send: Send): TemplateResult {
  return html`<div class="desk" data-pane=${props.pane}>
    ${paneSwitch(props.pane, send)}
    <div class="pane pane-text" tabindex="0" role="region" aria-label="Conversation and response">${caseText(props.text, send)}</div>
    <div class="pane pane-checklist" tabindex="0" role="region" aria-label=${props.bench ? 'Rubric workbench' : 'Score and checklist'}>
      ${props.bench ? benchView(props.bench, send) : scored(props, send)}
    </div>
  </div>`;
}

function scored(props: DeskProps, send: Send): TemplateResult {
  return html`${flagsView(props.flags)}
    ${scoreBy(props.profile, props.score)}
    ${reviewLine(props.review, send)}
    ${profilePicker(props.profile, send)}
    ${props.checklist ? rubricLine(props.checklist.rubric, send) : nothing}
    ${props.notes.map((note) => html`<p class="quiet rubric-note">${note}</p>`)}
    ${props.checklist ? checklist(props.checklist, send) : noRubric(props, send)}`;
}

function rubricLine({ title }: Rubric, send: Send): TemplateResult {
  return html`<div class="rubric-line">
    <p><span class="quiet">Rubric:</span> ${title}</p>
    <span class="bar-end">${openBench('Make another', 'make', 'g', send)}${openBench('Workbench', null, 'b', send)}</span>
  </div>`;
}

function openBench(label: string, tab: BenchTab | null, key: string, send: Send): TemplateResult {
  return button(label, () => send(bench({ do: 'show', tab })), { kind: 'quiet', key });
}

function noRubric(props: DeskProps, send: Send): TemplateResult {
  return html`<div class="empty">
    <p>${props.rubricNote}</p>
    <div class="actions">
      ${props.canGenerate ? button('Make a rubric from the conversation', () => send({ type: 'generate-rubric' }), { kind: 'main' }) : nothing}
      ${openBench('Choose how it is made', 'make', 'g', send)}
    </div>
  </div>`;
}
