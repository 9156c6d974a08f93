/** Where a person who works by keys begins, the best place first. */
const places = ['.row.selected .row-head', '#score', '.row-head', 'button'];

/** The place that takes the focus when an element is given it; null where nothing of it can be seen. */
export function placeOfFocus(root: ParentNode): HTMLElement | null {
  const all = places.flatMap((each) => [...root.querySelectorAll<HTMLElement>(each)]);
  return all.find((place) => canHold(place)) ?? null;
}

/**
 * Leaves the focus inside, now that the view is drawn anew: a row may have been moved, a button may be gone with its work
 * or its dialog. Where `held` can hold it no more, it comes to another place.
 */
export function keepFocus(root: Document | ShadowRoot, held: Element, otherwise: () => HTMLElement | null): void {
  const now = root.activeElement;
  if (now && now !== document.body && (now !== held || canHold(now))) return;
  (canHold(held) ? held : otherwise())?.focus({ preventScroll: true });
}

function canHold(place: Element): place is HTMLElement {
  return place instanceof HTMLElement && place.isConnected && !place.matches(':disabled') && place.checkVisibility();
}
