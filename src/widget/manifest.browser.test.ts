import { describe, expect, it } from 'vitest';
import manifest from './custom-elements.json';
import { RubriconFrame } from './frame-host.ts';
import { RubriconReview } from './index.ts';
import type { RubriconElements } from './jsx.ts';
import { exportKinds, reviewEvents } from './review-data.ts';
import styles from './widget.css?inline';

interface Named {
  readonly name: string;
}
interface Declaration {
  readonly tagName: string;
  readonly attributes: readonly Named[];
  readonly members: readonly (Named & { readonly kind: string })[];
  readonly events: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties?: readonly Named[];
}
const declarations = manifest.modules.flatMap((module): readonly Declaration[] => module.declarations);
const of = (tag: string): Declaration => {
  const found = declarations.find(({ tagName }) => tagName === tag);
  if (!found) throw new Error(tag);
  return found;
};
const names = (list: readonly Named[] = []): readonly string[] => list.map(({ name }) => name).sort();
const review = of('rubricon-review');
const frame = of('rubricon-frame');

/** What a class offers to a page beyond what every element has. */
function offered(type: { readonly prototype: object }): readonly string[] {
  const hidden = /Callback$|^(constructor|render|updated|willUpdate|focus)$|^_/;
  return Object.entries(Object.getOwnPropertyDescriptors(type.prototype))
    .filter(([name]) => !hidden.test(name))
    .map(([name]) => name);
}
const internal: ReadonlySet<string> = new Set([
  'giveValue',
  'places',
  'takeSeat',
  'leaveSeat',
  'noticeSeen',
  'begin',
  'takeCase',
  'values',
  'set',
  'theme',
  'connect',
  'awaitAnswer',
  'giveUp',
  'unlink',
  'call',
  'hear',
  'tell',
]);

describe('the manifest of custom elements', () => {
  it('WID-15 names exactly the attributes that the element observes', () => {
    expect(names(review.attributes)).toEqual([...RubriconReview.observedAttributes].sort());
    expect(names(frame.attributes).filter((name) => name !== 'focused')).toEqual(
      [...RubriconFrame.observedAttributes].sort(),
    );
  });

  it('WID-15 names exactly the properties and methods that a page may use', () => {
    const element = document.createElement('rubricon-review');
    const fields = Object.keys(RubriconReview.properties);
    const own = offered(RubriconReview).filter((name) => !internal.has(name));
    expect(names(review.members)).toEqual([...new Set([...fields, ...own])].sort());
    for (const { kind, name } of review.members) {
      expect(typeof Reflect.get(element, name) === 'function', name).toBe(kind === 'method');
    }
    expect(names(frame.members)).toEqual(
      offered(RubriconFrame)
        .filter((name) => !internal.has(name))
        .sort(),
    );
  });

  it('WID-15 names the events and the kinds of file', () => {
    const events = reviewEvents.map((name) => `rubricon-${name}`).sort();
    expect(names(review.events)).toEqual(events);
    expect(names(frame.events)).toEqual(events);
    const kinds = exportKinds.map((kind) => `'${kind}'`).join(' | ');
    expect(JSON.stringify(review.members)).toContain(kinds);
  });

  it('WID-15 names the parts that are drawn and the custom properties that are read', async () => {
    const element = document.createElement('rubricon-review');
    Object.assign(element, { conversation: 'User: Hello?', response: 'Yes.', rubric: 'criterion,points\nGreets.,1' });
    element.hidden = true;
    document.body.append(element);
    await element.updateComplete;
    const drawn = [...(element.shadowRoot?.querySelectorAll('[part]') ?? [])].map((each) => each.getAttribute('part'));
    expect(names(review.cssParts)).toEqual(drawn.sort());
    const read = new Set([...styles.matchAll(/var\(\s*(--rubricon-[\w-]+)/g)].map((match) => match[1]));
    expect(names(review.cssProperties)).toEqual([...read].sort());
    element.remove();
  });

  it('WID-15 the types for JSX take what the element takes and nothing else', () => {
    const given = {
      'rubricon-review': {
        conversation: 'User: Hello?',
        compact: true,
        'value-as': 'run',
        'onrubricon-score': ({ detail }) => void detail.fraction,
      },
      'rubricon-frame': { src: '/embed.html', theme: 'dark' },
    } satisfies Partial<RubriconElements>;
    // @ts-expect-error no such theme
    const wrong: RubriconElements['rubricon-review'] = { theme: 'neon' };
    expect([given, wrong]).toHaveLength(2);
  });
});
