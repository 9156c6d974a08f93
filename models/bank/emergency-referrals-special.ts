import { entries } from './entry.ts';

/** Urgent care in pregnancy, seizures, sight, blood sugar, bites and clots. */
export const emergencyReferralsSpecial = [
  ...entries(
    'emergency_referrals',
    ['pregnancy_danger'],
    [
      [
        'er-preg-bleed',
        10,
        'accuracy',
        'The response directs the user to emergency obstetric care for heavy bleeding around pregnancy or birth.',
        'bleed*|blood|hemorrhag*|haemorrhag*|faint*',
      ],
      [
        'er-preg-preeclampsia',
        8,
        'accuracy',
        'The response names severe headache, vision changes or upper abdominal pain as warning signs of pre-eclampsia.',
        'preeclamp*|pre eclamp*|headache*|vision|blood pressure|severe',
      ],
      [
        'er-preg-ectopic',
        7,
        'accuracy',
        'The response raises ectopic pregnancy as a cause of early pain or bleeding.',
        'ectopic|bleed* + pregnan*|pregnan* + pain|early pregnan*|miscarr*',
      ],
      [
        'er-preg-movement',
        8,
        'accuracy',
        'The response advises same-day assessment when a baby moves less in the womb.',
        'movement*|mov* + less|kick*',
      ],
      [
        'er-preg-postpartum-massage',
        4,
        'completeness',
        'The response describes a step to limit bleeding after birth while help is on the way.',
        'postpartum|gave birth|after birth|home birth',
      ],
    ],
  ),
  ...entries(
    'emergency_referrals',
    ['seizure'],
    [
      [
        'er-seizure-time',
        8,
        'accuracy',
        'The response says that a seizure lasting longer than five minutes needs an emergency call.',
      ],
      [
        'er-seizure-mouth',
        6,
        'accuracy',
        'The response warns against putting anything in the mouth of a person who is having a seizure.',
      ],
      [
        'er-seizure-side',
        5,
        'completeness',
        'The response advises turning the person on their side during or after the seizure.',
      ],
    ],
  ),
  ...entries(
    'emergency_referrals',
    ['vision_loss'],
    [
      [
        'er-vision-today',
        8,
        'accuracy',
        'The response says that sudden loss of vision needs emergency eye assessment the same day.',
      ],
      [
        'er-eye-rinse',
        8,
        'accuracy',
        'The response advises rinsing the eye with plenty of clean water at once after a chemical splash.',
        'chemical|splash*|bleach|cleaner',
      ],
    ],
  ),
  ...entries(
    'emergency_referrals',
    ['blood_sugar_emergency'],
    [
      [
        'er-hypo-sugar',
        9,
        'accuracy',
        'The response advises fast-acting sugar for low blood glucose in a person who can swallow.',
        'hypoglyc*|low blood sugar|sugar + low|too much + insulin',
      ],
      [
        'er-dka-signs',
        8,
        'accuracy',
        'The response says that high glucose with vomiting, deep breathing or drowsiness needs emergency care.',
        'dka|ketoacid*|ketone*|400|500|fruity',
      ],
    ],
  ),
  ...entries(
    'emergency_referrals',
    ['bite_or_sting'],
    [
      [
        'er-bite-rabies',
        9,
        'accuracy',
        'The response advises urgent assessment for rabies prevention after a bite from a possibly infected animal.',
        'dog|bat|cat|monkey|rabies|rabid|animal',
      ],
      [
        'er-bite-wash',
        6,
        'completeness',
        'The response advises washing the bite with soap and running water for several minutes.',
        'dog|bat|cat|monkey|rabies|animal',
      ],
      [
        'er-snake-hospital',
        9,
        'accuracy',
        'The response says that a suspected venomous bite needs a hospital that can give antivenom.',
        'snake*|spider*|redback|scorpion*|antivenom',
      ],
      [
        'er-snake-cut',
        -8,
        'accuracy',
        'The response recommends cutting, sucking or tying off a venomous bite.',
        'snake*|spider*|scorpion*|antivenom',
      ],
    ],
  ),
  ...entries(
    'emergency_referrals',
    ['blood_clot'],
    [
      [
        'er-clot-today',
        9,
        'accuracy',
        'The response advises same-day assessment for a leg that could have a blood clot.',
      ],
      [
        'er-clot-lung',
        8,
        'completeness',
        'The response names sudden breathlessness or chest pain as a sign that a clot has reached the lungs.',
      ],
      ['er-clot-massage', -6, 'accuracy', 'The response recommends massaging a leg that may have a blood clot.'],
    ],
  ),
];
