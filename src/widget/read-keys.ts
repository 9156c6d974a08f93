import { keyToIntent, type PageKey, pressOf } from '../app/keyboard.ts';
import type { AppState } from '../app/state.ts';
import type { Intent } from '../ui/intent.ts';

/** What a key may do inside the element: the page's keys, but for those that concern the page. */
const known: ReadonlySet<Intent['type']> = new Set([
  'score',
  'stop',
  'move-selection',
  'set-order',
  'begin',
  'cancel-inline',
  'override',
  'remove-criterion',
  'move-criterion',
  'undo',
  'redo',
]);
const harmless: ReadonlySet<Intent['type']> = new Set(['move-selection', 'set-order']);

/** The intent behind a key pressed inside the element; null leaves it to the browser and the host page. */
export function readKey(event: KeyboardEvent, state: AppState, readOnly: boolean): Intent | null {
  if (event.defaultPrevented || event.isComposing) return null;
  const intent = keyToIntent(pressOf(event), state);
  return intent && isKnown(intent, readOnly ? harmless : known) ? intent : null;
}

function isKnown(intent: Intent | PageKey, among: ReadonlySet<string>): intent is Intent {
  return among.has(intent.type);
}
