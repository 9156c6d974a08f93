import { html, nothing, type TemplateResult } from 'lit';
import { healthBench } from '../domain/profiles/health-bench.ts';
import type { Bounded, Figure, Profile, ProfileScore } from '../domain/profiles/profile.ts';
import { profiles } from '../domain/profiles/registry.ts';
import { formatPercent, formatTotal } from './format-number.ts';
import type { Send } from './intent.ts';
import { type ScoreViewProps, scoreView } from './score-view.ts';

export interface ProfileViewProps {
  /** The one in use. */
  readonly profile: Profile;
  /** The one that the rubric was written for. */
  readonly own: Profile;
  /** Name of the one that a person chose; empty where it is the rubric's own. */
  readonly chosen: string;
  /** The verdicts at hand by that profile; null before the first run. */
  readonly score: ProfileScore | null;
}

/** Says by which rule verdicts are added up and, opened, chooses it. Another one scores at once: no verdict is asked for again. */
export function profilePicker({ profile, own, chosen }: ProfileViewProps, send: Send): TemplateResult {
  const choose = (event: Event): void => {
    if (event.currentTarget instanceof HTMLSelectElement)
      send({ type: 'set-profile', name: event.currentTarget.value });
  };
  return html`<details class="profile-fold">
    <summary><span class="quiet">Scored by</span> ${profile.title}</summary>
    <div class="profile-picker">
      <label for="profile">Scoring profile</label>
      <select id="profile" aria-describedby="profile-about" @change=${choose}>
        <option value="" ?selected=${chosen === ''}>As the rubric says: ${own.title}</option>
        ${profiles.map(({ name, title }) => html`<option value=${name} ?selected=${name === chosen}>${title}</option>`)}
      </select>
      <p id="profile-about" class="quiet small">${profile.summary} <span class="profile-source">${profile.source}.</span></p>
    </div>
  </details>`;
}

/** The score by the profile in use. HealthBench's is the run's own and has a view of its own. */
export function scoreBy(profile: ProfileViewProps, score: ScoreViewProps): TemplateResult {
  return profile.profile.name === healthBench.name ? scoreView(score) : profileScoreView(profile, score.work);
}

/** What the chosen profile makes of the verdicts: its value or bounds, why there is none, the figures beside and notes. */
export function profileScoreView(
  { profile, score }: Pick<ProfileViewProps, 'profile' | 'score'>,
  work: string,
  label = 'Score',
): TemplateResult {
  const inPercent = profile.range.most === 1;
  if (!score) {
    return html`<section class="score" aria-label=${label}>
      <p class="score-number quiet" aria-hidden="true">–</p>
      <p class="score-words">${work || 'Not scored yet'}</p>
    </section>`;
  }
  return html`<section class="score" aria-label=${label}>
    <p class="score-number">${boundedView(score, inPercent)}</p>
    <div class="score-words">
      <p>${profile.title}${rangeWords(profile, inPercent)}</p>
      ${score.reason === null ? nothing : html`<p class="quiet">${score.reason}</p>`}
      ${work ? html`<p class="quiet">${work}</p>` : nothing}
    </div>
    ${score.figures.length + score.notes.length > 0 ? beside(score, inPercent) : nothing}
  </section>`;
}

function beside({ figures, notes }: ProfileScore, inPercent: boolean): TemplateResult {
  return html`<div class="profile-figures">
    ${figures.length > 0 ? html`<dl>${figures.map((figure) => row(figure, inPercent))}</dl>` : nothing}
    ${notes.map((note) => html`<p class="quiet small">${note}</p>`)}
  </div>`;
}

function row(figure: Figure, inPercent: boolean): TemplateResult {
  return html`<div><dt>${figure.name.replaceAll('_', ' ')}</dt><dd>${boundedView(figure, inPercent)}</dd></div>`;
}

/** A bounded number: its value, else its bounds, else a dash. */
export function boundedView({ value, lowest, highest, reason }: Bounded, inPercent: boolean): TemplateResult | string {
  const write = inPercent ? formatPercent : formatTotal;
  if (value !== null) return write(value);
  if (lowest === null) return html`<span class="quiet" title=${reason ?? ''}>–</span>`;
  if (highest === null)
    return html`<span class="score-range"><span class="quiet">at least</span> ${write(lowest)}</span>`;
  return html`<span class="score-range">${write(lowest)} <span class="quiet">to</span> ${write(highest)}</span>`;
}

function rangeWords({ range: { least, most }, better }: Profile, inPercent: boolean): string {
  const order = better === 'lower' ? ', fewer is better' : '';
  return inPercent || least === null || most === null
    ? order
    : `, from ${formatTotal(least)} to ${formatTotal(most)}${order}`;
}
