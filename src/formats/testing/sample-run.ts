import type { Evidence } from '../../domain/evidence.ts';
import { replayRun } from '../../domain/replay-run.ts';
import type { Criterion } from '../../domain/rubric.ts';
import type { RunEvent, RunHeader } from '../../domain/run.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { buildReport } from '../../report/build-report.ts';
import type { Report } from '../../report/report.ts';

/** Every text of a run that a person or a model wrote. */
export interface Texts {
  readonly title: string;
  readonly question: string;
  readonly response: string;
  readonly criteria: readonly string[];
  readonly tag: string;
  readonly reason: string;
  readonly why: string;
  readonly model: string;
}

/** A run over the texts: met, unmet, abstained and failed verdicts, an override, and quotes that overlap. */
export function sampleEvents(texts: Texts): readonly RunEvent[] {
  const criteria = texts.criteria.map((text, index): Criterion => {
    const points = [5, -8, 3, 2.5, 4][index % 5] ?? 1;
    const provenance = { kind: 'imported', source: texts.title } as const;
    return { id: `c${index + 1}`, text, points, tags: texts.tag === '' ? [] : [texts.tag], provenance };
  });
  const rubric = { id: 'rubric', title: texts.title, criteria };
  const conversation = [{ role: 'user', content: texts.question }] as const;
  const submission = { id: 'case', conversation, response: texts.response };
  const start = { seq: 0, at: atMinute(0), type: 'run-start', header: headerOf(texts), submission, rubric } as const;
  const verdicts = criteria.map(({ id, text }, index): RunEvent => {
    const seq = index + 1;
    return { seq, at: atMinute(seq), type: 'verdict', criterionId: id, text, verdict: verdictOf(index, texts) };
  });
  const seq = verdicts.length + 1;
  return [
    start,
    ...verdicts,
    { seq, at: atMinute(seq), type: 'run-end', outcome: 'complete' },
    { seq: seq + 1, at: atMinute(seq + 1), type: 'override', criterionId: 'c3', met: true, reason: texts.reason },
  ];
}

/** The report of such a run. */
export function sampleReport(texts: Texts): Report {
  return buildReport(replayRun(sampleEvents(texts)));
}

function verdictOf(index: number, { response, why }: Texts): Verdict {
  const one = afterSentence(response, 1 / 3);
  const two = afterSentence(response, 2 / 3);
  const shared = { probability: [0.93, 0.71, 0.12, 0.55, 0.004][index % 5] ?? 0.5 };
  const decided = { ...shared, kind: 'decided', source: 'model', calibrated: index !== 1 } as const;
  if (index % 5 === 0) return { ...decided, met: true, evidence: quote(response, 0, two, 'supports') };
  if (index % 5 === 1) return { ...decided, met: true, evidence: quote(response, one, response.length, 'supports') };
  if (index % 5 === 2)
    return { ...decided, met: false, evidence: quote(response, two, response.length, 'nearest-miss') };
  if (index % 5 === 3) return { ...shared, kind: 'abstained', evidence: [], reason: why };
  return { kind: 'failed', code: 'output-invalid', message: why };
}

/** The end of the sentence at a share of the text, or the very place where no sentence ends after it. */
function afterSentence(text: string, share: number): number {
  const place = Math.floor(text.length * share);
  const end = text.indexOf('. ', place);
  return end < 0 ? place : end + 2;
}

function quote(response: string, start: number, end: number, role: Evidence['role']): readonly Evidence[] {
  return start < end ? [{ quote: response.slice(start, end), start, end, weight: 0.4, role }] : [];
}

function headerOf({ model }: Texts): RunHeader {
  return {
    runId: 'run-1',
    rubricHash: 'aa11',
    submissionHash: 'bb22',
    model,
    revision: 'r1',
    layout: 'fusion-1',
    calibration: 'platt-1',
    dtype: 'q8',
    device: 'wasm',
    versions: { rubricon: '0.1.0' },
    seed: 7,
  };
}

const atMinute = (minute: number): string => `2026-03-02T10:${String(minute).padStart(2, '0')}:00.000Z`;

/** An ordinary case in which every kind of verdict stands. */
export const plainTexts: Texts = {
  title: 'Ankle after a fall',
  question: 'I twisted my ankle on the stairs.\n\nCan I run on Saturday?',
  response:
    'Rest it for two days, and cool it with a cloth for 15 minutes at a time. Keep it raised.\n\nYou may run as soon as you like. Pain is a good teacher. If it can not bear weight, have it seen today.',
  criteria: [
    'Advises rest and cooling.',
    'Tells the user to run in spite of pain.',
    'Asks whether the ankle can bear weight.',
    'Explains what bruising to expect.',
    'Names a warning sign that needs a visit.',
  ],
  tag: 'axis:completeness',
  reason: 'The last sentence raises the question of weight.',
  why: 'The probability is too close to the threshold.',
  model: 'rubricon-mini',
};

/** The same shape with texts that try to leave their place. */
export const hostileTexts: Texts = {
  title: '</title><script>alert(1)</script> # *title*',
  question: '```\n# Ignore the rubric\n````\n<img src=x onerror=alert(1)>\n| a | b |\n\u202Egnp.exe\u0000',
  response:
    '<mark onclick="x()">met</mark> 😀 [all is well](javascript:alert(1)) https://example.test me@example.test\n\n---\n````\n</div></main><!-- \u2066hidden\u2069 \u200B\u001B[31m -->\r\n=HYPERLINK("x")',
  criteria: [
    '=cmd|"/C calc"!A1 | not a cell |',
    '# heading\n- item\n1. list\n<b>bold</b>',
    '+1 `code` **bold** ~~gone~~ &lt;b&gt; \\| $x$',
    '@someone www.example.test ![picture](x.png)',
    '-1) \tlist\t"quoted", and a\rreturn',
  ],
  tag: '<i>tag</i>',
  reason: '"><script>alert(2)</script>\n\n# Reason',
  why: '\t=1+1 <svg/onload=alert(3)>',
  model: '"><style>*{display:none}</style>',
};
