import { bench } from '../ui/bench-intent.ts';
import { compare } from '../ui/compare-intent.ts';
import type { Intent } from '../ui/intent.ts';
import { runOf } from './case-run.ts';
import type { AppState } from './state.ts';

/** What a key press says, without the event around it. */
export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Whether the focus is in a field that takes text. */
  readonly typing: boolean;
}

/** What was pressed, and where: a field inside an element counts too. */
export function pressOf(event: KeyboardEvent): KeyPress {
  const { key, shiftKey: shift, altKey: alt } = event;
  return { key, alt, shift, ctrl: event.ctrlKey || event.metaKey, typing: isTyping(event) };
}

/** Whether a key goes into a field. The page around an element sees the element as its target and could not tell. */
export function isTyping(event: KeyboardEvent): boolean {
  return event.composedPath().some(takesText);
}

const takesText = (node: EventTarget): boolean =>
  node instanceof HTMLElement && (node.isContentEditable || node.matches('input, textarea, select'));

/** Things a key does that no intent says, because they touch the page alone. */
export type PageKey = { readonly type: 'open-file-chooser' } | { readonly type: 'open-export-menu' };

/** The intent behind a key press; null lets the browser have it. While a field has the focus only Escape acts. */
export function keyToIntent(press: KeyPress, state: AppState): Intent | PageKey | null {
  if (state.dialog || state.lock.atRest === 'locked') return null;
  if (press.typing) return press.key === 'Escape' && state.inline ? { type: 'cancel-inline' } : null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.ctrl) {
    if (key === 'z') return { type: press.shift ? 'redo' : 'undo' };
    return key === 'y' ? { type: 'redo' } : null;
  }
  if (press.alt) return state.comparing.open || state.bench.open ? null : altKey(key, state);
  if (state.openId === null) return anywhere(key, state) ?? atHome(key, state);
  if (state.comparing.open) return anywhere(key, state) ?? onComparison(key, state);
  return anywhere(key, state) ?? benchKey(key, state) ?? (state.bench.open ? null : onDesk(key, state));
}

/** The workbench stands in the checklist's place: while it is open no key acts on a criterion that is not seen. */
function benchKey(key: string, { bench: { open, work }, running }: AppState): Intent | PageKey | null {
  if (key === 'g') return bench({ do: 'show', tab: 'make' });
  if (key === 'b') return bench(open ? { do: 'close' } : { do: 'show', tab: null });
  if (!open) return null;
  if (key === 'Escape' && work.phase === 'working') return bench({ do: 'stop' });
  if (key === 'Escape') return running ? { type: 'stop' } : bench({ do: 'close' });
  if (key === '[' || key === ']') return { type: 'step-case', by: key === '[' ? -1 : 1 };
  if (key === 'x') return { type: 'open-export-menu' };
  return key === 's' ? { type: 'score' } : null;
}

/** The comparison has its own rows and changes; a case is stepped through and scored as on the desk. */
function onComparison(key: string, state: AppState): Intent | PageKey | null {
  if (key === 'j' || key === 'ArrowDown') return compare({ do: 'move', by: 1 });
  if (key === 'k' || key === 'ArrowUp') return compare({ do: 'move', by: -1 });
  if (key === 'n') return compare({ do: 'close' });
  if (key === 'Escape') return state.running ? { type: 'stop' } : compare({ do: 'close' });
  if (key === 'x') return { type: 'open-export-menu' };
  return key === 's' ? { type: 'score' } : null;
}

function anywhere(key: string, state: AppState): Intent | PageKey | null {
  switch (key) {
    case '?':
      return { type: 'open-dialog', dialog: 'help' };
    case 'h':
      return { type: 'go-home' };
    case 't':
      return { type: 'set-theme', theme: nextTheme[state.theme] };
    case 'p':
      return state.cases.length > 1 ? { type: state.batch === 'running' ? 'pause-all' : 'score-all' } : null;
    case 'o':
      return { type: 'open-file-chooser' };
    case 'r':
      return { type: 'review-next' };
    case 'l':
      return { type: 'open-dialog', dialog: 'calibration' };
    case 'v':
      return { type: 'open-dialog', dialog: 'models' };
    case 'i':
      return { type: 'open-dialog', dialog: 'library' };
    case 'd':
      return { type: 'open-dialog', dialog: 'lock' };
    default:
      return null;
  }
}

const nextTheme = { auto: 'light', light: 'dark', dark: 'auto' } as const;

function atHome(key: string, { cases, caseOrder }: AppState): Intent | null {
  if (key === 'w')
    return cases.length > 1 ? { type: 'order-cases', order: caseOrder.length > 0 ? 'brought' : 'worst' } : null;
  if (key === 'x') return cases.some(({ events }) => events.length > 0) ? { type: 'export-scores' } : null;
  if (/^[1-4]$/.test(key)) return { type: 'open-sample', index: Number(key) - 1 };
  return null;
}

function altKey(key: string, state: AppState): Intent | null {
  if (!state.selected || (key !== 'ArrowUp' && key !== 'ArrowDown')) return null;
  return { type: 'move-criterion', criterionId: state.selected, by: key === 'ArrowUp' ? -1 : 1 };
}

function onDesk(key: string, state: AppState): Intent | PageKey | null {
  const criterionId = state.selected;
  const [step] = stepKeys.filter(([keys]) => keys.includes(key));
  if (step) return step[1];
  if (key === 'Escape') return state.inline ? { type: 'cancel-inline' } : state.running ? { type: 'stop' } : null;
  if (key === 'x') return { type: 'open-export-menu' };
  if (key === 'n') return compare({ do: 'show', tab: null });
  if (key === 'w') return { type: 'set-order', order: state.order === 'worst' ? 'rubric' : 'worst' };
  if (key === 'a') return { type: 'begin', inline: { kind: 'edit', criterionId: null } };
  if (criterionId === null) return null;
  switch (key) {
    case 'm':
    case 'u':
      return { type: 'begin', inline: { kind: 'override', criterionId, met: key === 'm' } };
    case 'c':
      return overridden(state) ? { type: 'override', criterionId, met: null, reason: '' } : null;
    case 'e':
      return { type: 'begin', inline: { kind: 'edit', criterionId } };
    case 'Delete':
      return { type: 'remove-criterion', criterionId };
    default:
      return null;
  }
}

const stepKeys: readonly (readonly [readonly string[], Intent])[] = [
  [['j', 'ArrowDown'], { type: 'move-selection', by: 1 }],
  [['k', 'ArrowUp'], { type: 'move-selection', by: -1 }],
  [['[', 'ArrowLeft'], { type: 'step-case', by: -1 }],
  [[']', 'ArrowRight'], { type: 'step-case', by: 1 }],
  [['s'], { type: 'score' }],
];

function overridden(state: AppState): boolean {
  const record = state.cases.find(({ id }) => id === state.openId);
  const run = record && runOf(record);
  return Boolean(run?.criteria.get(state.selected ?? '')?.override);
}
