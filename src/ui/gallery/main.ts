import { html, render } from 'lit';
import { registerIcons } from '../icons.ts';
import { galleryViews } from './gallery-views.ts';

registerIcons();
const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
const named = galleryViews.find((view) => view.name === query.get('view'));
const index = html`<main class="home"><h1>Every view in every state</h1>
  <ul>${galleryViews.map((view) => html`<li><a href="?view=${view.name}">${view.name}</a></li>`)}</ul></main>`;
render(named ? named.draw(() => undefined) : index, document.body);
