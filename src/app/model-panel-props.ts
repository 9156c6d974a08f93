import type { ModelPanelProps } from '../ui/model-panel.ts';
import { runOf } from './case-run.ts';
import { shipped } from './model-actions.ts';
import { openCase } from './select-view.ts';
import type { AppState } from './state.ts';

/** Where models are fetched: a page of its own, seen from the review page. */
const downloadsUrl = './src/downloads/index.html';

/** What the panel of models shows. */
export function modelPanelProps(state: AppState): ModelPanelProps {
  const record = openCase(state);
  const run = record && runOf(record);
  return {
    models: state.models.length > 0 ? state.models : [shipped],
    chosen: state.chosen,
    canCompare: run !== null && run.status !== 'running' && state.running === null,
    comparison: state.comparison,
    deviceNote: state.model.phase === 'ready' ? state.model.deviceNote : '',
    downloadsUrl: state.copy.kind === 'file' ? null : downloadsUrl,
  };
}
