import { html, nothing, type TemplateResult } from 'lit';

/** Something the reader of a file or a paste stumbled over. */
export interface IntakeIssue {
  readonly line: number | null;
  readonly field: string;
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
}

/** The first issues, each with its place, what was expected there, what was found, and the remedy. */
export function issueList(issues: readonly IntakeIssue[], most: number): TemplateResult {
  return html`<ul class="issues">${issues.slice(0, most).map(issueRow)}</ul>${andMore(issues.length - most)}`;
}

/** How many there are beside those that are shown. */
export function andMore(count: number): TemplateResult | typeof nothing {
  return count > 0 ? html`<p class="quiet">and ${count} more</p>` : nothing;
}

function issueRow({ line, field, expected, found, remedy }: IntakeIssue): TemplateResult {
  const place = [line === null ? '' : `Line ${line}`, field].filter(Boolean).join(', ');
  return html`<li>
    ${place ? html`<span class="issue-place">${place}</span> expected` : 'Expected'} ${expected}, found ${found}. ${remedy}
  </li>`;
}
