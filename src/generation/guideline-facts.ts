import { type MinedStatement, mineStatements } from './mine-statements.ts';

/** One thing that a guideline says, with how strongly, and the criterion that it makes. Units: points, -10 to 10. */
export interface GuidelineFact {
  readonly id: string;
  readonly claim: string;
  /** `guideline:120-188`, UTF-16 offsets. */
  readonly place: string;
  readonly text: string;
  readonly points: number;
}

/** Where one sentence goes on to demand another thing. */
const further =
  /;\s+|,?\s+(?:and|but)\s+(?=(?:do not|don['’]t|never|avoid|seek|call|refer|stop|give|offer|check|measure|review|advise|ask|monitor|start|repeat|explain|document)\b)/gi;
const elsewhere =
  /^(?:for (?:more|further) information\b|(?:see|read|refer to|visit)\s+(?:also\s+)?(?:the|our|page|section|table|figure|appendix|chapter|box)\b)/i;
const headingLength = 60;
const strong = /\b(?:must|immediately|urgent(?:ly)?|emergency|always|without delay|at once|right away|ambulance)\b/i;
const weak = /\b(?:may|might|consider|can|could|optional(?:ly)?|if desired|if available)\b/i;
const forbidsStrongly = /\b(?:never|must not|contraindicated|under no circumstances)\b/i;
const advises =
  /^The response (?:says (?:not )?to|says never to|recommends|suggests|advises)\b|\b(?:should|recommended)\b/i;

/**
 * Takes a guideline apart into atomic facts with their places, and makes a criterion of each. What it forbids becomes a
 * penalty for advising it, where code can turn the sentence round. Worth follows the words: must, should, may.
 * Source: Automated Rubrics (evidence to atomic facts to signed criteria of -10 to 10); the rules of wording are ours.
 */
export function guidelineFacts(guideline: string, most = 60): readonly GuidelineFact[] {
  const name = 'guideline';
  const atoms = mineStatements(name, guideline, { most: 2 * most })
    .filter((whole) => isFact(whole, guideline))
    .flatMap((whole) => splitAtoms(name, whole, guideline));
  return atoms.slice(0, most).map(({ text, claim, place }, index) => {
    const turned = turnRound(text);
    const size = sizeOf(claim, text, turned !== null);
    return { id: `fact-${index + 1}`, claim, place, text: turned ?? text, points: turned === null ? size : -size };
  });
}

/** Questions, pointers to other pages and lines that head a section say nothing about care. */
function isFact({ claim, start, end }: MinedStatement, guideline: string): boolean {
  if (claim.endsWith('?') || elsewhere.test(claim)) return false;
  const from = guideline.lastIndexOf('\n', start - 1) + 1;
  const stop = guideline.indexOf('\n', end);
  const line = guideline.slice(from, stop < 0 ? guideline.length : stop).trim();
  const isHeading = line === guideline.slice(start, end) && line.length <= headingLength && !/[.;!]$/.test(line);
  return !isHeading;
}

/** The parts of a sentence that demand two things, each with its own place; the whole where a part says nothing alone. */
function splitAtoms(name: string, whole: MinedStatement, guideline: string): readonly MinedStatement[] {
  const raw = guideline.slice(whole.start, whole.end);
  const cuts = [...raw.matchAll(further)];
  if (cuts.length === 0) return [whole];
  const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)];
  const ends = [...cuts.map((cut) => cut.index), raw.length];
  const parts = starts.map((start, at): MinedStatement | null => {
    const [mined, ...others] = mineStatements(name, raw.slice(start, ends[at] ?? raw.length));
    if (!mined || others.length > 0) return null;
    const from = whole.start + start + mined.start;
    const to = whole.start + start + mined.end;
    return { ...mined, place: `${name}:${from}-${to}`, start: from, end: to };
  });
  const sound = parts.filter((part) => part !== null);
  return sound.length === parts.length ? sound : [whole];
}

/** What a response would say that does what the guideline forbids; null where it forbids nothing or can't be turned. */
function turnRound(text: string): string | null {
  const order = /^The response says (?:not|never) to (.+)$/i.exec(text);
  if (order?.[1] !== undefined) return `The response says to ${order[1]}`;
  const avoid = /^The response says to avoid (.+)$/i.exec(text);
  if (avoid?.[1] !== undefined) return `The response recommends ${avoid[1]}`;
  const passive =
    /^The response says that (.{3,120}?) (?:is|are) (?:not (?:recommended|advised|indicated)|contraindicated)\b(.*)$/i.exec(
      text,
    );
  if (passive?.[1] !== undefined) return `The response recommends ${passive[1]}${passive[2] ?? '.'}`;
  const should = /^The response says that (.{3,120}?) (?:should|must) (?:not|never) (.+)$/i.exec(text);
  return should?.[1] !== undefined ? `The response says that ${should[1]} should ${should[2] ?? ''}` : null;
}

function sizeOf(claim: string, text: string, forbids: boolean): number {
  if (forbids) return forbidsStrongly.test(claim) ? 9 : 7;
  if (strong.test(claim)) return 9;
  if (weak.test(claim)) return 3;
  return advises.test(text) ? 6 : 4;
}
