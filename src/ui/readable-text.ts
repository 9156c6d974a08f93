import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Evidence } from '../domain/evidence.ts';
import { layoutText, type TextBlock, type TextRun } from './layout-text.ts';

/** A long text as blocks a person likes to read, with evidence marked in place. */
export function readableText(text: string, evidence: readonly Evidence[] = noEvidence): TemplateResult {
  // A long text is laid out again only when it or its evidence changed, not with every verdict that arrives.
  const blocks = guard([text, evidence], () => layoutText(text).map((block) => blockView(text, block, evidence)));
  return html`<div class="prose ${text.length > long ? 'long' : ''}">${blocks}</div>`;
}

/** From here on only what is in sight is laid out. Units: UTF-16 units. */
const long = 200_000;

const noEvidence: readonly Evidence[] = [];

function blockView(text: string, block: TextBlock, evidence: readonly Evidence[]): TemplateResult {
  const body = block.runs.map((run) => runView(text, run, evidence));
  if (block.kind === 'rule') return html`<hr />`;
  if (block.kind === 'heading') return html`<p class="prose-heading" dir="auto">${body}</p>`;
  if (block.kind === 'code') return html`<pre dir="auto">${body}</pre>`;
  if (block.kind === 'item') {
    return html`<p class="prose-item" dir="auto" data-depth=${block.depth}><span class="prose-marker">${block.marker}</span><span>${body}</span></p>`;
  }
  return html`<p dir="auto">${body}</p>`;
}

function runView(text: string, run: TextRun, evidence: readonly Evidence[]): TemplateResult {
  const pieces = cutRun(run, evidence).map((piece) => pieceView(text, piece));
  if (run.look === 'strong') return html`<strong>${pieces}</strong>`;
  if (run.look === 'emphasis') return html`<em>${pieces}</em>`;
  if (run.look === 'code') return html`<code>${pieces}</code>`;
  return html`${pieces}`;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly evidence: Evidence | null;
}

/** Cuts a run wherever a quote begins or ends; where quotes overlap the weightier one is shown. */
export function cutRun(run: Pick<TextRun, 'start' | 'end'>, evidence: readonly Evidence[]): readonly Piece[] {
  const inside = evidence.filter((e) => e.start < run.end && e.end > run.start);
  const edges = new Set([run.start, run.end]);
  for (const { start, end } of inside) {
    edges.add(Math.max(start, run.start));
    edges.add(Math.min(end, run.end));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((start, index) => {
    const end = cuts[index + 1] ?? start;
    const over = inside.filter((e) => e.start <= start && e.end >= end).sort((a, b) => b.weight - a.weight);
    return end > start ? [{ start, end, evidence: over[0] ?? null }] : [];
  });
}

function pieceView(text: string, piece: Piece): TemplateResult | string {
  const words = text.slice(piece.start, piece.end);
  if (!piece.evidence) return words;
  const opens = piece.start === piece.evidence.start;
  return html`<mark data-role=${piece.evidence.role} data-start=${opens ? piece.start : nothing}>${words}</mark>`;
}
