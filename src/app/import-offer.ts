import type { ImportPreview } from '../formats/rubrics/import-rubrics.ts';

/** A file that was looked at and waits for a person to say what to do with it. */
export interface ImportOffer {
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly preview: ImportPreview;
}
