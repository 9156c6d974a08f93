import { checkEvidence } from '../domain/evidence.ts';
import type { Report, ReportRow } from '../report/report.ts';
import { type Html, html, none } from './html.ts';
import { htmlStyle } from './html-style.ts';
import { markText } from './mark-text.ts';
import {
  chanceOf,
  deciderOf,
  evidenceOf,
  evidenceWords,
  flagsSentence,
  outcomeWords,
  overrideSentence,
  scoreFigure,
  scoreSentence,
  signed,
  warningOn,
} from './report-words.ts';

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Writes a report as one page without scripts or requests, for reading, sending and printing. */
export function renderHtml(report: Report): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${report.title}</title>
<style>${htmlStyle}</style>
</head>
<body>
<main>
<h1><bdi>${report.title}</bdi></h1>
${flagsView(report)}
<p class="figure">${scoreFigure(report.score)}</p>
<p>${scoreSentence(report)}</p>
${notesView(report)}
<h2>Problems, worst first</h2>
${problemsView(report)}
<h2>Criteria</h2>
${tableView(report)}
<h2>Conversation</h2>
${report.submission.conversation.map(({ role, content }) => html`<div class="turn"><small>${role}</small><div class="text" dir="auto">${content}</div></div>\n`)}
<h2>Response</h2>
${responseView(report)}
<h2>Run</h2>
<dl>
${report.facts.map(({ label, value }) => html`<dt><bdi>${label}</bdi></dt><dd><bdi>${value}</bdi></dd>\n`)}
</dl>
</main>
</body>
</html>
`;
  return page.markup;
}

/** Before the score, which can look good beside one of these. */
function flagsView({ flags, submission: { response } }: Report): Html {
  if (flags.length === 0) return none;
  const items = flags.map(({ type, criterion, quote }) => {
    const words = quote && checkEvidence(response, quote) ? html`<br><q><bdi>${quote.quote}</bdi></q>` : none;
    return html`<li><strong><bdi>${type}</bdi></strong> <bdi>${criterion.text}</bdi>${words}</li>\n`;
  });
  return html`<p><strong>${flagsSentence(flags.length)}</strong></p>\n<ul>\n${items}</ul>`;
}

function notesView({ notes }: Report): Html {
  return notes.length === 0 ? none : html`<ul>${notes.map((note) => html`<li><bdi>${note}</bdi></li>`)}</ul>`;
}

function problemsView({ problems }: Report): Html {
  if (problems.length === 0) return html`<p>None found.</p>`;
  const words = { 'met-negative': 'lost', 'unmet-positive': 'missed' } as const;
  const items = problems.map(
    ({ criterion, kind, cost }) =>
      html`<li><bdi>${criterion.text}</bdi> <span class="quiet">${cost} points ${words[kind]}</span></li>\n`,
  );
  return html`<ol>\n${items}</ol>`;
}

function tableView({ rows, submission }: Report): Html {
  return html`<table>
<thead><tr><th class="number" scope="col">#</th><th scope="col">Criterion</th><th class="number" scope="col">Points</th><th scope="col">Verdict</th><th class="number" scope="col">Chance met</th></tr></thead>
<tbody>
${rows.map((row) => rowView(row, submission.response))}</tbody>
</table>`;
}

function rowView(row: ReportRow, response: string): Html {
  const { criterion, place } = row;
  const override = overrideSentence(row);
  const warning = warningOn(row);
  const details = [
    criterion.tags.length === 0 ? none : html`<p><small><bdi>${criterion.tags.join(', ')}</bdi></small></p>`,
    row.why === '' ? none : html`<p class="quiet">Unscored: <bdi>${row.why}</bdi></p>`,
    warning === '' ? none : html`<p>Warning: ${warning}</p>`,
    override === '' ? none : html`<p class="text"><bdi>${override}</bdi></p>`,
    ...evidenceOf(row, response).map(
      ({ quote, role }) => html`<p class="quiet">${evidenceWords[role]}: <q><bdi>${quote}</bdi></q></p>`,
    ),
  ];
  return html`<tr><td class="number">${place}</td><td><div class="text" dir="auto">${criterion.text}</div>${details}</td><td class="number">${signed(criterion.points)}</td><td>${outcomeWords(row)}<br><small>${deciderOf(row)}</small></td><td class="number">${chanceOf(row)}</td></tr>\n`;
}

function responseView({ rows, submission: { response } }: Report): Html {
  const quotes = rows.flatMap((row) => evidenceOf(row, response).map((evidence) => ({ place: row.place, evidence })));
  const pieces = markText(response, quotes).map(({ text, places, supports, ends }) => {
    const note = ends.length === 0 ? none : html`<sup>${ends.join(', ')}</sup>`;
    if (places.length === 0) return html`${text}`;
    return html`<mark${supports ? none : html` class="miss"`} title="Criterion ${places.join(', ')}">${text}</mark>${note}`;
  });
  const legend =
    quotes.length === 0
      ? none
      : html`<p class="quiet">Marked: evidence, with the number of its criterion. Dotted: the nearest miss of an unmet one.</p>\n`;
  return html`${legend}<div class="text" dir="auto">${pieces}</div>`;
}
