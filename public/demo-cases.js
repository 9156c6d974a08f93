/** Cases written for the demo pages. Whatever they say about health is made up. */
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

/** Writes a line for each event of a review. Verdicts hold quotes: a real page would keep them to itself. */
export function logEvents(target, log) {
  for (const name of ['progress', 'verdict', 'score', 'override', 'error']) {
    target.addEventListener(`rubricon-${name}`, (event) => {
      const id = event.target.id;
      log.append(`${id} ${name} ${JSON.stringify(brief(name, event.detail))}\n`);
      log.scrollTop = log.scrollHeight;
    });
  }
}

function brief(name, detail) {
  if (name === 'verdict') return { criterionId: detail.criterionId, kind: detail.verdict.kind, met: detail.verdict.met };
  if (name === 'score') return { complete: detail.complete, fraction: detail.fraction, lowest: detail.lowest, highest: detail.highest };
  return detail;
}

/** One number where everything is decided, else what it lies between: unsure verdicts wait for a person. */
export function inWords({ complete, fraction, lowest, highest, undecided }) {
  const percent = (share) => (share === null ? 'no number' : `${Math.round(share * 100)} %`);
  return complete ? percent(fraction) : `${percent(lowest)} to ${percent(highest)}, ${undecided} to decide`;
}

/** Follows the choice of theme with the page and with what is reviewed on it. */
export function followTheme(select, targets) {
  select.addEventListener('change', () => {
    document.documentElement.dataset.theme = select.value;
    for (const target of targets) target.setAttribute('theme', select.value);
  });
}
