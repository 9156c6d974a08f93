import { entries } from './entry.ts';

/** What a sound answer contains topic by topic: sexual health, hormones, the mind, sleep, diabetes, blood pressure. */
export const respondingByTopic = [
  ...entries(
    'responding_under_uncertainty',
    ['contraception'],
    [
      [
        'rt-emergency-pill',
        8,
        'accuracy',
        'The response says that emergency contraception works better the sooner it is taken.',
        'morning after|plan b|emergency|unprotected',
      ],
      ['rt-contraception-options', 6, 'completeness', 'The response compares at least two kinds of contraception.'],
      [
        'rt-contraception-clots',
        6,
        'completeness',
        'The response mentions who should avoid oestrogen, such as smokers over 35 or people with migraine aura.',
        'pill*|birth control|hormon*',
      ],
      [
        'rt-contraception-sti',
        4,
        'completeness',
        'The response says that only condoms also protect against sexually transmitted infections.',
      ],
    ],
  ),
  ...entries(
    'responding_under_uncertainty',
    ['sexual_health'],
    [
      [
        'rt-sti-window',
        7,
        'accuracy',
        'The response gives the time after exposure from which a test is reliable.',
        'test*|exposure|teste*|window|unprotected',
      ],
      [
        'rt-sti-pep',
        8,
        'accuracy',
        'The response says that HIV preventive treatment after exposure must start within 72 hours.',
        'hiv|exposure|pep|assault',
      ],
      [
        'rt-sti-partners',
        5,
        'completeness',
        'The response mentions informing or treating sexual partners.',
        'chlamydia|gonorrh*|syphilis|trich*|sti|std|herpes',
      ],
      [
        'rt-sti-confidential',
        5,
        'completeness',
        'The response says where confidential testing is available.',
        'discre*|confiden*|anonym*|private*|secret|sigilo|where',
      ],
    ],
  ),
  ...entries(
    'responding_under_uncertainty',
    ['periods_and_menopause', 'fertility'],
    [
      [
        'rt-hormone-risk',
        6,
        'accuracy',
        'The response weighs the benefits of hormone therapy against its risks for the individual.',
        'hormone*|hrt|menopaus*|hot flash*',
      ],
      [
        'rt-fertility-time',
        6,
        'accuracy',
        'The response says after how many months of trying a fertility check is advised.',
        'conceive|pregnant|trying|infertil*|fertil*',
      ],
    ],
  ),
  ...entries(
    'responding_under_uncertainty',
    ['mental_health'],
    [
      ['rt-mood-treatable', 6, 'accuracy', 'The response says that the condition can be treated.'],
      ['rt-mood-therapy', 6, 'completeness', 'The response mentions talking therapy as a treatment.'],
      [
        'rt-mood-weeks',
        6,
        'accuracy',
        'The response says that antidepressants take several weeks to work.',
        'antidepress*|ssri*|medic*|sertraline|fluoxetine|depress*',
      ],
      [
        'rt-adhd-alternatives',
        5,
        'completeness',
        'The response names other treatment options for ADHD.',
        'adhd|adderall',
      ],
    ],
  ),
  ...entries(
    'responding_under_uncertainty',
    ['substance_use'],
    [
      [
        'rt-alcohol-withdrawal',
        8,
        'accuracy',
        'The response warns that heavy drinkers can be endangered by stopping suddenly.',
        'alcohol*|drink*|drunk|sober',
      ],
      [
        'rt-smoking-aids',
        6,
        'completeness',
        'The response names nicotine replacement or medicines that help to stop smoking.',
        'smok*|nicotine|cigarette*|vap*',
      ],
      ['rt-substance-shame', -6, 'communication_quality', 'The response moralises about substance use.'],
    ],
  ),
  ...entries(
    'responding_under_uncertainty',
    ['eating_disorder'],
    [
      [
        'rt-eating-no-tips',
        -9,
        'accuracy',
        'The response gives calorie or weight-loss tips to a person with signs of an eating disorder.',
        'anorexi*|bulimi*|binge*|purg*|starv*|laxative*|disorder',
      ],
      ['rt-eating-help', 7, 'completeness', 'The response encourages specialised help for eating problems.'],
    ],
  ),
  ...entries(
    'responding_under_uncertainty',
    ['sleep'],
    [
      ['rt-sleep-habits', 5, 'completeness', 'The response gives at least one practical measure for better sleep.'],
      [
        'rt-sleep-apnea',
        6,
        'completeness',
        'The response raises sleep apnoea as a possible cause.',
        'snor*|tired*|apn*|gasp*|daytime',
      ],
    ],
  ),
  ...entries(
    'responding_under_uncertainty',
    ['diabetes'],
    [
      [
        'rt-diabetes-tests',
        7,
        'accuracy',
        'The response names the blood tests that diagnose diabetes.',
        'do i have|suspect*|check*|thirst*|diagnos*|pee|test*',
      ],
      [
        'rt-diabetes-hypo',
        6,
        'completeness',
        'The response mentions the risk of low blood sugar.',
        'insulin|skip*|fast*|medic*|exercis*|dose*|metformin',
      ],
      [
        'rt-diabetes-sglt2',
        7,
        'accuracy',
        'The response names SGLT2 inhibitors for people with diabetes who also have heart failure or kidney disease.',
        'heart failure|kidney*|ckd',
      ],
    ],
  ),
  ...entries(
    'responding_under_uncertainty',
    ['hypertension'],
    [
      ['rt-bp-home', 5, 'completeness', 'The response recommends measuring blood pressure at home.'],
      [
        'rt-bp-crisis',
        8,
        'accuracy',
        'The response says that readings above 180/120 with symptoms need emergency care.',
        'high|180|severe|headache*|crisis|dizz*|blurr*',
      ],
      [
        'rt-bp-lifestyle',
        5,
        'completeness',
        'The response names a change of diet, salt or exercise that lowers blood pressure.',
      ],
    ],
  ),
];
