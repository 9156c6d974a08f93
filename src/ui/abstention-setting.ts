import { html, type TemplateResult } from 'lit';
import { type AbstainChoice, isAbstainBound } from '../domain/abstention.ts';
import type { Send } from './intent.ts';

/** Where a person who asks for a bound of their own starts. */
const firstBound = 0.7;

/** When a verdict is left unsure and goes to the review: as the calibration says, never, or below a reliability of one's own. */
export function abstentionSetting(choice: AbstainChoice, calibrationBound: number | null, send: Send): TemplateResult {
  const own = typeof choice === 'number' ? choice : firstBound;
  const set = (wanted: AbstainChoice) => () => send({ type: 'set-abstain', choice: wanted });
  const setOwn = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    const value = event.currentTarget.valueAsNumber;
    if (isAbstainBound(value)) send({ type: 'set-abstain', choice: value });
  };
  const byModel = calibrationBound === null ? 'nothing is left unsure' : `below ${calibrationBound}`;
  return html`<fieldset class="choices">
    <legend>Leave a verdict unsure, for you to decide</legend>
    ${radio('default', html`By the calibration’s own bound <span class="quiet">(${byModel})</span>`, choice === 'default', set('default'))}
    ${radio('never', html`Never`, choice === 'never', set('never'))}
    ${radio('own', html`Below a reliability of my own`, typeof choice === 'number', set(own))}
    <label class="own-bound" for="own-bound">Reliability <span class="quiet">(0.5 to 1)</span>
      <input id="own-bound" type="number" min="0.5" max="1" step="0.01" .value=${String(own)}
        ?disabled=${typeof choice !== 'number'} @change=${setOwn} /></label>
    <p class="quiet small">Reliability is the larger of the chance met and the chance unmet. Used from the next run on; <kbd>s</kbd> scores a case again.</p>
  </fieldset>`;
}

function radio(value: string, words: TemplateResult, checked: boolean, act: () => void): TemplateResult {
  return html`<label class="choice"><input type="radio" name="abstain" value=${value} ?autofocus=${checked} .checked=${checked} @change=${act} /><span>${words}</span></label>`;
}
