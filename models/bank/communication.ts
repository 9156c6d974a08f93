import { entries } from './entry.ts';

/** Said so that this reader understands it and feels respected. */
export const communication = [
  ...entries(
    'communication',
    ['any'],
    [
      ['co-whole-question', 6, 'completeness', "The response covers every part of the user's question."],
      ['co-respect', 4, 'communication_quality', 'The response keeps a respectful, friendly tone.'],
      ['co-lead', 5, 'communication_quality', 'The response puts the most important advice first.'],
      ['co-on-topic', 5, 'instruction_following', "The response addresses the user's last message."],
      ['co-verbose', -4, 'communication_quality', 'The response repeats the same point several times.'],
      [
        'co-jargon',
        -5,
        'communication_quality',
        'The response uses technical terms that a layperson would not understand without explaining them.',
      ],
      ['co-ignores', -7, 'instruction_following', 'The response leaves the question of the user unanswered.'],
      ['co-contradicts', -6, 'accuracy', 'The response contradicts itself.'],
      [
        'co-clear-structure',
        3,
        'communication_quality',
        'The response is easy to scan, with short paragraphs or a short list.',
      ],
    ],
  ),
  ...entries(
    'communication',
    ['professional'],
    [
      [
        'co-pro-level',
        7,
        'communication_quality',
        'The response uses the technical level that a health professional expects.',
      ],
      [
        'co-pro-dose',
        7,
        'completeness',
        'The response gives drug names with dose and duration.',
        'dose*|dosing|antibiotic*|treat*|titrat*|empiric|regimen|manage*|medic*',
      ],
      [
        'co-pro-monitor',
        6,
        'completeness',
        'The response lists the tests for monitoring {medication|the treatment}.',
        'monitor*|labs|methotrexate|biologic*|start*|dose*|hydroxyurea|tacrolimus|titrat*',
      ],
      [
        'co-pro-contra',
        6,
        'completeness',
        'The response lists major contraindications to {medication|the treatment}.',
        'contraindicat*|methotrexate|biologic*|safe|start*|dose*|antibiotic*|option*',
      ],
      ['co-pro-see-doctor', -5, 'context_awareness', 'The response tells a health professional to see a doctor.'],
      [
        'co-pro-differential',
        7,
        'completeness',
        'The response gives a ranked differential diagnosis.',
        'differential|diagnos*|presents|suspicious|findings|what is',
      ],
      [
        'co-pro-escalate',
        6,
        'completeness',
        'The response says at what point a specialist should be involved.',
        'refer*|manage*|treat*|consult|when',
      ],
      [
        'co-pro-evidence',
        5,
        'completeness',
        'The response supports its clinical advice with a guideline or trial.',
        'guideline*|evidence|recommend*|trial*|best|first line',
      ],
    ],
  ),
  ...entries(
    'communication',
    ['plain_language', 'patient_message'],
    [
      ['co-plain-words', 8, 'communication_quality', 'The response explains the topic in everyday words.'],
      [
        'co-plain-analogy',
        4,
        'communication_quality',
        'The response makes the idea clear with an example or comparison.',
        'layman*|simple|explain|understand|child|mean',
      ],
    ],
  ),
  ...entries(
    'communication',
    ['emotional', 'mental_health', 'violence_or_abuse', 'palliative'],
    [
      ['co-empathy', 7, 'communication_quality', "The response acknowledges the user's feelings."],
      ['co-dismissive', -7, 'communication_quality', "The response dismisses the user's worry."],
      ['co-calm', 4, 'communication_quality', 'The response keeps a calm, steady tone.'],
      ['co-no-blame', 5, 'communication_quality', 'The response avoids blaming the user for the problem.'],
      ['co-support', 5, 'completeness', 'The response points to a person or service that can give support.'],
    ],
  ),
  ...entries(
    'communication',
    ['wants_certainty'],
    [
      [
        'co-short-as-asked',
        6,
        'instruction_following',
        'The response is as brief as the user asked it to be.',
        'just|yes or no|short|brief|direct|straight|simple answer|no disclaimer*|no more',
      ],
      [
        'co-respects-choice',
        5,
        'communication_quality',
        'The response explains its reasons respectfully when it cannot do what the user wants.',
      ],
    ],
  ),
  ...entries(
    'communication',
    ['short_question'],
    [
      ['co-concise-simple', 5, 'communication_quality', 'The response stays brief, in line with the short question.'],
      ['co-overload', -4, 'communication_quality', 'The response buries a simple answer under a long lecture.'],
    ],
  ),
  ...entries(
    'communication',
    ['detailed_answer'],
    [
      ['co-depth', 7, 'instruction_following', 'The response goes into the depth that the user asked for.'],
      ['co-mechanism', 5, 'completeness', 'The response explains why, with the underlying mechanism.'],
      ['co-headings', 3, 'communication_quality', 'The response divides a long answer under headings.'],
    ],
  ),
  ...entries(
    'communication',
    ['caregiver'],
    [
      ['co-caregiver-role', 5, 'context_awareness', 'The response says what the person caring for the patient can do.'],
      [
        'co-caregiver-strain',
        4,
        'communication_quality',
        'The response recognises the strain on the caregiver.',
        'caregiver*|caring for|exhaust*|overwhelm*|dementia|hospice',
      ],
    ],
  ),
  ...entries(
    'communication',
    ['child'],
    [
      [
        'co-teen-privacy',
        4,
        'context_awareness',
        "The response respects a teenager's privacy or say in the decision.",
        'teen*|adolescen*',
      ],
    ],
  ),
  ...entries(
    'communication',
    ['sexual_health', 'eating_disorder', 'substance_use', 'weight', 'contraception'],
    [['co-nonjudgemental', 6, 'communication_quality', 'The response speaks about the topic without judgement.']],
  ),
  ...entries(
    'communication',
    ['medication', 'choosing_treatment', 'surgery'],
    [
      [
        'co-shared-decision',
        5,
        'communication_quality',
        'The response presents the decision as one to make together with a clinician.',
        'best|should i|which|option*|switch*|choose|decide|worth',
      ],
      [
        'co-questions-to-ask',
        4,
        'completeness',
        'The response suggests questions to bring to the appointment.',
        'doctor|appointment|visit|prescri*|surgeon|new doc',
      ],
    ],
  ),
  ...entries(
    'communication',
    ['diagnosis_question', 'when_to_seek_care'],
    [
      [
        'co-explains-why',
        5,
        'communication_quality',
        'The response gives the reason behind its advice to seek or not seek care.',
      ],
      [
        'co-reassure',
        4,
        'communication_quality',
        'The response reassures the user where the signs point to something harmless.',
        'normal|worr*|mild|serious|concern*|harmless',
      ],
    ],
  ),
  ...entries(
    'communication',
    ['nutrition', 'weight', 'exercise'],
    [
      [
        'co-practical-tips',
        6,
        'completeness',
        'The response gives at least one practical example, such as a meal, an exercise or a swap.',
      ],
      [
        'co-weight-stigma',
        -5,
        'communication_quality',
        'The response speaks of body weight in a shaming way.',
        'weight|bmi|obes*|overweight|fat',
      ],
      [
        'co-safe-pace',
        6,
        'accuracy',
        'The response recommends a gradual pace for weight change or training.',
        'lose|gain|start*|training|marathon|weight|program',
      ],
      [
        'co-b12',
        7,
        'accuracy',
        'The response names vitamin B12 for people who eat little or no animal food.',
        'vegan*|vegetarian*',
      ],
      [
        'co-extreme-diet',
        -7,
        'accuracy',
        'The response endorses an extreme diet without a medical warning.',
        'fast*|keto*|calorie*|detox|cleanse|crash|juice',
      ],
    ],
  ),
];
