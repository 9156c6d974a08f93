import type { OpenedDocument, RubricFormat } from './rubric-format.ts';
import { rubricFormats } from './rubric-formats.ts';

/** A format that fits a document, and how surely, 0 to 1. */
export interface FormatFit {
  readonly format: RubricFormat;
  readonly fit: number;
}

/** Every format that fits a document at least half, best first. Empty when none does. */
export function detectFormats(document: OpenedDocument): readonly FormatFit[] {
  return rubricFormats
    .map((format) => ({ format, fit: format.detect(document) }))
    .filter(({ fit }) => fit >= 0.5)
    .sort((a, b) => b.fit - a.fit);
}
