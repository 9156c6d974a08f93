import './theme.css';
import { render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { type CaseIntakeProps, caseIntake } from './case-intake.ts';
import type { Intent } from './intent.ts';

const stage = document.createElement('div');
document.body.append(stage);
afterEach(() => render(null, stage));

const sent: Intent[] = [];
const draft = { conversation: 'User: hello', response: 'Hi.', rubric: '{"criteria": [' };
const issue = {
  line: 2,
  field: 'prompt',
  expected: 'a list of messages',
  found: 'a number',
  remedy: 'Give the turns of the conversation.',
};
function draw(change: Partial<CaseIntakeProps>): HTMLElement {
  const props: CaseIntakeProps = { samples: [], issues: [], brought: null, draft, ...change };
  render(
    caseIntake(props, (intent) => sent.push(intent)),
    stage,
  );
  return stage;
}
const words = (selector: string): string =>
  stage.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe('intake', () => {
  it('UI-11 an issue says where it is, what was expected, what was found and what to do', () => {
    draw({ issues: [issue, { ...issue, line: null, field: 'rubric' }], brought: 3 });
    const [first = '', second = ''] = [...stage.querySelectorAll('.issues li')].map(
      (row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    );
    for (const part of ['Line 2, prompt', 'a list of messages', 'found a number', issue.remedy])
      expect(first).toContain(part);
    expect(second).toMatch(/^rubric expected/);
    expect(words('[role="alert"]')).toContain('3 cases were opened all the same');
  });

  it('UI-11 an issue without a place begins with what was expected, and an empty form asks for the conversation', () => {
    draw({ issues: [{ ...issue, line: null, field: '' }], brought: 0, draft: { ...draft, conversation: '' } });
    expect(words('.issues li')).toMatch(/^Expected a list of messages/);
    const before = sent.length;
    stage.querySelector<HTMLButtonElement>('[type="submit"]')?.click();
    expect(sent).toHaveLength(before);
    expect(stage.querySelector<HTMLTextAreaElement>('#conversation')?.validity.valueMissing).toBe(true);
  });

  it('UI-11 of a file that could not be read it is not said that something pasted is kept', () => {
    draw({ issues: [issue], brought: 0, draft: { conversation: '', response: '', rubric: '' } });
    expect(words('[role="alert"]')).toContain('No case could be opened.');
  });

  it('UI-20 a field takes its direction from its text, without the attribute that makes a large paste wait', () => {
    draw({});
    const fields = [...stage.querySelectorAll('textarea')];
    expect(fields.map((field) => getComputedStyle(field).unicodeBidi)).toEqual(fields.map(() => 'plaintext'));
    expect(fields.map((field) => field.getAttribute('dir'))).toEqual(fields.map(() => null));
  });

  it('UI-11 what was typed stays, also its rubric, and is sent again as it stands', () => {
    draw({ issues: [issue], brought: 0 });
    const value = (name: string): string =>
      stage.querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`)?.value ?? '';
    expect({
      conversation: value('conversation'),
      response: value('response'),
      rubric: value('rubric'),
    }).toEqual(draft);
    expect(stage.querySelector('details')?.open).toBe(true);
    expect(words('[role="alert"]')).toContain('is kept below');
    stage.querySelector<HTMLButtonElement>('[type="submit"]')?.click();
    expect(sent.at(-1)).toEqual({ type: 'bring-text', text: draft });
  });
});
