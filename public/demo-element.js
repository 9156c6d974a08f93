import { followTheme, inWords, logEvents, sunburn, tickBite, travel } from './demo-cases.js';

const find = (id) => document.getElementById(id);
const first = find('first');
const log = find('log');
const say = (text) => {
  log.append(`${text}\n`);
  log.scrollTop = log.scrollHeight;
};

logEvents(document, log);
first.case = tickBite;
find('second').case = sunburn;
find('third').case = travel;

find('score').addEventListener('click', () =>
  first.score().then(
    (score) => say(`score() resolved: ${inWords(score)}`),
    (error) => say(`score() was rejected: ${error.message}`),
  ),
);
find('cancel').addEventListener('click', () => first.cancel());
find('export').addEventListener('click', () => say(first.export('markdown')?.text ?? 'Nothing to export before the first score.'));
find('seal').addEventListener('click', async () => {
  say('Trying every way out …');
  const { holds, trials } = await first.proveSeal();
  say(`seal holds: ${holds}`);
  for (const { place, door, outcome } of trials) say(`  ${place} ${door}: ${outcome}`);
});
find('readonly').addEventListener('change', ({ target }) => first.toggleAttribute('readonly', target.checked));
find('compact').addEventListener('change', ({ target }) => first.toggleAttribute('compact', target.checked));
followTheme(find('theme'), [first, find('second'), find('third')]);
find('form').addEventListener('submit', (event) => {
  event.preventDefault();
  say(`the form sends: ${new URLSearchParams(new FormData(event.target))}`);
});
