import { html, nothing, type TemplateResult } from 'lit';
import type { Rubric } from '../domain/rubric.ts';
import { bench, type TreeBy } from './bench-intent.ts';
import { button } from './button.ts';
import { formatPoints } from './format-number.ts';
import { icon } from './icons.ts';
import type { Send } from './intent.ts';
import { type BenchWork, failure, workingView } from './method-picker.ts';
import { type CriterionFate, rubricTree, type TreeNode, usefulTrees } from './rubric-tree.ts';

export interface TreeViewProps {
  readonly rubric: Rubric | null;
  readonly by: TreeBy;
  /** What the last refining said of each criterion it looked at. */
  readonly fates: readonly CriterionFate[];
  readonly refine: {
    /** Answers there are to refine by. */
    readonly answers: number;
    /** What is missing and how to give it; empty when it can begin. */
    readonly missing: string;
    /** What the last refining came to, in a sentence; empty when there was none. */
    readonly outcome: string;
    readonly work: BenchWork;
  };
}

/** The rubric as a tree, with the way to refine it by answers and what refining said of each criterion. */
export function treeView(props: TreeViewProps, send: Send): TemplateResult {
  const { rubric, by, fates } = props;
  if (!rubric) return html`<p class="empty">This case has no rubric yet.</p>`;
  const useful = usefulTrees(rubric, fates);
  const shown = useful.includes(by) ? by : (useful[0] ?? 'origin');
  return html`${refineView(props.refine, send)}
    ${
      useful.length > 1
        ? html`<div class="segments" role="group" aria-label="Tree by">${useful.map((one) =>
            button(treeWords[one], () => send(bench({ do: 'tree', by: one })), {
              kind: 'quiet',
              pressed: one === shown,
            }),
          )}</div>`
        : nothing
    }
    <ul class="tree" aria-label="Criteria ${treeWords[shown].toLowerCase()}">${rubricTree(rubric, shown, fates).map((node) => branch(node, send))}</ul>`;
}

const treeWords: Readonly<Record<TreeBy, string>> = { origin: 'By origin', axis: 'By axis', tier: 'By tier' };

function branch(node: TreeNode, send: Send): TemplateResult {
  const children =
    node.children.length > 0 ? html`<ul>${node.children.map((child) => branch(child, send))}</ul>` : nothing;
  const { criterion, fate } = node;
  if (!criterion)
    return html`<li><h3 class="tree-heading">${node.label} <span class="quiet small">${count(node)}</span></h3>${children}</li>`;
  if (fate !== 'kept') {
    return html`<li class="tree-gone"><p>${icon(fate === 'split' ? 'arrow-down' : 'xmark')}<span>${node.label}
      <span class="quiet small">${fate === 'split' ? 'Split into the criteria below.' : `Dropped: ${node.reason}`}</span></span></p>${children}</li>`;
  }
  return html`<li><button type="button" class="tree-leaf" @click=${() =>
    send(
      bench({ do: 'criterion', criterionId: criterion.id, edit: false }),
    )}><span>${node.label}</span><span class="row-points">${formatPoints(criterion.points)}</span></button>${children}</li>`;
}

function count(node: TreeNode): number {
  return node.children.reduce((sum, child) => sum + count(child) + (child.criterion ? 1 : 0), 0);
}

function refineView({ answers, missing, outcome, work }: TreeViewProps['refine'], send: Send): TemplateResult {
  if (work.phase === 'working') return workingView(work, send);
  return html`<div class="bench-note">
    <p class="quiet small">Refining judges ${answers} ${answers === 1 ? 'answer' : 'answers'} by every criterion, splits what all meet, drops what repeats or tells nothing apart, and weighs the rest. Undo brings the former rubric back.</p>
    ${missing ? html`<p class="small">${icon('warning')} ${missing} ${button('Give answers', () => send(bench({ do: 'show', tab: 'make' })), { kind: 'quiet' })}</p>` : nothing}
    ${failure(work)}${outcome ? html`<p role="status">${outcome}</p>` : nothing}
    <div class="actions">${button('Refine', () => send(bench({ do: 'refine' })), { disabled: missing !== '', id: 'refine-rubric' })}</div>
  </div>`;
}
