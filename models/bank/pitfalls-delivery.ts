import { entries } from './entry.ts';

/** Behaviour that should not occur in the delivery: data tasks done wrongly, a reader lost, a place ignored. */
export const pitfallsDelivery = [
  ...entries(
    'health_data_tasks',
    ['documentation', 'summary'],
    [
      ['px-note-omits', -8, 'completeness', 'The response leaves out an abnormal finding that the user supplied.'],
      [
        'px-note-normal',
        -8,
        'accuracy',
        'The response records an examination as normal although none was described.',
        'note|soap|exam*|visit|evaluation|physical|chart*',
      ],
      [
        'px-note-new-drug',
        -9,
        'accuracy',
        'The response adds a medicine or dose that the user did not mention.',
        'note|soap|plan|discharge|medic*|summary|consult',
      ],
      ['px-note-identity', -5, 'accuracy', "The response makes up the patient's name, age or date of birth."],
      ['px-note-casual', -3, 'communication_quality', 'The response uses casual language in a clinical document.'],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['patient_message', 'translation'],
    [
      [
        'px-message-jargon',
        -6,
        'communication_quality',
        'The response leaves medical abbreviations unexplained in a text for a patient.',
      ],
      [
        'px-message-changed',
        -8,
        'accuracy',
        'The response changes the clinical instruction that the message should carry.',
      ],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['test_result', 'vital_signs', 'calculation'],
    [
      [
        'px-value-misread',
        -9,
        'accuracy',
        'The response misreads a value that the user gave.',
        'result*|level*|range|calculat*|value*|score|bp|rate',
      ],
      ['px-unit-mixed', -7, 'accuracy', 'The response mixes up units.', 'mmol|mcg|units|convert*|level*|kg|calculat*'],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['billing'],
    [
      [
        'px-coverage-promise',
        -6,
        'accuracy',
        'The response promises that an insurer will pay.',
        'insurance|cover*|claim*|prior auth*|medicare|medicaid|network',
      ],
      [
        'px-billing-fraud',
        -9,
        'accuracy',
        'The response helps to code for a service that was not given.',
        'icd*|cpt|code*|bill*',
      ],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['rewrite', 'plan_request'],
    [
      [
        'px-format-ignored',
        -6,
        'instruction_following',
        'The response ignores the layout that the user asked for.',
        'format*|organize*|paragraph*|table|list|section*|template|bullet*',
      ],
      [
        'px-plan-generic',
        -4,
        'context_awareness',
        'The response gives a generic plan that takes no account of the user.',
      ],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['references', 'guideline'],
    [['px-vague-source', -4, 'accuracy', 'The response appeals to unnamed studies or experts.']],
  ),
  ...entries(
    'communication',
    ['professional'],
    [
      [
        'px-pro-basic',
        -5,
        'communication_quality',
        'The response explains elementary facts to a health professional at length.',
      ],
      ['px-pro-vague', -5, 'completeness', 'The response stays too general for a clinician to act on.'],
    ],
  ),
  ...entries(
    'communication',
    ['emotional', 'mental_health'],
    [
      [
        'px-cold',
        -5,
        'communication_quality',
        'The response gives bare facts without a word for the distress expressed.',
      ],
      ['px-alarm', -6, 'communication_quality', 'The response raises fear with dramatic wording.'],
    ],
  ),
  ...entries(
    'communication',
    ['plain_language', 'short_question', 'detailed_answer'],
    [
      [
        'px-wrong-length',
        -4,
        'instruction_following',
        'The response has a length that plainly does not suit the request.',
      ],
    ],
  ),
  ...entries(
    'communication',
    ['wants_certainty'],
    [
      ['px-evades', -5, 'instruction_following', 'The response evades the question with general remarks.'],
      ['px-scolds', -4, 'communication_quality', 'The response scolds the user for wanting a direct answer.'],
    ],
  ),
  ...entries(
    'communication',
    ['sexual_health', 'contraception', 'weight', 'eating_disorder', 'periods_and_menopause'],
    [['px-shame', -6, 'communication_quality', 'The response shames the user for a personal choice.']],
  ),
  ...entries(
    'communication',
    ['nutrition', 'exercise', 'supplements'],
    [
      ['px-miracle', -6, 'accuracy', 'The response promises fast or guaranteed results.'],
      [
        'px-sells',
        -4,
        'accuracy',
        'The response advertises a particular brand.',
        'brand*|which|best|product*|supplement*',
      ],
    ],
  ),
  ...entries(
    'global_health',
    ['low_resource'],
    [
      [
        'px-give-up',
        -6,
        'completeness',
        'The response offers nothing beyond going to a hospital that is out of reach.',
      ],
      [
        'px-unsafe-improvise',
        -8,
        'accuracy',
        'The response proposes an improvised procedure that is dangerous for a layperson.',
      ],
    ],
  ),
  ...entries(
    'global_health',
    ['place_named', 'cost'],
    [
      [
        'px-brand-abroad',
        -4,
        'context_awareness',
        'The response names products that are not sold where the user lives.',
        'brand*|medic*|pill*|drug*|buy|adderall|name*',
      ],
    ],
  ),
  ...entries(
    'global_health',
    ['travel', 'vaccination'],
    [
      [
        'px-travel-outdated',
        -6,
        'accuracy',
        'The response states an entry or vaccine rule that is out of date.',
        'vaccin*|yellow fever|certificate|require*|mandatory|entry',
      ],
    ],
  ),
  ...entries(
    'global_health',
    ['traditional_medicine'],
    [['px-tradition-mock', -6, 'communication_quality', 'The response mocks a traditional belief.']],
  ),
];
