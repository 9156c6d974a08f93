import { html, nothing, type TemplateResult } from 'lit';
import type { CriterionWarning } from '../domain/judge-warning.ts';
import type { LintNote } from '../domain/lint/lint-note.ts';
import type { Criterion } from '../domain/rubric.ts';
import type { CriterionState } from '../domain/run.ts';
import { isGraded } from '../domain/scale.ts';
import type { Verdict } from '../domain/verdict.ts';
import { markWords, scaleWords } from '../report/mark-words.ts';
import { warningWords } from '../report/warning-words.ts';
import { button } from './button.ts';
import { criterionForm } from './criterion-form.ts';
import { describeVerdict, type VerdictLook } from './describe-verdict.ts';
import { formatChance, formatPoints } from './format-number.ts';
import { icon } from './icons.ts';
import type { Inline, Send } from './intent.ts';
import { plainText } from './layout-text.ts';
import { lintNotes } from './lint-notes.ts';
import { overrideForm } from './override-form.ts';
import { provenanceWords, sourceWords } from './provenance-words.ts';

export interface CriterionRowProps {
  readonly criterion: Criterion;
  readonly state: CriterionState | undefined;
  /** The verdict that counts: a person's override before the model's. */
  readonly effective: Verdict | null;
  readonly selected: boolean;
  readonly inline: Inline | null;
  /** False where nothing can be changed, as in a gallery of finished work. */
  readonly movable: boolean;
  /** Whether nothing may be changed at all. */
  readonly readOnly?: boolean;
  /** What a writer may want to mend in its wording. */
  readonly lint?: readonly LintNote[];
  /** Why the response is suspect with this criterion in mind. */
  readonly warning?: CriterionWarning | null;
}

/** One criterion: its text, what was decided and why, and, when selected, its evidence and what can be done with it. */
export function criterionRow(props: CriterionRowProps, send: Send): TemplateResult {
  const { criterion, inline } = props;
  const look = describeVerdict(criterion, props.state, props.effective);
  if (inline?.kind === 'edit') {
    return html`<li class="row selected" data-criterion=${criterion.id}>${criterionForm(criterion, send, props.lint)}</li>`;
  }
  const details = `details-${criterion.id}`;
  return html`<li class="row ${props.selected ? 'selected' : ''} ${look.costs ? 'costs' : ''}" data-criterion=${criterion.id} data-state=${look.state}>
    <button
      type="button"
      class="row-head"
      aria-expanded=${props.selected}
      aria-controls=${props.selected ? details : nothing}
      @click=${() => send({ type: 'select', criterionId: criterion.id })}
      @focus=${() => props.selected || send({ type: 'select', criterionId: criterion.id })}
    >
      <span class="glyph" data-state=${look.state}>${icon(look.glyph)}</span>
      <span class="row-text" dir="auto">${criterion.text}</span>
      <span class="row-points" aria-label="${formatPoints(criterion.points)} points">${formatPoints(criterion.points)}</span>
      <span class="row-meta"><span class="word">${look.word}</span>${verdictMeta(look)}</span>
    </button>
    ${props.selected ? html`<div class="row-details" id=${details}>${detailsOf(props, look, send)}</div>` : nothing}
  </li>`;
}

/** What stands beside the word of a verdict: where it leans, what it does to the score, its chance, whether a person set it. */
export function verdictMeta(look: VerdictLook): TemplateResult {
  return html`${look.leaning ? html`<span>${look.leaning}</span>` : nothing}${
    look.effect ? html`<span class=${look.costs ? 'cost' : ''}>${look.effect}</span>` : nothing
  }${look.chance ? html`<span class="quiet">chance ${look.chance}</span>` : nothing}${
    look.overridden ? html`<span class="quiet">set by you</span>` : nothing
  }`;
}

function detailsOf(props: CriterionRowProps, look: VerdictLook, send: Send): TemplateResult {
  const { criterion, state } = props;
  return html`${explain(props, look)}${suspicion(props.warning ?? null)}${markScale(props)}${modelSaid(criterion, state)}${evidenceList(props, send)}
    ${props.readOnly ? nothing : lintNotes(props.lint ?? [])}
    <p class="quiet small">${originOf(props)}</p>
    ${props.readOnly ? nothing : changesOf(props, look, send)}`;
}

function changesOf(props: CriterionRowProps, look: VerdictLook, send: Send): TemplateResult {
  const { criterion, inline, state } = props;
  if (inline?.kind !== 'override') return actions(props, look, send);
  return overrideForm({ criterion, met: inline.met, override: state?.override ?? null }, send);
}

/** A model that matches words is easily flattered by them. */
function suspicion(warning: CriterionWarning | null): TemplateResult | typeof nothing {
  if (warning === null) return nothing;
  return html`<p class="small">${icon('warning')} ${warningWords(warning)}</p>`;
}

