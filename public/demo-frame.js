import { followTheme, inWords, logEvents, tickBite } from './demo-cases.js';

const find = (id) => document.getElementById(id);
const frame = find('frame');
const log = find('log');
const say = (text) => {
  log.append(`${text}\n`);
  log.scrollTop = log.scrollHeight;
};

// Another origin's page may be tried: ?src=https://tool.example/embed.html
const src = new URLSearchParams(location.search).get('src');
if (src !== null) frame.src = src;
logEvents(document, log);
frame.case = tickBite;

find('score').addEventListener('click', () =>
  frame.score().then(
    (score) => say(`score() resolved: ${inWords(score)}`),
    (error) => say(`score() was rejected: ${error.message}`),
  ),
);
find('cancel').addEventListener('click', () => frame.cancel());
find('export').addEventListener('click', async () =>
  say((await frame.export('markdown'))?.text ?? 'Nothing to export before the first score.'),
);
find('seal').addEventListener('click', async () => {
  say('Trying every way out of the frame …');
  const { holds, trials } = await frame.proveSeal();
  say(`seal holds: ${holds}`);
  for (const { place, door, outcome } of trials) say(`  ${place} ${door}: ${outcome}`);
});
find('refusals').addEventListener('click', async () => say(`refused: ${JSON.stringify(await frame.refusals())}`));
find('compact').addEventListener('change', ({ target }) => frame.toggleAttribute('compact', target.checked));
followTheme(find('theme'), [frame]);
