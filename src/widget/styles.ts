import { type CSSResult, unsafeCSS } from 'lit';
import base from '../ui/base.css?inline';
import checklist from '../ui/checklist.css?inline';
import layout from '../ui/layout.css?inline';
import profile from '../ui/profile.css?inline';
import { prepareStyles } from './prepare-styles.ts';
import own from './widget.css?inline';

/** The page's own style sheets inside the element, and what the element adds. None of them is fetched. */
export const reviewStyles: readonly CSSResult[] = [base, layout, checklist, profile, own].map((css) =>
  unsafeCSS(prepareStyles(css)),
);
