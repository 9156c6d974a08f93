import type { Golden } from '../../models/manifest.ts';
import type { EngineDocument } from '../../src/engine/port.ts';
import { createWordTokenizer } from '../word-tokenizer.ts';
import { tinyLayout, tinyTables, tinyTokenizer } from './tiny-model.ts';

const { cls, sep, roles, types, window: size, overlap } = tinyLayout;
const tokenize = createWordTokenizer(tinyTokenizer, new Set([cls, sep, ...Object.values(roles)]));

/** What the tiny model says, computed by hand from its tables: the truth that an engine is held against. */
export function tinyAnswer(document: EngineDocument, statement: string): { logit: number; weights: number[] } {
  const conversation = document.conversation.flatMap(({ role, content }) => [roles[role], ...tokenize(content).ids]);
  const response = rowsOf(tokenize(document.response).ids, types.response);
  const memory = [...rowsOf(conversation, types.conversation), ...response];
  const asked = [cls, ...tokenize(statement).ids, sep];
  const query = sum(asked.map((id) => tinyTables.statements[id] ?? []));
  const scores = response.map((row) => dot(query, row));
  const top = Math.max(...scores);
  const exponents = scores.map((score) => Math.exp(score - top));
  const total = exponents.reduce((all, one) => all + one, 0);
  const weights = exponents.map((one) => one / total);
  const seen = sum(response.map((row, at) => row.map((value) => value * (weights[at] ?? 0))));
  const mean = memory.flat().reduce((all, one) => all + one, 0) / memory.flat().length;
  return { logit: dot(query, seen) + mean * query.reduce((all, one) => all + one, 0), weights };
}

/** Golden rows of the tiny model. */
export function tinyGolden(): Golden {
  const document: EngineDocument = {
    conversation: [{ role: 'user', content: 'My knee hurts since Sunday. Should I see a doctor?' }],
    response: 'Rest the knee for two days. See a doctor if it swells, locks or gives way on the stairs.',
  };
  const statements = ['Advises rest.', 'Says when to see a doctor about the knee.'];
  return {
    schema: 1,
    tolerance: { logit: 1e-3, probability: 1e-3 },
    rows: [
      {
        conversation: [...document.conversation],
        response: document.response,
        statements,
        logits: statements.map((statement) => tinyAnswer(document, statement).logit),
      },
    ],
  };
}

/** A token's row from the window in which it lies deepest, found by trying all. */
function rowsOf(ids: readonly number[], type: number): number[][] {
  const starts = [0];
  while ((starts.at(-1) ?? 0) + size < ids.length) starts.push((starts.at(-1) ?? 0) + size - overlap);
  return ids.map((id, at) => {
    const depth = (start: number): number => Math.min(at - start, Math.min(start + size, ids.length) - 1 - at);
    const best = starts.reduce((left, right) => (depth(right) > depth(left) ? right : left));
    return sum([tinyTables.words[id] ?? [], tinyTables.types[type] ?? [], tinyTables.positions[1 + at - best] ?? []]);
  });
}

function sum(rows: readonly (readonly number[])[]): number[] {
  return Array.from({ length: tinyLayout.memoryWidth }, (_, at) => rows.reduce((all, row) => all + (row[at] ?? 0), 0));
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((all, value, at) => all + value * (right[at] ?? 0), 0);
}
