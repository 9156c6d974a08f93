import { toFault } from '../domain/errors.ts';
import { reduceRun } from '../domain/reduce-run.ts';
import type { RunState } from '../domain/run.ts';
import { effectiveVerdicts, scoreRun } from '../domain/score-rubric.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { LoadProgress } from '../engine/load.ts';
import type { SealReport } from '../seal/test-seal.ts';
import type { Intent } from '../ui/intent.ts';
import type { ComparedVerdict, ModelChoice } from '../ui/model-panel.ts';
import { verifySubmission } from '../verification/verify-submission.ts';
import { runOf } from './case-run.ts';
import { type CopyActionsOptions, createCopyActions } from './copy-actions.ts';
import type { OpenVerifier } from './model-slot.ts';
import { openCase } from './select-view.ts';
import type { AppState } from './state.ts';
import type { Store } from './store.ts';

export interface ModelActionsOptions extends Pick<CopyActionsOptions, 'openCopy'> {
  readonly openVerifier: OpenVerifier;
  readonly now: () => Date;
  readonly hash: (text: string) => Promise<string>;
  /** The models that are here beside the shipped one; absent where none can be kept. */
  readonly listModels?: () => Promise<readonly ModelChoice[]>;
  /** Tries every way out of the page and its workers. */
  readonly testSeal?: () => Promise<SealReport>;
  /** Works with another model from now on. */
  readonly reload: () => void;
}

/** Takes the intents that concern models and the seal. */
export interface ModelActions {
  handle(intent: Intent): void;
}

/** The actions over a store. A comparison opens the other model beside the one in use, and closes it again. */
export function createModelActions(store: Store<AppState>, options: ModelActionsOptions): ModelActions {
  let stop = new AbortController();

  async function compare(id: string | null, signal: AbortSignal): Promise<void> {
    const state = store.get();
    const record = openCase(state);
    const run = record && runOf(record);
    const name = state.models.find((model) => model.id === id)?.name ?? 'The other model';
    if (!run) return;
    const tell = (step: string): void => {
      if (!signal.aborted) store.set({ comparison: { phase: 'working', name, step } });
    };
    tell('loading');
    const verifier = await options.openVerifier((progress) => tell(stepWords(progress)), id);
    try {
      let other: RunState | null = null;
      let done = 0;
      const { submission, rubric } = run;
      const { now, hash } = options;
      const request = { submission, rubric, verifier, runId: 'comparison', now, hash, signal };
      for await (const event of verifySubmission(request)) {
        other = reduceRun(other, event);
        if (event.type === 'verdict') done += 1;
        tell(`${done} of ${rubric.criteria.length} criteria`);
      }
      if (signal.aborted || !other) return;
      store.set({ comparison: side(run, other, [judgeOf(run, store.get()), name]) });
    } finally {
      await verifier.engine.dispose();
    }
  }

  function startComparing(id: string | null): void {
    if (store.get().comparison.phase === 'working') return;
    stop = new AbortController();
    const { signal } = stop;
    compare(id, signal).catch((thrown: unknown) => {
      if (!signal.aborted) store.set({ comparison: { phase: 'failed', message: toFault(thrown).message } });
    });
  }

  function refresh(): void {
    const listed = options.listModels?.() ?? Promise.resolve([]);
    listed.then(
      (models) => store.set({ models: [shipped, ...models] }),
      (thrown: unknown) => store.set({ fault: toFault(thrown).message }),
    );
  }

  function testSeal(): void {
    if (!options.testSeal || store.get().seal.phase === 'testing') return;
    store.set({ seal: { phase: 'testing' } });
    options.testSeal().then(
      ({ trials, holds }) => store.set({ seal: { phase: 'tested', trials, holds } }),
      // A test that could not be made is no proof.
      () => store.set({ seal: { phase: 'tested', trials: [], holds: false } }),
    );
  }

  function use(id: string | null): void {
    stop.abort();
    store.set({ chosen: id, comparison: { phase: 'none' }, fault: '' });
    options.reload();
  }

  const copy = createCopyActions(store, {
    ...options,
    use: (id) => {
      use(id);
      refresh();
    },
  });

  return {
    handle(intent) {
      switch (intent.type) {
        case 'test-seal':
          testSeal();
          return;
        case 'list-models':
          refresh();
          return;
        case 'copy':
          copy.handle(intent.act);
          return;
        case 'use-model':
          use(intent.id);
          return;
        case 'compare-model':
          startComparing(intent.id);
          return;
        case 'stop-compare':
          stop.abort();
          store.set({ comparison: { phase: 'none' } });
          return;
        default:
          return;
      }
    },
  };
}

/** The model that ships with the page. */
export const shipped: ModelChoice = {
  id: null,
  name: 'Rubricon Mini',
  about: 'Ships with the page, answers at once, English; reads, and does not write.',
  bytes: 25.9e6,
  whole: true,
};

/** Whose verdicts a run holds: those of the model in use, unless another one judged the case before that was chosen. */
function judgeOf({ header }: RunState, { model, models, chosen }: AppState): string {
  const inUse = model.phase === 'ready' && model.model === header.model && model.revision === header.revision;
  return (inUse && models.find(({ id }) => id === chosen)?.name) || header.model;
}

function stepWords(progress: LoadProgress): string {
  return progress.phase === 'self-test' ? 'testing itself' : 'loading';
}

function side(run: RunState, other: RunState, names: readonly [string, string]): AppState['comparison'] {
  const own = withoutOverrides(run);
  const [mine, theirs] = [effectiveVerdicts(own), effectiveVerdicts(other)];
  return {
    phase: 'done',
    names,
    scores: [scoreRun(own).fraction, scoreRun(other).fraction],
    rows: other.rubric.criteria.map(({ id, text }) => ({
      id,
      text,
      verdicts: [compared(mine.get(id)), compared(theirs.get(id))],
    })),
  };
}

/** What a person decided is no model's verdict. */
function withoutOverrides(run: RunState): RunState {
  return { ...run, criteria: new Map([...run.criteria].map(([id, { verdict }]) => [id, { verdict, override: null }])) };
}

function compared(verdict: Verdict | null | undefined): ComparedVerdict {
  if (!verdict || verdict.kind === 'failed') return { met: null, probability: null };
  if (verdict.kind === 'graded') return { met: null, probability: null, mark: verdict.value };
  const probability = verdict.kind === 'decided' && verdict.source !== 'model' ? null : verdict.probability;
  return { met: verdict.kind === 'decided' ? verdict.met : null, probability };
}
