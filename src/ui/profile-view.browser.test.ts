import './theme.css';
import { render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { healthBench } from '../domain/profiles/health-bench.ts';
import { kwBench } from '../domain/profiles/kw-bench.ts';
import type { Profile } from '../domain/profiles/profile.ts';
import { profiles } from '../domain/profiles/registry.ts';
import { weightedMean } from '../domain/profiles/weighted-mean.ts';
import { type CaseRow, caseOf, open } from '../domain/testing/marks.ts';
import type { Intent } from './intent.ts';
import { profilePicker, profileScoreView } from './profile-view.ts';

const stage = document.createElement('div');
document.body.append(stage);
afterEach(() => render(null, stage));

const words = (profile: Profile, ...rows: readonly CaseRow[]): string => {
  render(profileScoreView({ profile, score: profile.score(...caseOf(...rows)) }, ''), stage);
  return stage.textContent?.replace(/\s+/g, ' ').trim() ?? '';
};

describe('profile view', () => {
  it('UI-14 every profile can be chosen, and the choice says its name', () => {
    const sent: Intent[] = [];
    render(
      profilePicker({ profile: weightedMean, own: kwBench, chosen: 'weighted-mean', score: null }, (intent) =>
        sent.push(intent),
      ),
      stage,
    );
    const select = stage.querySelector('select');
    if (!select) throw new Error('the picker is a select');
    expect([...select.options].map(({ value }) => value)).toEqual(['', ...profiles.map(({ name }) => name)]);
    expect(select.options[0]?.textContent).toBe('As the rubric says: KWBench gate');
    expect(select.value).toBe('weighted-mean');
    expect(stage.querySelector('#profile-about')?.textContent).toContain(weightedMean.summary);
    select.value = 'kwbench';
    select.dispatchEvent(new Event('change'));
    expect(sent).toEqual([{ type: 'set-profile', name: 'kwbench' }]);
  });

  it('UI-14 a value, bounds with a reason, or a reason alone', () => {
    expect(words(weightedMean, [3, true], [1, false])).toContain('75 %');
    expect(words(weightedMean, [3, true], [1, open])).toContain(
      '75 % to 100 % Weighted mean 1 of 2 answers is undecided.',
    );
    expect(words(kwBench, [1, true])).toContain('No criterion has the tier mandatory, good or ideal.');
    expect(words(healthBench, [3, true, { tags: ['axis:context_awareness'] }])).toContain('context awareness');
    expect(words(weightedMean, [3, true, { axis: ['Depth'] }], [-1, false])).toMatch(
      /Depth ?100.*1 negative criterion earns/,
    );
  });
});
