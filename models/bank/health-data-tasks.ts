import { entries } from './entry.ts';

/** Notes, letters, summaries, results, codes and calculations. */
export const healthDataTasks = [
  ...entries(
    'health_data_tasks',
    ['documentation'],
    [
      ['hd-no-invention', 10, 'accuracy', 'The response includes only findings that the user supplied.'],
      ['hd-invented', -10, 'accuracy', 'The response invents history, examination findings or results.'],
      [
        'hd-soap-sections',
        7,
        'instruction_following',
        'The response uses separate subjective, objective, assessment and plan sections.',
        'soap',
      ],
      ['hd-placeholder', 7, 'accuracy', 'The response marks missing information with a blank or a placeholder.'],
      ['hd-keep-numbers', 8, 'accuracy', 'The response keeps every number, dose and date as the user gave it.'],
      [
        'hd-follow-up',
        5,
        'completeness',
        'The response includes a follow-up plan in the note.',
        'plan|follow up|note|summary|discharge',
      ],
      ['hd-abbreviations', 4, 'communication_quality', 'The response uses standard clinical terms in the note.'],
      [
        'hd-allergies-listed',
        5,
        'completeness',
        'The response gives allergies a place in the note.',
        'soap|note|template|discharge|evaluation|medication*|summary',
      ],
      [
        'hd-medication-list',
        6,
        'completeness',
        'The response lists the current medicines with their doses.',
        'medication*|meds|discharge|soap|note',
      ],
      [
        'hd-return-precautions',
        5,
        'completeness',
        'The response includes return precautions for the patient.',
        'discharge|visit|urgent|follow up|triage|televisit|telemedicine',
      ],
      [
        'hd-differential-note',
        5,
        'completeness',
        'The response gives a differential diagnosis in the assessment.',
        'soap|assessment|consult|triage|evaluation',
      ],
      ['hd-note-only', 4, 'instruction_following', 'The response delivers the note itself without a long preamble.'],
      [
        'hd-voice',
        5,
        'instruction_following',
        'The response keeps the point of view that the user asked for.',
        'perspective|pronoun*|third person|first person|states|reports|she her|he him',
      ],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['summary'],
    [
      ['hd-summary-faithful', 8, 'accuracy', 'The response keeps the meaning of the text that it summarises.'],
      [
        'hd-summary-critical',
        7,
        'completeness',
        'The response keeps the finding that matters most for safety in the summary.',
        'patient*|note|report|discharge|consult|shift|handoff|clinic*',
      ],
      [
        'hd-summary-shorter',
        4,
        'instruction_following',
        'The response is clearly shorter than the text that it summarises.',
        'this|following|text|below|short*|condense',
      ],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['rewrite'],
    [
      ['hd-rewrite-keeps', 8, 'accuracy', 'The response keeps all the clinical facts of the original text.'],
      ['hd-rewrite-adds', -7, 'accuracy', 'The response adds clinical claims that the original text does not contain.'],
      [
        'hd-rewrite-requested',
        7,
        'completeness',
        'The response covers every point that the user asked to have in the text.',
      ],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['patient_message'],
    [
      [
        'hd-message-level',
        7,
        'communication_quality',
        'The response words the message so that a patient can understand it.',
      ],
      ['hd-message-action', 6, 'completeness', 'The response tells the patient what to do next.'],
      ['hd-message-tone', 5, 'communication_quality', 'The response keeps a respectful, warm tone in the message.'],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['translation'],
    [
      [
        'hd-translate-exact',
        9,
        'accuracy',
        'The response translates doses and instructions without a change of meaning.',
      ],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['test_result', 'vital_signs'],
    [
      [
        'hd-result-meaning',
        7,
        'accuracy',
        'The response says whether the reported value is within the usual range.',
        'result*|level*|range|elevated|high|low|normal|value*|came back|mean',
      ],
      [
        'hd-result-causes',
        6,
        'completeness',
        'The response names common reasons for the abnormal value.',
        'elevated|high|low|abnormal|raised|above|below|rise*',
      ],
      [
        'hd-result-repeat',
        5,
        'completeness',
        'The response mentions repeating or confirming the abnormal test.',
        'result*|elevated|high|low|abnormal|positive',
      ],
      [
        'hd-units',
        6,
        'accuracy',
        'The response states units with every number.',
        'mmol|units|level*|calculat*|dose*|range',
      ],
      [
        'hd-trend',
        6,
        'context_awareness',
        'The response comments on the change between earlier and later values.',
        'from + to|trend|last|previous*|increas*|ris*|log|drop*',
      ],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['imaging'],
    [
      ['hd-report-plain', 7, 'communication_quality', 'The response explains the terms of the report in plain words.'],
      [
        'hd-report-treating',
        5,
        'completeness',
        'The response advises going over the report with the clinician who ordered it.',
      ],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['billing'],
    [
      [
        'hd-billing-policy',
        6,
        'accuracy',
        'The response says that coverage depends on the particular plan.',
        'insurance|cover*|deductible|network|copay*|medicare|medicaid|claim*',
      ],
      [
        'hd-billing-estimate',
        6,
        'completeness',
        'The response suggests asking for a written cost estimate before the service.',
        'cost*|price*|bill|negotiat*|cash|pay|estimate*|network',
      ],
      [
        'hd-billing-negotiate',
        5,
        'completeness',
        'The response explains how to ask for a lower or self-pay rate.',
        'negotiat*|cash|afford*|bill|self pay',
      ],
      [
        'hd-billing-appeal',
        6,
        'completeness',
        'The response describes how to appeal a denied claim.',
        'appeal|deni*|reject*|prior auth*',
      ],
      [
        'hd-code-correct',
        9,
        'accuracy',
        'The response gives a billing or diagnosis code that matches the condition described.',
        'icd*|cpt|code*',
      ],
      ['hd-code-invented', -9, 'accuracy', 'The response gives a code that does not exist.', 'icd*|cpt|code*'],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['calculation'],
    [
      ['hd-calc-steps', 7, 'communication_quality', 'The response shows the steps of the calculation.'],
      ['hd-calc-right', 10, 'accuracy', 'The response reaches the correct numerical result.'],
      ['hd-calc-inputs', 7, 'context_awareness', 'The response names the values that are missing for the calculation.'],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['references'],
    [
      [
        'hd-reference-real',
        8,
        'accuracy',
        'The response names sources that can be identified, such as a journal, body or year.',
      ],
      ['hd-reference-fake', -9, 'accuracy', 'The response cites a study that does not exist.'],
      ['hd-reference-verify', 5, 'accuracy', 'The response advises checking citations against the original source.'],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['guideline'],
    [
      ['hd-guideline-named', 7, 'accuracy', 'The response names the organisation and year of the guideline.'],
      [
        'hd-guideline-current',
        6,
        'accuracy',
        'The response says that guidelines change and may have been updated.',
        'latest|current|new|recent|guideline*|update*',
      ],
      [
        'hd-guideline-strength',
        5,
        'completeness',
        'The response states how strong the recommendation or evidence is.',
        'evidence|recommend*|grade|guideline*|level',
      ],
      [
        'hd-guideline-outdated',
        -7,
        'accuracy',
        'The response presents superseded guidance as current.',
        'latest|current|guideline*|recommend*',
      ],
    ],
  ),
  ...entries(
    'health_data_tasks',
    ['plan_request'],
    [
      ['hd-plan-ordered', 5, 'communication_quality', 'The response sets out the plan in a clear order of steps.'],
      ['hd-plan-realistic', 5, 'context_awareness', "The response fits the plan to the user's stated situation."],
      [
        'hd-plan-monitor',
        5,
        'completeness',
        'The response says how progress or safety will be monitored.',
        'plan|schedule|follow up|program|routine',
      ],
    ],
  ),
];
