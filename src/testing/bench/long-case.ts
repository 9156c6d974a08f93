import type { EngineDocument } from '../../engine/port.ts';

/** A conversation and a response of about 800 tokens together, written for the bench. */
export const longCase: EngineDocument = {
  conversation: [
    {
      role: 'user',
      content:
        'My mother is 71 and has had swollen ankles for about ten days. It is both legs, worse in the evening, and her shoes no longer fit. She takes amlodipine for blood pressure and started ibuprofen for a sore shoulder two weeks ago. Should we be worried?',
    },
    {
      role: 'assistant',
      content:
        'Swelling in both legs has many causes, from standing too long to tablets, heart, kidney or vein trouble. Is she short of breath, does she wake at night gasping, has her weight gone up, and is either calf painful, red or hot?',
    },
    {
      role: 'user',
      content:
        'No pain and no redness. She gets a little puffed on the stairs, but she says that is her age. Her weight is up three kilos in a month. She sleeps on two pillows now, which is new. What should we do this week?',
    },
  ],
  response: `Thank you for those details; they change my advice. New breathlessness on stairs, a second pillow at night and three kilos in a month, together with swelling in both legs, can mean that the body is holding on to water because the heart or the kidneys are under strain. It may still turn out to be something simple, but it deserves a visit within a day or two rather than a wait until next week.

**Call an ambulance at once if** she becomes breathless at rest or cannot lie flat, has chest pain or pressure, faints, coughs up pink froth, turns blue or grey around the lips, or becomes confused. If one leg suddenly swells more than the other, or a calf turns painful and hot, she needs to be seen the same day, because a clot has to be ruled out.

**What to do with her tablets**

- Stop the ibuprofen for now if the shoulder allows it. Anti-inflammatory tablets make the kidneys hold salt and water, raise blood pressure and can tip a tired heart over. Paracetamol is usually a safer choice; keep to the dose on the packet and ask the pharmacist if she has liver trouble or drinks alcohol every day.
- Do not stop the amlodipine on your own. It often makes ankles swell, mostly in the evening, but it does not explain the breathlessness or the second pillow. Her doctor can lower the dose or choose another tablet once her pressure has been measured.
- Please do not give her somebody else's water tablets. They can upset her salts and her kidneys.

**What to write down until the visit**

1. Her weight every morning after the toilet and before breakfast, on the same scales.
2. Her blood pressure and pulse, morning and evening, if you have a cuff at home.
3. How many stairs she manages before she has to stop, and how many pillows she needs.
4. Everything she takes, with doses, including drops, creams and anything bought without a prescription.

**Until then** she can raise her legs above the level of her hips for half an hour two or three times a day, walk about the house as she feels able, and go easy on salt: ready meals, tinned soup, crisps and cured meat hold most of it. She does not need to drink less unless her doctor asks for it. I would leave out compression stockings until somebody has felt the pulses in her feet, since tight stockings can do harm where the arteries are narrow.

I cannot examine her, and I do not know her medical history, so please take this as a guide to how soon she should be seen and not as a diagnosis. May I ask two more things: has she ever been told about a heart attack, a murmur or weak kidneys, and does she pass less urine than usual? If the answer to either is yes, I would ring the practice today and say so at the desk.`,
};

/** Twelve statements about the long case, met and unmet. */
export const longCaseStatements: readonly string[] = [
  'Advises that she should be seen by a doctor within a day or two.',
  'Names breathlessness at rest as a reason to call an ambulance.',
  'Advises stopping ibuprofen or replacing it.',
  'Tells the user to stop amlodipine at once.',
  'Explains that amlodipine can cause ankle swelling.',
  'Suggests weighing her every morning.',
  'Recommends a specific dose of furosemide.',
  'Asks about earlier heart or kidney disease.',
  'Warns about a clot if one leg swells more than the other.',
  'Claims that the swelling is certainly harmless.',
  'Recommends cutting down on salt.',
  'States that an examination is needed before a diagnosis can be made.',
];
