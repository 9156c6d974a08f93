import type { Wish } from './state.ts';

/** Moves the focus and the scroll to where the last intent wants them, once the page is drawn. */
export function followWish(root: ParentNode, wish: Wish): void {
  switch (wish.kind) {
    case 'focus-row':
      root.querySelector<HTMLElement>('.row.selected .row-head')?.focus({ preventScroll: true });
      showRow(root);
      showEvidence(root, null);
      return;
    case 'show-pane':
      showRow(root);
      showEvidence(root, null);
      return;
    case 'focus-inline': {
      const field = root.querySelector<HTMLElement>('[data-inline] :is(input, textarea, select)');
      field?.focus();
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
      field?.closest('form')?.scrollIntoView({ block: 'nearest' });
      return;
    }
    case 'show-evidence':
      showEvidence(root, wish.start);
      return;
    case 'focus-bench':
      for (const selector of ['.bench-tabs [aria-pressed="true"]', '.method.chosen input'])
        root.querySelector<HTMLElement>(selector)?.focus();
      return;
    case 'focus-case':
      root.querySelector<HTMLElement>(`.case-row[data-case="${CSS.escape(wish.id ?? '')}"]`)?.focus();
      return;
    case 'focus-undo':
      root.querySelector<HTMLElement>('#undo-delete')?.focus();
      return;
    case 'show-issues':
      root.querySelector('.intake .notice')?.scrollIntoView({ block: 'nearest' });
      return;
    case 'focus-main':
      focusMain(root);
      return;
    case 'open-page':
      focusMain(root);
      // What was open before left its scroll behind.
      for (const scrolled of [document.documentElement, ...root.querySelectorAll('main, .pane')])
        scrolled.scrollTop = 0;
  }
}

function focusMain(root: ParentNode): void {
  root.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}

/** Brings the selected row into sight whole, with its evidence and buttons; at least its head where it is taller than that. */
function showRow(root: ParentNode): void {
  root.querySelector('.row.selected')?.scrollIntoView({ block: 'nearest' });
  root.querySelector('.row.selected .row-head')?.scrollIntoView({ block: 'nearest' });
}

/** Brings a mark into sight where it is not; only in a pane that is shown. */
function showEvidence(root: ParentNode, start: number | null): void {
  const pane = root.querySelector<HTMLElement>('.pane-text');
  if (!pane || pane.offsetParent === null) return;
  const mark =
    pane.querySelector<HTMLElement>(start === null ? 'mark' : `mark[data-start="${start}"]`) ??
    pane.querySelector<HTMLElement>('mark');
  if (!mark) return;
  const seen = mark.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  const top = Math.max(0, frame.top);
  const bottom = Math.min(window.innerHeight, frame.bottom);
  if (seen.top >= top && seen.bottom <= bottom) return;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  mark.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}
