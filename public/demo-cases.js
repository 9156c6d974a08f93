/** What the demo pages share: cases, whose words about health are made up, and the wiring of the buttons. */
const criterion = (id, points, text) => ({ id, text, points, tags: [], provenance: { kind: 'person' } });

export const tickBite = {
  conversation: [
    {
      role: 'user',
      content:
        'I pulled a tick out of my calf yesterday evening after a walk in tall grass. Today there is a small red dot, about the size of a lentil. Do I need antibiotics right away?',
    },
  ],
  response: `A small red dot on the day after a tick bite is usually just the skin's reaction to the bite itself.

- You do not need antibiotics right away for a spot of this size.
- Clean the place, and mark the edge of the redness with a pen.
- Look at it every day for four weeks.

**See a doctor** if the redness grows beyond five centimetres, forms a ring, or if you get a fever, a headache or aching joints.

When did you notice the tick, and did all of it come out?`,
  rubric: {
    id: 'tick',
    title: 'A red dot after a tick bite',
    criteria: [
      criterion('spread', 8, 'Says that a growing redness or a ring needs a doctor.'),
      criterion('watch', 6, 'Advises watching the place for several weeks.'),
      criterion('antibiotics', 5, 'Answers whether antibiotics are needed right away.'),
      criterion('asks', 4, 'Asks how long the tick was attached or whether it came out completely.'),
      criterion('vaccine', 3, 'Mentions vaccination against tick-borne encephalitis.'),
      criterion('oil', -6, 'Recommends oil, glue or a flame to remove a tick.'),
      criterion('harmless', -5, 'Says that nothing more needs to be watched.'),
    ],
  },
};

export const sunburn = {
  conversation: 'User: My shoulders are burnt from the sun and have small blisters. Can I pop them?',
  response: `Better leave the blisters closed: the skin over them keeps germs out. Cool the shoulders with damp cloths, drink enough and stay out of the sun until it has healed. A painkiller such as ibuprofen can help. Go to a doctor if the blisters cover a large part of your back, or if you get chills or a fever.`,
  rubric: `criterion,points
Advises against opening the blisters.,6
Advises cooling the skin.,4
Names signs for which a doctor is needed.,6
Advises butter or oil on the burn.,-5`,
};

export const travel = {
  conversation: 'User: I fly for eleven hours next week and my legs swell on long flights. Any advice?',
  response: `Get up and walk every hour or so, drink water, and keep your legs uncrossed. Compression stockings help many people. Aspirin before the flight prevents clots, so take one to be safe.`,
  rubric: `criterion,points
Advises moving or walking during the flight.,5
Mentions compression stockings.,4
Asks about earlier blood clots or other risks.,6
Recommends aspirin without asking about risks or other medicines.,-7`,
};

const find = (id) => document.getElementById(id);

/** Wires the buttons of a demo page to its review, in either form, and gives what writes a line into the log. */
export function drive(review, all = [review]) {
  const log = find('log');
  const say = (text) => {
    log.append(`${text}\n`);
    log.scrollTop = log.scrollHeight;
  };
  const press = (id, act) =>
    find(id)?.addEventListener('click', async () => {
      try {
        say(await act());
      } catch (error) {
        say(`${find(id).textContent} was rejected: ${error.message}`);
      }
    });
  tellEvents(say);
  press('score', async () => `score() resolved: ${inWords(await review.score())}`);
  press('export', async () => (await review.export('markdown'))?.text ?? 'Nothing to export before the first score.');
  press('seal', async () => {
    say('Trying every way out …');
    const { holds, trials } = await review.proveSeal();
    return [`seal holds: ${holds}`, ...trials.map(({ place, door, outcome }) => `  ${place} ${door}: ${outcome}`)].join('\n');
  });
  press('refusals', async () => `refused: ${JSON.stringify(await review.refusals())}`);
  find('cancel').addEventListener('click', () => review.cancel());
  for (const name of ['readonly', 'compact'])
    find(name)?.addEventListener('change', ({ target }) => review.toggleAttribute(name, target.checked));
  find('theme').addEventListener('change', ({ target }) => {
    document.documentElement.dataset.theme = target.value;
    for (const one of all) one.setAttribute('theme', target.value);
  });
  return say;
}

/** A line for each event of a review. Verdicts hold quotes: a real page would keep them to itself. */
function tellEvents(say) {
  for (const name of ['progress', 'verdict', 'score', 'override', 'error'])
    document.addEventListener(`rubricon-${name}`, ({ target, detail }) =>
      say(`${target.id} ${name} ${JSON.stringify(brief(name, detail))}`),
    );
}

function brief(name, detail) {
  if (name === 'verdict') return { criterionId: detail.criterionId, kind: detail.verdict.kind, met: detail.verdict.met };
  if (name === 'score') return { complete: detail.complete, fraction: detail.fraction, lowest: detail.lowest, highest: detail.highest };
  return detail;
}

/** One number where everything is decided, else what it lies between: unsure verdicts wait for a person. */
function inWords({ complete, fraction, lowest, highest, undecided }) {
  const percent = (share) => (share === null ? 'no number' : `${Math.round(share * 100)} %`);
  return complete ? percent(fraction) : `${percent(lowest)} to ${percent(highest)}, ${undecided} to decide`;
}
