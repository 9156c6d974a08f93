import '../../models/strict-zod.ts';
import { RubriconReview } from './review-element.ts';

export type { ExportedFile } from '../app/export-case.ts';
export type { Fault } from '../domain/errors.ts';
export type { SealReport } from '../seal/test-seal.ts';
export type { DoorTrial } from '../seal/try-doors.ts';
export type { ExportFormat } from '../ui/intent.ts';
export type { RubriconElements, RubriconFrameAttributes, RubriconReviewAttributes } from './jsx.ts';
export type {
  ReviewCase,
  ReviewEvents,
  ReviewProgress,
  ReviewScore,
  ReviewTagScore,
  ReviewTheme,
  ValueKind,
} from './review-data.ts';
export { RubriconReview };

/** The element's name. Importing this module defines it, once a page. */
export const reviewTag = 'rubricon-review';

if (!customElements.get(reviewTag)) customElements.define(reviewTag, RubriconReview);

declare global {
  interface HTMLElementTagNameMap {
    'rubricon-review': RubriconReview;
  }
}
