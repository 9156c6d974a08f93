/**
 * The chord that deletes everything at once, without a question: Ctrl (or Cmd), Alt, Shift and D together. Three
 * modifiers, since it must not happen by accident; the key's place is looked at, since Alt changes its letter.
 */
export function isPanicKey(
  event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): boolean {
  return event.code === 'KeyD' && (event.ctrlKey || event.metaKey) && event.altKey && event.shiftKey;
}
