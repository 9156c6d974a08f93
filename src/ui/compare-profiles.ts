import { html, nothing, type TemplateResult } from 'lit';
import type { Profile, ProfileScore } from '../domain/profiles/profile.ts';
import { profiles } from '../domain/profiles/registry.ts';
import { compare } from './compare-intent.ts';
import type { Send } from './intent.ts';
import { profileScoreView } from './profile-view.ts';

/** A scoring profile and what it makes of the verdicts at hand. */
export interface ComparedProfile {
  readonly profile: Profile;
  readonly score: ProfileScore | null;
}

export interface CompareProfilesProps {
  readonly first: ComparedProfile;
  readonly second: ComparedProfile | null;
}

/** Two scoring profiles on the same verdicts: no model is asked. */
export function compareProfiles({ first, second }: CompareProfilesProps, send: Send): TemplateResult {
  return html`<p>The same verdicts, added up by two rules. No model is asked.</p>
    <div class="compare-profiles">
      ${side(
        'First score',
        first,
        picker('first-profile', 'First', first.profile.name, (name) => send({ type: 'set-profile', name })),
      )}
      ${side(
        'Second score',
        second,
        picker('second-profile', 'Second', second?.profile.name ?? '', (name) =>
          send(compare({ do: 'profile', name })),
        ),
      )}
    </div>`;
}

function side(label: string, compared: ComparedProfile | null, choice: TemplateResult): TemplateResult {
  return html`<section>
    ${choice}
    ${
      compared
        ? html`${profileScoreView(compared, '', label)}<p class="quiet small">${compared.profile.summary} ${compared.profile.source}.</p>`
        : html`<p class="quiet">Choose a second profile to see it beside the first.</p>`
    }
  </section>`;
}

function picker(id: string, label: string, chosen: string, choose: (name: string) => void): TemplateResult {
  const changed = (event: Event): void => {
    if (event.currentTarget instanceof HTMLSelectElement) choose(event.currentTarget.value);
  };
  return html`<p class="profile-picker"><label for=${id}>${label} profile</label>
    <select id=${id} @change=${changed}>
      ${chosen === '' ? html`<option value="" selected>–</option>` : nothing}
      ${profiles.map(({ name, title }) => html`<option value=${name} ?selected=${name === chosen}>${title}</option>`)}
    </select></p>`;
}
