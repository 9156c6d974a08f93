import { html, nothing, type TemplateResult } from 'lit';
import type { Bounded, Profile, ProfileScore } from '../domain/profiles/profile.ts';
import type { ComparedRow } from '../report/compare-columns.ts';
import { button } from './button.ts';
import { compareAdd } from './compare-add.ts';
import { type CompareTab, compare, compareTabs } from './compare-intent.ts';
import { type ComparedProfile, compareProfiles } from './compare-profiles.ts';
import { compareRows } from './compare-rows.ts';
import { type CompareWinnersProps, compareWinners } from './compare-winners.ts';
import type { Send } from './intent.ts';
import { type ModelPanelProps, modelPanel } from './model-panel.ts';
import { boundedView } from './profile-view.ts';

/** One response or rubric among those compared. */
export interface CompareColumnProps {
  readonly id: string;
  readonly name: string;
  readonly removable: boolean;
  readonly response: string;
  /** By the scoring profile in use; null before the first verdict. */
  readonly score: ProfileScore | null;
  /** What is going on, in words; empty when nothing is. */
  readonly work: string;
}

export interface CompareViewProps {
  readonly tab: CompareTab;
  readonly selected: string | null;
  readonly issue: string;
  readonly added: number;
  readonly columns: readonly CompareColumnProps[];
  readonly rows: readonly ComparedRow[];
  readonly profile: Profile;
  readonly winners: CompareWinnersProps | null;
  readonly profiles: { readonly first: ComparedProfile; readonly second: ComparedProfile | null };
  /** Rubrics that the case had before. */
  readonly versions: readonly { readonly place: number; readonly name: string; readonly at: string }[];
  readonly models: ModelPanelProps | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** False while the case has no response of its own. */
  readonly canAdd: boolean;
}

const tabWords: Readonly<Record<CompareTab, string>> = {
  responses: 'Responses',
  rubrics: 'Rubrics',
  profiles: 'Scoring profiles',
  models: 'Models',
};

/** The comparison of a case: responses or rubrics side by side by criterion, scoring profiles, models. */
export function compareView(props: CompareViewProps, send: Send): TemplateResult {
  return html`<div class="compare">
    <div class="compare-bar">
      <div class="segments" role="group" aria-label="Compare">
        ${compareTabs.map((tab) => button(tabWords[tab], () => send(compare({ do: 'show', tab })), { kind: 'quiet', pressed: props.tab === tab }))}
      </div>
      <span class="bar-end">
        ${button('Undo', () => send({ type: 'undo' }), { key: 'Ctrl+Z', icon: 'undo', iconOnly: true, kind: 'quiet', disabled: !props.canUndo })}
        ${button('Redo', () => send({ type: 'redo' }), { key: 'Ctrl+Shift+Z', icon: 'redo', iconOnly: true, kind: 'quiet', disabled: !props.canRedo })}
        ${button('Back to the case', () => send(compare({ do: 'close' })), { key: 'n', icon: 'chevron-left', id: 'compare-close' })}
      </span>
    </div>
    ${body(props, send)}
  </div>`;
}

function body(props: CompareViewProps, send: Send): TemplateResult {
  switch (props.tab) {
    case 'responses':
    case 'rubrics':
      return sideBySide(props, send);
    case 'profiles':
      return compareProfiles(props.profiles, send);
    case 'models':
      return html`${props.models ? modelPanel(props.models, send) : nothing}`;
  }
}

function sideBySide(props: CompareViewProps, send: Send): TemplateResult {
  const { tab, columns, rows, selected } = props;
  return html`${columns.length > 1 ? html`<p>${differWords(props)}</p>` : nothing}
    <div class="compare-table" data-columns=${columns.length} tabindex="0" role="region" aria-label="Side by side">
      <div class="compare-head">
        <span class="quiet small">${props.profile.title}</span>
        ${columns.map((column) => columnHead(column, props, send))}
      </div>
      ${columns.length > 1 ? compareRows({ rows, columns, selected }, send) : nothing}
    </div>
    ${columns.length > 1 ? nothing : html`<p class="quiet">${tab === 'responses' ? noOther : noRubric}</p>`}
    ${props.canAdd ? compareAdd(props, send) : nothing}
    ${props.winners ? compareWinners(props.winners, send) : nothing}`;
}

const noOther =
  'Add another response to the same conversation: it is checked by the same criteria and stands beside this one.';
const noRubric = 'Add another rubric: the response is checked by it too, and both stand side by side.';

function differWords({ rows, columns, tab }: CompareViewProps): string {
  if (columns.some(({ work }) => work !== '')) return 'Being checked: the order follows when all verdicts are there.';
  const differ = rows.filter(({ kind }) => kind === 'differs').length;
  const both = rows.filter(({ kind }) => kind !== 'lone').length;
  if (tab === 'rubrics')
    return `${both} criteria in common${differ > 0 ? `, ${differ} decided differently` : ''}; the others are in one rubric alone.`;
  const open = rows.filter(({ kind }) => kind === 'open').length;
  const rest = open > 0 ? ` ${open} can’t be told: something is undecided.` : '';
  return differ === 0
    ? `No criterion tells them apart.${rest}`
    : `They differ on ${differ} of ${rows.length} criteria, shown first.${rest}`;
}

function columnHead(column: CompareColumnProps, { profile }: CompareViewProps, send: Send): TemplateResult {
  const score: Bounded | null = column.score;
  return html`<div class="compare-column">
    <h2>${column.name}</h2>
    <p class="compare-score">${score ? boundedView(score, profile.range.most === 1) : html`<span class="quiet">–</span>`}</p>
    ${column.work ? html`<p class="quiet small" role="status">${column.work}</p>` : score?.reason ? html`<p class="quiet small">${score.reason}</p>` : nothing}
    ${column.removable ? button(`Remove ${column.name}`, () => send(compare({ do: 'remove', id: column.id })), { icon: 'trash', iconOnly: true, kind: 'quiet' }) : nothing}
  </div>`;
}
