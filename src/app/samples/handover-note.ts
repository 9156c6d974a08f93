import { type SampleCase, sampleRubric } from '../sample-case.ts';

/** A writing task with a length, a shape and things to leave out; rules decide what rules can. */
export const handoverNote: SampleCase = {
  id: 'sample-handover-note',
  title: 'A handover note from rough jottings',
  about: 'A documentation task with length and format rules',
  conversation: [
    {
      role: 'user',
      content: `Turn my jottings into a nursing handover note. At most 110 words, bullet points only, do not add a diagnosis, and do not use the word "stable".

Bed 12, woman 74, day 2 after hip fracture repair, left. Slept badly. Pain 6/10 at 5 am, had oxycodone 5 mg at 5.20, now 3/10. Temp 37.9 once at 4, 37.4 at 6. Drain 40 ml overnight, dressing dry. Walked to the chair with two yesterday. Penicillin allergy. Daughter coming at 11, wants to talk about rehab. Hb this morning not back yet.`,
    },
  ],
  response: `- Bed 12, woman, 74, day 2 after left hip fracture repair. **Allergy: penicillin.**
- Slept badly. Pain 6/10 at 05:00; oxycodone 5 mg given at 05:20; now 3/10.
- Temperature 37.9 at 04:00, 37.4 at 06:00, possibly an early wound infection.
- Drain 40 ml overnight. Dressing dry.
- Walked to the chair with two people yesterday.
- Daughter visits at 11:00 and wishes to discuss rehabilitation.

To do: recheck temperature at 08:00, remind the team about pain relief before physiotherapy.`,
  rubric: sampleRubric('handover-note', 'Nursing handover note', [
    [5, 'instruction_following', 'Has at most 110 words.', { kind: 'words', max: 110 }],
    [
      3,
      'instruction_following',
      'Does not use the word "stable".',
      { kind: 'mentions', phrase: 'stable', present: false },
    ],
    [6, 'completeness', 'States the penicillin allergy.'],
    [6, 'accuracy', 'Gives the pain scores with the time and dose of oxycodone.'],
    [4, 'completeness', 'Reports both temperatures with their times.'],
    [4, 'completeness', 'Says that the haemoglobin result is still awaited.'],
    [3, 'completeness', 'Mentions the visit of the daughter and her wish to talk about rehabilitation.'],
    [-8, 'instruction_following', 'Adds a diagnosis that is not in the notes, such as a wound infection.'],
    [-4, 'accuracy', 'Adds tasks or orders that the notes do not contain.'],
  ]),
};
