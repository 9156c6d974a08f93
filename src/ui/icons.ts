import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js';
import { html, type TemplateResult } from 'lit';

/** Our own stroke drawings on a 24 by 24 field. They live in the script, so that no icon is ever fetched. */
const drawings = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  xmark: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  half: 'M7.5 17.5l9-11',
  question: 'M9 9.2a3 3 0 1 1 4.6 2.5c-1 .7-1.6 1.2-1.6 2.3M12 17.3v.2',
  dash: 'M7 12h10',
  dots: 'M7 12h.01M12 12h.01M17 12h.01',
  'chevron-down': 'M6 9l6 6 6-6',
  'chevron-up': 'M6 15l6-6 6 6',
  'chevron-left': 'M15 6l-6 6 6 6',
  'chevron-right': 'M9 6l6 6-6 6',
  plus: 'M12 5v14M5 12h14',
  pencil: 'M4 20l1-4L16.5 4.5l3 3L8 19l-4 1z',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13',
  undo: 'M9 6L4.5 10.5 9 15M5 10.5h9a5 5 0 0 1 0 10h-3',
  redo: 'M15 6l4.5 4.5L15 15M19 10.5h-9a5 5 0 0 0 0 10h3',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  contrast: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 3.5v17M12 8h6.5M12 12h8.5M12 16h6.5',
  download: 'M12 4v11M7.5 10.5L12 15l4.5-4.5M5 19.5h14',
  printer: 'M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z',
  file: 'M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4',
  keyboard: 'M3 6.5h18v11H3zM6.5 10h.01M10 10h.01M14 10h.01M17.5 10h.01M8 14h8',
  play: 'M8 5.5l10.5 6.5L8 18.5z',
  pause: 'M9 6v12M15 6v12',
  stop: 'M7 7h10v10H7z',
  columns: 'M4.5 5h6v14h-6zM13.5 5h6v14h-6z',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01',
  'arrow-up': 'M12 19V5M6 11l6-6 6 6',
  'arrow-down': 'M12 5v14M6 13l6 6 6-6',
  warning: 'M12 4.5L21 19.5H3zM12 10v4.5M12 17.2v.1',
  gauge: 'M4.5 17.5a8.5 8.5 0 1 1 15 0M12 14.5l4-5M12 14.5h.01',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
} as const;

export type IconName = keyof typeof drawings;

/** A drawing as decoration beside a word; it has no name of its own for a screen reader. */
export function icon(name: IconName, slot = ''): TemplateResult {
  return html`<svg class="icon" slot=${slot} viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${drawings[name]}></path></svg>`;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * Puts our drawings in the place of both of Web Awesome's icon libraries. Theirs fetch: the default one from a CDN,
 * the system one from `data:` addresses that the page's policy refuses. A sprite sheet is not fetched; the mutator
 * then fills the picture in.
 */
export function registerIcons(): void {
  for (const library of ['default', 'system']) {
    registerIconLibrary(library, {
      resolver: (name: string) => `#icon-${name}`,
      spriteSheet: true,
      mutator: (svg, host) => {
        if (svg.querySelector('path')) return;
        const path = document.createElementNS(svgNamespace, 'path');
        path.setAttribute('d', drawingOf(host?.name ?? ''));
        for (const [key, value] of Object.entries(stroke)) path.setAttribute(key, value);
        svg.setAttribute('viewBox', '0 0 24 24');
        svg.append(path);
      },
    });
  }
}

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '2',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
};

const drawingOf = (name: string): string => (name in drawings ? drawings[name as IconName] : drawings.dots);
