import type { LabelledRow } from '../formats/parse-rows.ts';
import { boundCalibration, type Verifier } from '../verification/calibrate.ts';
import { verifyRows } from '../verification/verify-rows.ts';
import { wordsIn } from './breakdowns.ts';
import { byDocument } from './by-document.ts';
import type { EvaluatedRow } from './evaluation.ts';
import type { EvidencedRow } from './evidence-agreement.ts';
import { countProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** A labelled row with the verifier's answer, ready for every measure. */
export type JudgedRow = EvaluatedRow & EvidencedRow & { readonly logit: number };

/**
 * Asks the verifier about every row; rows without an answer are left out. A row on which it would abstain stands by its
 * probability and is counted. Throws: AbortError when cancelled.
 */
export async function judgeRows(
  rows: readonly LabelledRow[],
  verifier: Verifier,
  terminal: Terminal,
): Promise<{ readonly judged: readonly JudgedRow[]; readonly abstained: number }> {
  const progress = countProgress(terminal, 'rows', rows.length);
  const threshold = boundCalibration(verifier)?.threshold ?? 0.5;
  const judged: JudgedRow[] = [];
  let abstained = 0;
  for await (const { row, verdict } of verifyRows(byDocument(rows), { verifier, signal: terminal.signal })) {
    progress.step();
    if (verdict.kind === 'failed' || verdict.logit === undefined) continue;
    if (verdict.kind === 'abstained') abstained += 1;
    const { conversation, response, criterion } = row;
    const group = JSON.stringify(conversation);
    judged.push({
      conversation,
      response,
      group,
      label: row.label === 1,
      probability: verdict.probability,
      logit: verdict.logit,
      met: verdict.probability >= threshold,
      evidence: verdict.evidence,
      explanation: row.explanation,
      // Here the key of the criterion; its words are `text`.
      criterion: row.criterionId ?? criterion,
      text: criterion,
      tags: row.tags ?? [],
      points: row.points,
      responder: row.responder,
      caseId: JSON.stringify([group, response]),
      responseWords: wordsIn(response),
    });
  }
  progress.end();
  return { judged, abstained };
}
