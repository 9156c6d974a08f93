import { describe, expect, it } from 'vitest';
import { playVisit } from '../../domain/judging/scripted-patient.ts';
import { criterion, recorded, rubricOf } from '../testing/fixtures.ts';
import { judgeVisit } from './judge-visit.ts';

const script = {
  opening: 'My ear itches.',
  replies: [
    { words: ['since', 'how long'], says: 'Since I swam.' },
    { words: ['fever'], says: 'No fever.' },
  ],
  otherwise: 'I cannot say.',
  turns: 4,
};
const answers = ['Since when?', 'Since when exactly?', 'Any FEVER?', 'Keep it dry.'];
const play = () => {
  let at = 0;
  return playVisit(script, async () => answers[at++] ?? '');
};

describe('a visit', () => {
  it('JDG-48 B15 Baichuan-M2: replaying a script gives the same transcript, each reply once', async () => {
    const transcript = await play();
    expect(await play()).toEqual(transcript);
    const said = transcript.flatMap(({ role, content }) => (role === 'user' ? [content] : []));
    expect(said).toEqual(['My ear itches.', 'Since I swam.', 'I cannot say.', 'No fever.']);
    expect(transcript.at(-1)?.role).toBe('assistant');
  });

  it('JDG-48 B15 Baichuan-M2: the score of each answer by its own rubric and that of the whole visit are both kept', async () => {
    const { verifier, reads } = recorded((statement, { response }) => ({
      logit: response.includes(statement) ? 2 : -2,
    }));
    const [ask, dry] = [criterion('ask', 'Since when'), criterion('dry', 'dry')];
    const turns = [
      { turn: 1, at: 1, rubric: rubricOf(ask) },
      { turn: 4, at: 7, rubric: rubricOf(ask, dry) },
      { turn: 5, at: 8, rubric: rubricOf(dry) },
    ];
    const visit = await judgeVisit(await play(), turns, { verifier });
    expect(visit.turns.map(({ turn, score }) => [turn, score.value])).toEqual([
      [1, 1],
      [4, 0.5],
    ]);
    expect(visit.whole.value).toBeCloseTo(2 / 3, 12);
    expect(reads.map(({ conversation }) => conversation.length)).toEqual([1, 7]);
  });
});
