import { drive, tickBite } from './demo-cases.js';

const frame = document.querySelector('rubricon-frame');
// Another origin's page may be tried: ?src=https://tool.example/embed.html
const src = new URLSearchParams(location.search).get('src');
if (src !== null) frame.src = src;
drive(frame);
frame.case = tickBite;
