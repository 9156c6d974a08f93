import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CriterionWarning } from '../domain/judge-warning.ts';
import { lintCriterion } from '../domain/lint/lint-rubric.ts';
import type { Criterion, Rubric } from '../domain/rubric.ts';
import type { CriterionState } from '../domain/run.ts';
import type { Verdict } from '../domain/verdict.ts';
import { button } from './button.ts';
import { criterionForm } from './criterion-form.ts';
import { criterionRow } from './criterion-row.ts';
import type { ChecklistOrder, Inline, Send } from './intent.ts';

export interface ChecklistProps {
  readonly rubric: Rubric;
  /** In the order shown. */
  readonly shown: readonly Criterion[];
  readonly criteria: ReadonlyMap<string, CriterionState>;
  readonly effective: ReadonlyMap<string, Verdict | null>;
  readonly selected: string | null;
  readonly order: ChecklistOrder;
  readonly inline: Inline | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Shows verdicts and evidence, and nothing that would change them. */
  readonly readOnly?: boolean;
  /** Why the response is suspect with a criterion in mind, by its id. */
  readonly warned?: ReadonlyMap<string, CriterionWarning>;
}

/** The rubric as a checklist: every criterion with its verdict, in the order a person chose. */
export function checklist(props: ChecklistProps, send: Send): TemplateResult {
  const adding = props.inline?.kind === 'edit' && props.inline.criterionId === null;
  return html`<section class="checklist" aria-label="Checklist">
    <div class="checklist-bar">
      <div class="segments" role="group" aria-label="Order">
        ${segment('Worst first', 'worst', props, send)}${segment('Rubric order', 'rubric', props, send)}
      </div>
      ${props.readOnly ? nothing : changes(props, send)}
    </div>
    <ol class="rows">
      ${adding ? html`<li class="row selected">${criterionForm(null, send)}</li>` : nothing}
      ${repeat(
        props.shown,
        (criterion) => criterion.id,
        (criterion) =>
          criterionRow(
            {
              criterion,
              state: props.criteria.get(criterion.id),
              effective: props.effective.get(criterion.id) ?? null,
              selected: criterion.id === props.selected,
              inline: props.inline?.criterionId === criterion.id ? props.inline : null,
              movable: props.order === 'rubric',
              readOnly: props.readOnly ?? false,
              warning: props.warned?.get(criterion.id) ?? null,
              // Notes are read where a criterion is open, so that a long checklist draws no slower.
              lint: criterion.id === props.selected ? lintCriterion(criterion, props.rubric) : [],
            },
            send,
          ),
      )}
    </ol>
    ${props.shown.length > 0 ? html`<p class="hint quiet small"><kbd>j</kbd> <kbd>k</kbd> next and previous, <kbd>?</kbd> all keys</p>` : nothing}
    ${props.shown.length === 0 && !adding ? html`<p class="empty">No criteria yet. Add one above.</p>` : nothing}
  </section>`;
}

function segment(label: string, order: ChecklistOrder, props: ChecklistProps, send: Send): TemplateResult {
  return button(label, () => send({ type: 'set-order', order }), { kind: 'quiet', pressed: props.order === order });
}

function changes(props: ChecklistProps, send: Send): TemplateResult {
  return html`<span class="bar-end">
    ${button('Undo', () => send({ type: 'undo' }), { key: 'Ctrl+Z', icon: 'undo', iconOnly: true, kind: 'quiet', disabled: !props.canUndo })}
    ${button('Redo', () => send({ type: 'redo' }), { key: 'Ctrl+Shift+Z', icon: 'redo', iconOnly: true, kind: 'quiet', disabled: !props.canRedo })}
    ${button('Add', () => send({ type: 'begin', inline: { kind: 'edit', criterionId: null } }), { key: 'a', icon: 'plus', kind: 'quiet' })}
  </span>`;
}
