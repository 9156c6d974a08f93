import { entries } from './entry.ts';

/** Asking for what is missing before advising: the question, symptoms, medicines, pregnancy. */
export const contextSeeking = [
  ...entries(
    'context_seeking',
    ['any'],
    [
      [
        'cs-key-question',
        5,
        'context_awareness',
        'The response asks the user for a specific piece of missing information that would change the advice.',
      ],
      [
        'cs-too-many',
        -4,
        'communication_quality',
        'The response asks a long list of questions before giving any help at all.',
      ],
    ],
  ),
  ...entries(
    'context_seeking',
    ['short_question'],
    [
      [
        'cs-clarify-goal',
        7,
        'context_awareness',
        'The response asks what the user wants to know because the message is too short to be clear.',
      ],
      [
        'cs-assume',
        -5,
        'context_awareness',
        'The response assumes facts about the user that the conversation does not contain.',
      ],
    ],
  ),
  ...entries(
    'context_seeking',
    ['symptom_report'],
    [
      ['cs-duration', 6, 'context_awareness', 'The response asks when the {symptom|symptoms} began.'],
      ['cs-severity', 5, 'context_awareness', 'The response asks how severe the symptoms are.'],
      [
        'cs-associated',
        6,
        'context_awareness',
        'The response asks about other symptoms that go along with the main one.',
      ],
      ['cs-history', 5, 'context_awareness', 'The response asks about existing medical conditions.'],
      ['cs-current-meds', 6, 'context_awareness', 'The response asks which medicines the person takes now.'],
      ['cs-age', 4, 'context_awareness', 'The response asks for the age of the person concerned.'],
    ],
  ),
  ...entries(
    'context_seeking',
    ['medication', 'dose', 'choosing_treatment'],
    [
      [
        'cs-allergies',
        6,
        'context_awareness',
        'The response asks about drug allergies before it suggests a medicine.',
        'antibiotic*|prescri*|take|recommend*|best|which|treatment|amoxicil*',
      ],
      [
        'cs-pregnant-before-drug',
        6,
        'context_awareness',
        'The response asks whether the person could be pregnant before it suggests a medicine.',
        'antibiotic*|acne|retino*|uti|nausea*|seizure*|statin*|woman|female|postpartum|breastfe*',
      ],
      [
        'cs-organ-function',
        6,
        'context_awareness',
        'The response asks about kidney or liver function before it discusses a dose.',
        'dose*|dosage|dosing|titrat*|start*|adjust*',
      ],
      [
        'cs-indication',
        6,
        'context_awareness',
        'The response asks what {medication|the medicine} is being taken for.',
        'dose*|should i take|can i take',
      ],
      [
        'cs-weight-dose',
        7,
        'context_awareness',
        'The response asks for body weight where the dose depends on it.',
        'child*|son|daughter|baby|infant*|kg|pediatric*|paediatric*|toddler*|heparin|chemo*',
      ],
    ],
  ),
  ...entries(
    'context_seeking',
    ['interactions', 'supplements'],
    [
      [
        'cs-which-product',
        7,
        'context_awareness',
        'The response asks for the exact name of the supplement or medicine.',
        'supplement*|herb*|medic*|pill*|natural',
      ],
    ],
  ),
  ...entries(
    'context_seeking',
    ['stopping_medication'],
    [
      [
        'cs-why-stop',
        6,
        'context_awareness',
        'The response asks why the user wants to stop {medication|the medicine}.',
      ],
      [
        'cs-how-long-taken',
        5,
        'context_awareness',
        'The response asks how long {medication|the medicine} has been taken.',
      ],
    ],
  ),
  ...entries(
    'context_seeking',
    ['pregnancy'],
    [
      ['cs-gestation', 6, 'context_awareness', 'The response asks how far along the pregnancy is.'],
      [
        'cs-last-period',
        6,
        'context_awareness',
        'The response asks for the date of the last period.',
        'am i pregnant|could i be pregnant|test|period|late|ob ich schwanger',
      ],
    ],
  ),
];
