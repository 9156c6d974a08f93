import { visibleText } from './visible-text.ts';

/** Markup made by the `html` tag: the only strings that enter a page as they are. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Html[];

/** Builds markup; every text put into it is escaped and its hidden characters are shown. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const pieces = strings.map((string, index) => string + (index < parts.length ? render(parts[index] ?? '') : ''));
  return { markup: pieces.join('') };
}

/** Nothing, where markup is wanted. */
export const none: Html = { markup: '' };

function render(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(visibleText(String(part)));
  if ('markup' in part) return part.markup;
  return part.map((one) => one.markup).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (char) => entities[char] ?? char);
}