function explain({ effective, readOnly }: CriterionRowProps, look: VerdictLook): TemplateResult | typeof nothing {
  if (effective?.kind === 'failed') return html`<p>${effective.message}</p>`;
  if (effective?.kind === 'abstained')
    return html`<p>${effective.reason}${readOnly ? nothing : ' Read the response, then set it yourself.'}</p>`;
  if (look.state === 'pending') return html`<p class="quiet">Not checked yet.</p>`;
  return nothing;
}

function modelSaid(criterion: Criterion, state: CriterionState | undefined): TemplateResult | typeof nothing {
  if (!state?.override) return nothing;
  const before = describeVerdict(criterion, { ...state, override: null }, state.verdict);
  const leaning = before.leaning ? `, ${before.leaning}` : '';
  const chance = before.chance ? `, chance ${before.chance}` : '';
  return html`<p>Set by you${state.override.reason ? html`: ${state.override.reason}` : '.'}
    <span class="quiet">Before: ${before.word.toLowerCase()}${leaning}${chance}.</span></p>`;
}

/** The scale of a criterion, with the chance of every mark where the model weighed them. */
function markScale({ criterion, effective }: CriterionRowProps): TemplateResult | typeof nothing {
  const { scale } = criterion;
  if (!scale || !isGraded(scale)) return nothing;
  const chances = effective?.kind === 'graded' || effective?.kind === 'abstained' ? (effective.chances ?? []) : [];
  return html`<p class="quiet small">Marked on a scale: ${scaleWords(scale)}</p>
    ${
      chances.length === 0
        ? nothing
        : html`<dl class="mark-chances">${chances.map(
            ({ value, chance }) =>
              html`<div><dt>${markWords(criterion, value)}</dt><dd><progress max="1" .value=${chance} aria-label="Chance"></progress> ${formatChance(chance)}</dd></div>`,
          )}</dl>`
    }`;
}

function evidenceList(props: CriterionRowProps, send: Send): TemplateResult | typeof nothing {
  const verdict = props.state?.verdict;
  if (!verdict || verdict.kind === 'failed' || verdict.evidence.length === 0) return nothing;
  const miss = verdict.evidence.every((e) => e.role === 'nearest-miss');
  return html`<p class="quiet small evidence-title">${miss ? 'Nearest miss in the response' : 'Evidence in the response'}</p>
    <ul class="evidence">
      ${verdict.evidence.map(
        (e) =>
          html`<li><button type="button" class="quote" dir="auto" data-role=${e.role} @click=${() =>
            send({
              type: 'show-evidence',
              criterionId: props.criterion.id,
              start: e.start,
            })}>${plainText(e.quote)}</button></li>`,
      )}
    </ul>`;
}

function originOf({ criterion, effective }: CriterionRowProps): string {
  const parts = [`Criterion ${provenanceWords(criterion.provenance)}`];
  if (effective?.kind === 'decided' || effective?.kind === 'graded') {
    parts.push(sourceWords(effective.source));
  }
  if (effective && isUncalibrated(effective)) parts.push('chance not calibrated');
  const axis = criterion.tags.find((tag) => tag.startsWith('axis:'));
  if (axis) parts.push(axis.slice('axis:'.length).replaceAll('_', ' '));
  return parts.join(' · ');
}

/** A mark that nobody gave a chance has none to be calibrated. */
function isUncalibrated(verdict: Verdict): boolean {
  if (verdict.kind === 'graded') return !verdict.calibrated && verdict.chances.length > 0;
  return verdict.kind !== 'failed' && verdict.calibrated === false;
}

function actions(props: CriterionRowProps, look: VerdictLook, send: Send): TemplateResult {
  const { criterion, movable } = props;
  const criterionId = criterion.id;
  const begin = (met: boolean) => () => send({ type: 'begin', inline: { kind: 'override', criterionId, met } });
  return html`<div class="actions">
    ${
      criterion.scale && isGraded(criterion.scale)
        ? button('Set a mark', begin(true), { key: 'm', icon: 'half' })
        : html`${button('Met', begin(true), { key: 'm', icon: 'check' })}
            ${button('Unmet', begin(false), { key: 'u', icon: 'xmark' })}`
    }
    ${
      look.overridden
        ? button('Clear', () => send({ type: 'override', criterionId, met: null, reason: '' }), { key: 'c' })
        : nothing
    }
    ${button('Edit', () => send({ type: 'begin', inline: { kind: 'edit', criterionId } }), { key: 'e', icon: 'pencil' })}
    <span class="actions-end">
      ${
        movable
          ? html`${button('Move up', () => send({ type: 'move-criterion', criterionId, by: -1 }), { key: 'Alt+↑', icon: 'arrow-up', iconOnly: true, kind: 'quiet' })}
            ${button('Move down', () => send({ type: 'move-criterion', criterionId, by: 1 }), { key: 'Alt+↓', icon: 'arrow-down', iconOnly: true, kind: 'quiet' })}`
          : nothing
      }
      ${button('Remove criterion', () => send({ type: 'remove-criterion', criterionId }), { key: 'Delete', icon: 'trash', iconOnly: true, kind: 'quiet' })}
    </span>
  </div>`;
}
