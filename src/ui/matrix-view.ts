import { html, nothing, type TemplateResult } from 'lit';
import type { Criterion, Rubric } from '../domain/rubric.ts';
import { bench } from './bench-intent.ts';
import { button } from './button.ts';
import { formatPoints } from './format-number.ts';
import type { Send } from './intent.ts';
import { type MatrixCellView, type MatrixTable, type RubricMatrix, rubricMatrix } from './rubric-matrix.ts';

export interface MatrixViewProps {
  readonly rubric: Rubric | null;
  /** The cell whose criteria are listed. */
  readonly open: string | null;
}

/** Where the criteria stand among dimensions, scenarios and disciplines, and which cells nobody asks about. */
export function matrixView({ rubric, open }: MatrixViewProps, send: Send): TemplateResult {
  const matrix = rubric && rubricMatrix(rubric);
  if (!matrix) {
    return html`<p class="empty">No criterion of this rubric names a dimension, scenario or discipline.</p>`;
  }
  const empty = matrix.cells - matrix.filled;
  return html`<section class="matrix" aria-label="Matrix">
    <p>${matrix.filled} of ${matrix.cells} cells have a criterion${empty === 0 ? '.' : `, ${empty} ${empty === 1 ? 'is' : 'are'} empty.`}
      ${matrix.derived ? html`<span class="quiet">The rubric declares no matrix; axes and themes stand in.</span>` : nothing}</p>
    ${matrix.tables.map((table) => tableView(table, matrix, open, send))}
    ${openCell(matrix, open, send)}
    ${matrix.outside.length > 0 ? html`<h3>Outside the matrix</h3>${criteriaList(matrix.outside, send)}` : nothing}
  </section>`;
}

function tableView(table: MatrixTable, matrix: RubricMatrix, open: string | null, send: Send): TemplateResult {
  const name = table.discipline || 'Criteria';
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${`${name} by dimension and scenario`}>
    <table class="side-table matrix-table">
      ${table.discipline ? html`<caption>${table.discipline}</caption>` : nothing}
      <thead><tr><th scope="col">Dimension</th>${matrix.scenarios.map((scenario) => html`<th scope="col">${scenario || 'any scenario'}</th>`)}</tr></thead>
      <tbody>${table.rows.map(
        ({ dimension, cells }) =>
          html`<tr><th scope="row">${dimension || 'no dimension'}</th>${cells.map((cell) => cellView(cell, open, send))}</tr>`,
      )}</tbody>
    </table></div>`;
}

function cellView({ key, criteria }: MatrixCellView, open: string | null, send: Send): TemplateResult {
  if (criteria.length === 0) return html`<td class="cell-empty"><span class="visually-hidden">empty</span></td>`;
  const shown = key === open;
  return html`<td>${button(`${criteria.length}`, () => send(bench({ do: 'cell', cell: shown ? null : key })), { kind: 'quiet', pressed: shown })}</td>`;
}

function openCell(matrix: RubricMatrix, open: string | null, send: Send): TemplateResult | typeof nothing {
  const cells = matrix.tables.flatMap(({ rows }) =>
    rows.flatMap((row) => row.cells.map((cell) => ({ ...cell, dimension: row.dimension }))),
  );
  const cell = cells.find(({ key }) => key === open);
  if (!cell) return nothing;
  const title = [cell.dimension, cell.scenario].filter(Boolean).join(', ');
  return html`<h3>${title || 'Without coordinates'}</h3>${criteriaList(cell.criteria, send)}`;
}

function criteriaList(criteria: readonly Criterion[], send: Send): TemplateResult {
  return html`<ul class="tree">${criteria.map(
    ({ id, text, points }) =>
      html`<li><button type="button" class="tree-leaf" @click=${() =>
        send(
          bench({ do: 'criterion', criterionId: id, edit: false }),
        )}><span>${text}</span><span class="row-points">${formatPoints(points)}</span></button></li>`,
  )}</ul>`;
}
