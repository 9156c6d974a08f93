import { keyToIntent, type PageKey } from '../app/keyboard.ts';
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
  const { key, shiftKey: shift, altKey: alt } = event;
  const typing = isTyping(event);
  const intent = keyToIntent({ key, alt, shift, ctrl: event.ctrlKey || event.metaKey, typing }, state);
  return intent && isKnown(intent, readOnly ? harmless : known) ? intent : null;
}

/** Whether a key goes into a field of the element: the page around sees the element as its target and could not tell. */
export function isTyping(event: KeyboardEvent): boolean {
  return event.composedPath().some(takesText);
}

function isKnown(intent: Intent | PageKey, among: ReadonlySet<string>): intent is Intent {
  return among.has(intent.type);
}

const takesText = (node: EventTarget): boolean =>
  node instanceof HTMLElement && (node.isContentEditable || node.matches('input, textarea, select'));
