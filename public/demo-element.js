import { drive, sunburn, tickBite, travel } from './demo-cases.js';

const [first, second, third] = document.querySelectorAll('rubricon-review');
const say = drive(first, [first, second, third]);
first.case = tickBite;
second.case = sunburn;
third.case = travel;

document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  say(`the form sends: ${new URLSearchParams(new FormData(event.target))}`);
});
