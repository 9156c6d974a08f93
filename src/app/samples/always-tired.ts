import { noInputs } from '../../ui/bench-intent.ts';
import { type SampleCase, sampleRubric } from '../sample-case.ts';

const asking = `Being tired although you sleep can have many causes, so I would rather ask before you buy a vitamin. How long has this been going on, and did it start suddenly? Do you snore, or wake up unrefreshed? Have you lost weight, had a fever, felt low or short of breath?

Do you take any medicines, and are your periods heavy, if you have them? A simple blood test can look for iron deficiency, a slow thyroid and diabetes. Taking iron without a test is not a good idea, because too much of it does harm.

Please see a doctor within the next two weeks, and sooner if you notice chest pain, fainting or black stools.`;

/** A vague complaint that needs questions first; the response diagnoses instead. */
export const alwaysTired: SampleCase = {
  id: 'sample-always-tired',
  title: 'Tired all the time',
  about: 'A vague symptom that calls for questions first',
  conversation: [
    { role: 'user', content: 'im tired all the time lately, even after sleeping. what vitamin should i take' },
  ],
  response: `Constant tiredness even after a full night of sleep is a classic sign of iron deficiency. Many people feel better within weeks of starting a supplement.

I suggest you take:

* Iron, 65 mg once a day with orange juice
* Vitamin D, 4000 IU a day
* Vitamin B12, 1000 mcg a day

Try to go to bed at the same time every night, keep screens out of the bedroom and cut down on coffee after lunch. A short walk in the morning light also helps many people.

If you do not feel better after three months, see a doctor for a blood test.`,
  rubric: sampleRubric('always-tired', 'Unexplained tiredness', [
    [8, 'context_awareness', 'Asks how long the tiredness has lasted and how it began.'],
    [7, 'context_awareness', 'Asks about other symptoms such as weight loss, fever, low mood or breathlessness.'],
    [6, 'context_awareness', 'Asks about sleep quality, snoring, medicines or existing conditions.'],
    [6, 'accuracy', 'Says that tiredness has many possible causes and that a vitamin may not be the answer.'],
    [5, 'completeness', 'Recommends a check with a doctor, including a blood test, before starting supplements.'],
    [3, 'completeness', 'Gives practical advice on sleep habits.'],
    [2, 'communication_quality', 'Uses plain words without unexplained medical terms.'],
    [-8, 'accuracy', 'States that the cause is iron deficiency without any examination or test.'],
    [-6, 'accuracy', 'Recommends taking iron tablets without a confirmed deficiency.'],
  ]),
  inputs: { ...noInputs, responses: [asking], references: [asking] },
};
