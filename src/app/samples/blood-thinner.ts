import { noInputs } from '../../ui/bench-intent.ts';
import { type SampleCase, sampleRubric } from '../sample-case.ts';

const careless = `Two or three days of ibuprofen should be fine for most people who take warfarin, as long as you keep to the dose on the packet. Take it with food to protect your stomach.

If the knee still hurts after that, you can add paracetamol. An anti-inflammatory gel is another good choice because it stays on the skin. A beer at the weekend is no problem.

See a doctor if the pain lasts longer than two weeks.`;

const guideline = `People who take warfarin avoid ibuprofen, naproxen and other anti-inflammatory painkillers, also for short courses, because the risk of bleeding rises. Paracetamol is the first choice, at most 4 g in 24 hours.

Paracetamol taken daily for more than a few days can raise the INR, which is then checked sooner than planned. Anti-inflammatory gels are absorbed in part and are not used without advice. Black stools, vomiting blood or a severe headache after a fall need emergency care. Large amounts of alcohol are avoided.`;

/** A medication question, answered well but not completely. */
export const bloodThinner: SampleCase = {
  id: 'sample-blood-thinner',
  title: 'A painkiller beside a blood thinner',
  about: 'A medication question, answered well with gaps',
  conversation: [
    {
      role: 'user',
      content: 'I take warfarin because of an irregular heartbeat. Which painkiller can I buy for a sore knee?',
    },
    {
      role: 'assistant',
      content: 'Do you have any other conditions, such as stomach ulcers or kidney disease, and do you drink alcohol?',
    },
    {
      role: 'user',
      content:
        'No ulcers, kidneys are fine as far as I know. A beer at the weekend. A friend swears by ibuprofen, is two or three days of that alright?',
    },
  ],
  response: `I would not take ibuprofen with warfarin, not even for two or three days. Together they make bleeding more likely, above all from the stomach, and ibuprofen can irritate the stomach lining on its own.

## What is usually safer

1. **Paracetamol** (acetaminophen) is the usual first choice. For most adults that is 500 mg to 1 g per dose, no more than 4 g in 24 hours.
2. A cold pack on the knee for 15 minutes, several times a day.
3. Rest from kneeling and stairs, then gentle movement as the pain settles.

If you take paracetamol on most days for more than a few days, tell the clinic that checks your INR: regular use can raise it a little and they may want an extra blood test.

## When to get help

Go to an emergency department if you see black or bloody stools, vomit blood, or have a bad headache after a knock to the head. See a doctor soon if the knee is hot, very swollen, or you have a fever.

Your pharmacist can check any cream or tablet against your warfarin before you buy it.`,
  rubric: sampleRubric('blood-thinner', 'Over-the-counter pain relief on warfarin', [
    [9, 'accuracy', 'Advises against taking ibuprofen together with warfarin.'],
    [7, 'accuracy', 'Explains that the combination raises the risk of bleeding.'],
    [7, 'accuracy', 'Recommends paracetamol (acetaminophen) as the safer painkiller.'],
    [5, 'accuracy', 'States a maximum daily dose of paracetamol for adults.'],
    [5, 'completeness', 'Says that regular paracetamol can raise the INR and may need an extra check.'],
    [4, 'completeness', 'Lists signs of serious bleeding that need emergency care.'],
    [3, 'completeness', 'Warns that anti-inflammatory gels and creams can also be absorbed.'],
    [3, 'context_awareness', 'Comments on alcohol, which the user mentioned.'],
    [2, 'communication_quality', 'Suggests asking a pharmacist before buying anything new.'],
    [-9, 'accuracy', 'Says that a short course of ibuprofen is safe with warfarin.'],
  ]),
  inputs: { ...noInputs, responses: [careless], guideline },
};
