import type { Rubric } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import type { ReviewCase, ReviewEvents, ReviewTheme } from './review-data.ts';

/** What both elements take in JSX. */
interface Common {
  id?: string;
  class?: string;
  className?: string;
  style?: string | object;
  hidden?: boolean;
  name?: string;
  theme?: ReviewTheme;
  locale?: string;
  profile?: string;
  compact?: boolean;
  auto?: boolean;
  key?: string | number | null;
  ref?: unknown;
  children?: never;
}

/** Listeners by the names of the events, as frameworks write them that pass unknown names on to elements. */
type Listeners = {
  [N in keyof ReviewEvents as `onrubricon-${N}`]?: (event: CustomEvent<ReviewEvents[N]>) => void;
};

/** `<rubricon-review>` in JSX. */
export interface RubriconReviewAttributes extends Common, Listeners {
  conversation?: string | readonly Message[];
  response?: string | null;
  rubric?: string | Rubric | null;
  case?: ReviewCase;
  model?: string;
  assets?: string;
  readonly?: boolean;
  readOnly?: boolean;
  disabled?: boolean;
  'value-as'?: 'score' | 'run';
  valueAs?: 'score' | 'run';
}

/** `<rubricon-frame>` in JSX. */
export interface RubriconFrameAttributes extends Common, Listeners {
  src?: string;
  conversation?: string;
  response?: string;
  rubric?: string;
  case?: ReviewCase;
  readonly?: boolean;
}

/** The names of both elements; React 19 takes them by `declare module 'react'` (see the guide). */
export interface RubriconElements {
  'rubricon-review': RubriconReviewAttributes;
  'rubricon-frame': RubriconFrameAttributes;
}

declare global {
  namespace JSX {
    interface IntrinsicElements extends RubriconElements {}
  }
}
