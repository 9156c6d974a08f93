import { entries } from './entry.ts';

/** Asking for what a special situation turns on: a child, a mood, a reading, a wound, a place. */
export const contextSeekingSpecial = [
  ...entries(
    'context_seeking',
    ['child'],
    [
      [
        'cs-child-age',
        7,
        'context_awareness',
        "The response asks for the child's age or weight where the advice depends on it.",
      ],
      [
        'cs-child-behaviour',
        5,
        'context_awareness',
        'The response asks how well the child is drinking, playing or waking.',
        'fever*|vomit*|diarrh*|sick|ill|cough*|rash*|letharg*',
      ],
    ],
  ),
  ...entries(
    'context_seeking',
    ['mental_health'],
    [
      [
        'cs-mood-safety',
        8,
        'context_awareness',
        'The response asks about thoughts of self-harm when the user describes a low mood.',
        'depress*|hopeless|sad|worthless|overwhelm*|cry*|mood|grief|burnout',
      ],
      [
        'cs-daily-function',
        4,
        'context_awareness',
        'The response asks how the mood affects work, sleep or relationships.',
      ],
    ],
  ),
  ...entries(
    'context_seeking',
    ['diabetes'],
    [['cs-glucose-readings', 6, 'context_awareness', 'The response asks for recent blood glucose readings or HbA1c.']],
  ),
  ...entries(
    'context_seeking',
    ['hypertension'],
    [['cs-bp-readings', 6, 'context_awareness', 'The response asks for recent blood pressure readings.']],
  ),
  ...entries(
    'context_seeking',
    ['vaccination'],
    [['cs-vaccine-history', 6, 'context_awareness', 'The response asks which vaccines the person has already had.']],
  ),
  ...entries(
    'context_seeking',
    ['travel', 'vaccination'],
    [
      [
        'cs-destination',
        7,
        'context_awareness',
        'The response asks for the exact destination.',
        'travel*|trip|abroad|yellow fever|malaria|vacation|africa|asia|south america',
      ],
    ],
  ),
  ...entries(
    'context_seeking',
    ['skin', 'wound'],
    [
      [
        'cs-skin-look',
        5,
        'context_awareness',
        'The response asks what the skin change looks like or where it is.',
        'rash*|spots|bump*|mole|itch*|hives|blister*|skin',
      ],
      [
        'cs-tetanus',
        5,
        'context_awareness',
        'The response asks when the last tetanus shot was.',
        'wound*|cut*|laceration*|nail|bite*|ferimento|herida|stepped',
      ],
    ],
  ),
  ...entries(
    'context_seeking',
    ['injury'],
    [
      [
        'cs-injury-weight',
        6,
        'context_awareness',
        'The response asks whether the injured person can put weight on the limb.',
        'ankle|knee|foot|leg|sprain*|hip',
      ],
    ],
  ),
  ...entries(
    'context_seeking',
    ['urinary'],
    [
      [
        'cs-uti-flags',
        6,
        'context_awareness',
        'The response asks about fever or flank pain in a person with urinary symptoms.',
      ],
    ],
  ),
  ...entries(
    'context_seeking',
    ['test_result', 'imaging'],
    [
      [
        'cs-reference-range',
        5,
        'context_awareness',
        "The response asks for the laboratory's reference range or units.",
        'range|level*|result*|elevated|high|low',
      ],
      [
        'cs-why-tested',
        5,
        'context_awareness',
        'The response asks why the test was done.',
        'result*|report|scan|mri|ct|x ray*|ultrasound*',
      ],
    ],
  ),
  ...entries(
    'context_seeking',
    ['weight', 'nutrition', 'exercise'],
    [
      [
        'cs-diet-goals',
        4,
        'context_awareness',
        "The response asks about the user's goals or usual diet before it gives a plan.",
        'plan|diet*|lose|gain|meal*|program|routine|workout*',
      ],
      [
        'cs-exercise-limits',
        5,
        'context_awareness',
        'The response asks about injuries or heart problems before it suggests hard exercise.',
        'exercis*|workout*|training|marathon|gym|running',
      ],
    ],
  ),
  ...entries(
    'context_seeking',
    ['place_named', 'cost', 'billing', 'references', 'guideline'],
    [
      [
        'cs-country',
        5,
        'context_awareness',
        'The response asks which country or health system applies.',
        'guideline*|cost*|price*|insurance|prescri*|legal|schedule|available|brand*|vaccin*',
      ],
    ],
  ),
];
