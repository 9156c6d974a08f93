import { checkEvidence } from '../domain/evidence.ts';
import type { Report, ReportRow } from '../report/report.ts';
import { blockMarkdown, inlineMarkdown } from './markdown-text.ts';
import {
  chanceOf,
  deciderOf,
  evidenceOf,
  evidenceWords,
  flagsSentence,
  outcomeWords,
  overrideSentence,
  scoreSentence,
  signed,
  warningOn,
} from './report-words.ts';

/** Writes a report as Markdown. What people or models wrote stands escaped or fenced and can't become structure. */
export function renderMarkdown(report: Report): string {
  const sections = [
    `# ${inlineMarkdown(report.title)}`,
    ...flagsOf(report),
    `**${scoreSentence(report)}**`,
    ...(report.notes.length > 0 ? [report.notes.map((note) => `- ${inlineMarkdown(note)}`).join('\n')] : []),
    '## Problems, worst first',
    problemsOf(report),
    '## Criteria',
    tableOf(report),
    ...report.rows.map((row) => detailsOf(row, report.submission.response)).filter((details) => details !== ''),
    '## Conversation',
    ...report.submission.conversation.map(({ role, content }) => `**${role}**\n\n${blockMarkdown(content)}`),
    '## Response',
    blockMarkdown(report.submission.response),
    '## Run',
    report.facts.map(({ label, value }) => `- ${inlineMarkdown(label)}: ${inlineMarkdown(value)}`).join('\n'),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** Before the score, which can look good beside one of these. */
function flagsOf({ flags, submission: { response } }: Report): readonly string[] {
  if (flags.length === 0) return [];
  const lines = flags.map(({ type, criterion, quote }) => {
    const words = quote && checkEvidence(response, quote) ? ` “${inlineMarkdown(quote.quote)}”` : '';
    return `- ${inlineMarkdown(type)}: ${inlineMarkdown(criterion.text)}${words}`;
  });
  return [`**${flagsSentence(flags.length)}**`, lines.join('\n')];
}

function problemsOf({ problems }: Report): string {
  if (problems.length === 0) return 'None found.';
  const words = { 'met-negative': 'lost', 'unmet-positive': 'missed' } as const;
  return problems
    .map(({ criterion, kind, cost }) => `- ${inlineMarkdown(criterion.text)} (${cost} points ${words[kind]})`)
    .join('\n');
}

function tableOf({ rows }: Report): string {
  const head = '| # | Criterion | Points | Verdict | Chance met |\n| ---: | --- | ---: | --- | ---: |';
  const lines = rows.map((row) => {
    const verdict = [outcomeWords(row), deciderOf(row)].filter((word) => word !== '').join(' ');
    const text = inlineMarkdown(row.criterion.text);
    return `| ${row.place} | ${text} | ${signed(row.criterion.points)} | ${verdict} | ${chanceOf(row)} |`;
  });
  return [head, ...lines].join('\n');
}

/** Quotes, reasons and faults of one criterion; empty when it has none. */
function detailsOf(row: ReportRow, response: string): string {
  const override = overrideSentence(row);
  const warning = warningOn(row);
  const lines = [
    ...(row.why === '' ? [] : [`- Unscored: ${inlineMarkdown(row.why)}`]),
    ...(warning === '' ? [] : [`- Warning: ${warning}`]),
    ...(override === '' ? [] : [`- ${inlineMarkdown(override)}`]),
    ...evidenceOf(row, response).map(({ quote, role }) => `- ${evidenceWords[role]}: ${inlineMarkdown(quote)}`),
  ];
  return lines.length === 0 ? '' : [`**Criterion ${row.place}**`, lines.join('\n')].join('\n\n');
}
