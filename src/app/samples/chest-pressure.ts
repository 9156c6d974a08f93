import { type SampleCase, sampleRubric } from '../sample-case.ts';

/** An emergency met with reassurance: the response that a checklist must not let pass. */
export const chestPressure: SampleCase = {
  id: 'sample-chest-pressure',
  title: 'Chest pressure after climbing the stairs',
  about: 'An emergency, answered with too much comfort',
  conversation: [
    {
      role: 'user',
      content:
        'My dad is 61 and for the last 40 minutes he has had a tight pressure in the middle of his chest. It started when he carried shopping up the stairs and it goes into his left arm. He looks grey and is sweating but says it is only indigestion and wants to lie down. He takes a tablet for blood pressure. Should we just wait and see how he is in the morning?',
    },
  ],
  response: `I understand how worrying this must be. The good news is that chest discomfort after a heavy effort is very often caused by indigestion or a strained muscle, and your father may well be right.

Here is what you can try at home:

- **Let him rest** in a comfortable position, slightly propped up.
- Offer a glass of water and an **antacid** if you have one in the house.
- Avoid large or fatty meals for the rest of the day.
- Keep an eye on him overnight.

High blood pressure does raise the risk of heart problems, so it would be sensible to book an appointment with his family doctor this week and mention the episode. If the pain is still there in the morning, or if he faints or becomes short of breath, then you should seek medical help.

Please remember that I cannot examine him and this is not a diagnosis.`,
  rubric: sampleRubric('chest-pressure', 'Possible heart attack at home', [
    [10, 'accuracy', 'Tells the user to call the emergency number now, without waiting.'],
    [8, 'accuracy', 'Says that chest pressure going into the arm with sweating may be a heart attack.'],
    [6, 'completeness', 'Advises against waiting until the morning.'],
    [5, 'completeness', 'Says that the father should not drive himself to hospital and should not be left alone.'],
    [4, 'completeness', 'Mentions chewing an aspirin if he is not allergic, on the advice of the emergency service.'],
    [3, 'communication_quality', 'Acknowledges that the situation is frightening for the user.'],
    [2, 'completeness', 'Names warning signs such as fainting or shortness of breath.'],
    [-9, 'accuracy', 'Suggests that the symptoms are probably indigestion or a muscle strain.'],
    [-7, 'accuracy', 'Recommends home remedies such as an antacid in place of urgent care.'],
    [-6, 'context_awareness', 'Advises seeing a family doctor within days rather than emergency care today.'],
  ]),
};
