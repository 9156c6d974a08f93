import type { Mark } from '../../domain/mark.ts';
import { peem as profile } from '../../domain/profiles/anchored-scales.ts';
import type { ProfileScore } from '../../domain/profiles/profile.ts';
import type { Criterion } from '../../domain/rubric.ts';
import type { Message } from '../../domain/submission.ts';
import type { EngineDocument } from '../../engine/port.ts';
import type { JudgeOptions } from '../../verification/judging/ask-logits.ts';
import { judgeResponse, marksOfJudged } from '../../verification/judging/judge-marks.ts';
import { peem } from '../methods/peem.ts';

/** One axis with its grade from 1 to 5 and what that grade means. Missing: both null where nobody could grade. */
export interface PeemAxis {
  readonly id: string;
  readonly of: 'prompt' | 'response';
  readonly name: string;
  readonly grade: number | null;
  readonly meaning: string | null;
}

export interface PeemGrades {
  readonly axes: readonly PeemAxis[];
  readonly score: ProfileScore;
}

/**
 * Grades the last user message on three axes and the response to it on six. The axes of the prompt are judged on the
 * message alone: nothing that they are asked of holds the response.
 * Throws: RubriconError for engine-wide faults, AbortError when cancelled. Source: PEEM.
 */
export async function gradeByPeem(document: EngineDocument, options: JudgeOptions): Promise<PeemGrades> {
  const { rubric } = await peem.generate({ conversation: document.conversation }, options.verifier.engine, {});
  const ofPrompt = rubric.criteria.filter(isOfPrompt);
  const ofResponse = rubric.criteria.filter((criterion) => !isOfPrompt(criterion));
  const marks = new Map<string, Mark>([
    ...(await grade(promptAlone(document.conversation), ofPrompt.map(aboutTheText), options)),
    ...(await grade(document, ofResponse, options)),
  ]);
  const axes = rubric.criteria.map((criterion): PeemAxis => {
    const mark = marks.get(criterion.id);
    const value = mark?.kind === 'grade' ? mark.value : null;
    const meaning = criterion.levels?.find((level) => level.value === value)?.text ?? null;
    const name = criterion.axis?.at(-1) ?? criterion.id;
    return { id: criterion.id, of: isOfPrompt(criterion) ? 'prompt' : 'response', name, grade: value, meaning };
  });
  return { axes, score: profile.score(rubric, marks) };
}

async function grade(document: EngineDocument, criteria: readonly Criterion[], options: JudgeOptions) {
  const rubric = { id: 'peem', title: '', criteria };
  return marksOfJudged(rubric, await judgeResponse(document, rubric, options));
}

function isOfPrompt({ axis }: Criterion): boolean {
  return axis?.[0] === 'Prompt';
}

/** The last user message in the place of the text that is judged, after what was said before it. */
function promptAlone(conversation: readonly Message[]): EngineDocument {
  const at = conversation.findLastIndex(({ role }) => role === 'user');
  return { conversation: conversation.slice(0, Math.max(0, at)), response: conversation[at]?.content ?? '' };
}

/** In that place the message is what a model calls the response. */
function aboutTheText(criterion: Criterion): Criterion {
  const reworded = (text: string): string =>
    text.replaceAll("the user's message", 'the response').replaceAll("The user's message", 'The response');
  const { text, levels = [] } = criterion;
  return {
    ...criterion,
    text: reworded(text),
    levels: levels.map((level) => ({ ...level, ...(level.text && { text: reworded(level.text) }) })),
  };
}
