import { describe, expect, it } from 'vitest';
import { prepareStyles } from './prepare-styles.ts';

describe('prepareStyles', () => {
  it('WID-12 sizes are measured in the size that the host page sets, also negative and minified ones', () => {
    expect(prepareStyles('a{padding:.5rem 1rem;margin:-0.6rem}')).toBe(
      'a{padding:calc(.5 * var(--size)) calc(1 * var(--size));margin:calc(-0.6 * var(--size))}',
    );
    expect(prepareStyles('.rem2rem{width:2em}')).toBe('.rem2rem{width:2em}');
  });

  it('WID-12 what depended on the window depends on the element, in both ways of writing a condition', () => {
    expect(prepareStyles('@media (max-width: 40rem) {a{b:c}}')).toBe('@container (max-width: 640px) {a{b:c}}');
    expect(prepareStyles('@media (width<=40rem){a{b:c}}')).toBe('@container (width<=640px) {a{b:c}}');
    expect(prepareStyles('@media (min-width: 60rem) and (min-height: 30rem) {a{b:c}}')).toBe(
      '@container (min-width: 960px) and (min-height: 480px) {a{b:c}}',
    );
  });

  it('WID-12 what depends on the person stays', () => {
    const calm = '@media (prefers-reduced-motion: reduce) {a{b:c}}';
    expect(prepareStyles(calm)).toBe(calm);
    expect(prepareStyles('@media print{a{b:c}}')).toBe('@media print{a{b:c}}');
  });
});
