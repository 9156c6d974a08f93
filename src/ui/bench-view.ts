import { html, type TemplateResult } from 'lit';
import type { Rubric } from '../domain/rubric.ts';
import { type BenchTab, bench, benchTabs } from './bench-intent.ts';
import { button } from './button.ts';
import { type ChangesViewProps, changesView } from './changes-view.ts';
import type { Send } from './intent.ts';
import { matrixView } from './matrix-view.ts';
import { type MethodPickerProps, methodPicker } from './method-picker.ts';
import { type TraceViewProps, traceView } from './trace-view.ts';
import { type TreeViewProps, treeView } from './tree-view.ts';
import { wordingView } from './wording-view.ts';

/** The workbench with the part that is open. */
export type BenchProps =
  | { readonly tab: 'make'; readonly picker: MethodPickerProps }
  | { readonly tab: 'trace'; readonly trace: TraceViewProps }
  | { readonly tab: 'tree'; readonly tree: TreeViewProps }
  | { readonly tab: 'matrix'; readonly rubric: Rubric | null; readonly open: string | null }
  | { readonly tab: 'wording'; readonly rubric: Rubric | null }
  | { readonly tab: 'changes'; readonly changes: ChangesViewProps };

const words: Readonly<Record<BenchTab, string>> = {
  make: 'Make',
  trace: 'Trace',
  tree: 'Tree',
  matrix: 'Matrix',
  wording: 'Wording',
  changes: 'Changes',
};

/** The rubric workbench: how a rubric is made, how it came about, how it is built, worded and changed. */
export function benchView(props: BenchProps, send: Send): TemplateResult {
  return html`<div class="bench">
    <div class="bench-head">
      <h2>Rubric workbench</h2>
      <span class="bar-end">${button('Back to the checklist', () => send(bench({ do: 'close' })), { key: 'b', icon: 'chevron-left', kind: 'quiet' })}</span>
    </div>
    <div class="segments wrap bench-tabs" role="group" aria-label="Part of the workbench">
      ${benchTabs.map((tab) => button(words[tab], () => send(bench({ do: 'show', tab })), { kind: 'quiet', pressed: tab === props.tab, id: `bench-${tab}` }))}
    </div>
    <div class="bench-body">${bodyOf(props, send)}</div>
  </div>`;
}

function bodyOf(props: BenchProps, send: Send): TemplateResult {
  switch (props.tab) {
    case 'make':
      return methodPicker(props.picker, send);
    case 'trace':
      return traceView(props.trace, send);
    case 'tree':
      return treeView(props.tree, send);
    case 'matrix':
      return matrixView(props, send);
    case 'wording':
      return wordingView(props.rubric, send);
    case 'changes':
      return changesView(props.changes, send);
  }
}
