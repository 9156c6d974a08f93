import type { Profile } from '../domain/profiles/profile.ts';
import { renderCsv } from '../formats/render-csv.ts';
import { renderHtml } from '../formats/render-html.ts';
import { renderMarkdown } from '../formats/render-markdown.ts';
import { renderRubricJson } from '../formats/render-rubric-json.ts';
import { renderRunJson } from '../formats/render-run-json.ts';
import { buildReport } from '../report/build-report.ts';
import type { ExportFormat } from '../ui/intent.ts';
import { caseWarnings } from '../verification/judge-warnings.ts';
import { runOf } from './case-run.ts';
import type { CaseRecord } from './state.ts';

/** A file to be handed to a person. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  /** Stands for the text where the file is none. */
  readonly bytes?: Uint8Array;
}

/** A scored case as a file, reported by a scoring profile; null before its first run. */
export function exportCase(record: CaseRecord, format: ExportFormat, profile: Profile): ExportedFile | null {
  const run = runOf(record);
  if (!run) return null;
  const base = fileBase(record);
  const report = buildReport(run, profile, caseWarnings(run.submission.response, run.rubric));
  switch (format) {
    case 'run-json':
      return { name: `${base}.run.json`, type: 'application/json', text: renderRunJson(record.events) };
    case 'rubric-json':
      return { name: `${base}.rubric.json`, type: 'application/json', text: renderRubricJson(run.rubric) };
    case 'csv':
      return { name: `${base}.csv`, type: 'text/csv', text: renderCsv(report) };
    case 'markdown':
      return { name: `${base}.md`, type: 'text/markdown', text: renderMarkdown(report) };
    case 'html':
      return { name: `${base}.html`, type: 'text/html', text: renderHtml(report) };
  }
}

/** How a case's files are called: as the file named it that it came from, else by its own id. Browsers keep the names. */
export function fileBase({ id, fileId }: CaseRecord): string {
  return slug(fileId ?? `case-${id}`);
}

/** A file name that any system takes. */
function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain.slice(0, 60) || 'case';
}
