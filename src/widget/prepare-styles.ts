/** The pixels of one rem in a style sheet's own conditions, which no page changes. */
const remInConditions = 16;

/**
 * Makes a style sheet of the page one of the element's: what depended on the window depends on the element's own width,
 * and what was measured in the page's root size is measured in `--rubricon-size`, which the host page sets.
 */
export function prepareStyles(css: string): string {
  return css
    .replace(
      /@media\s*(\([^{]*?(?:width|height)[^{]*?\))\s*\{/g,
      (_whole, condition: string) => `@container ${inPixels(condition)} {`,
    )
    .replace(/(?<![\w.])(-?\d*\.?\d+)rem\b/g, 'calc($1 * var(--size))');
}

function inPixels(condition: string): string {
  return condition.replace(/(\d*\.?\d+)rem\b/g, (_whole, count: string) => `${Number(count) * remInConditions}px`);
}
