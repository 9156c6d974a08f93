import type { ExportedFile } from '../app/export-case.ts';
import { RubriconError, toFault } from '../domain/errors.ts';
import type { SealReport } from '../seal/test-seal.ts';
import type { ExportFormat } from '../ui/intent.ts';
import { cancelled, createFrameLink, type FrameLink, type Question } from './frame-link.ts';
import type { FrameMessage, FrameValues } from './frame-messages.ts';
import type { Refusals } from './refusals.ts';
import { type ReviewCase, type ReviewScore, type ReviewTheme, reviewEvents } from './review-data.ts';

/** Where this script came from: the framed page lies beside it. */
const home = import.meta.url;

/** Heights that a frame may ask for. Units: CSS pixels. */
const heights = { least: 80, most: 20_000 } as const;
/** How long the framed page may take to answer. Units: milliseconds. */
const patience = 15_000;

const textValues = ['conversation', 'response', 'rubric', 'profile', 'locale'] as const;
const flags = { compact: 'compact', readonly: 'readOnly', auto: 'auto' } as const;

const style = `:host { display: block } :host([hidden]) { display: none }
iframe { display: block; width: 100%; height: 20rem; border: 0; color-scheme: inherit }`;

/**
 * `<rubricon-frame>`: the review in a frame of another origin, with the same attributes, methods and events as
 * `<rubricon-review>`. The texts are handed to that origin's page over one port and nowhere else.
 */
export class RubriconFrame extends HTMLElement {
  static readonly observedAttributes = ['src', 'theme', ...textValues, ...Object.keys(flags)];

  private readonly frame = document.createElement('iframe');
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private link: FrameLink | null = null;
  private given: Partial<ReviewCase> = {};
  private wait: ReturnType<typeof setTimeout> | undefined;
  private gaveUp = false;
  /** What was asked before the frame was there. */
  private readonly unasked: { readonly question: Question; readonly resolve: (answer: unknown) => void }[] = [];

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    this.frame.part.add('frame');
    this.frame.title = 'Rubricon review';
    this.frame.allow = 'cross-origin-isolated';
    this.frame.referrerPolicy = 'no-referrer';
    this.frame.sandbox.add('allow-scripts', 'allow-same-origin', 'allow-forms');
    // An empty page is loaded before it has an address.
    this.frame.addEventListener('load', () => this.frame.src && this.connect());
    root.append(this.frame);
  }

  /** Address of the framed page; by default it lies beside this script. */
  get src(): string {
    return new URL(this.getAttribute('src') ?? new URL('embed.html', home).href, document.baseURI).href;
  }
  set src(address: string) {
    this.setAttribute('src', address);
  }

  /** Conversation, response and rubric at once, as text or as data. */
  get case(): ReviewCase {
    return { conversation: '', ...this.given };
  }
  set case(given: ReviewCase) {
    const { conversation, response = null, rubric = null } = given;
    this.given = { conversation, response, rubric };
    this.set(this.values());
  }

  /** Throws: RubriconError of what kept it from a score; AbortError when it was cancelled. */
  score(): Promise<ReviewScore> {
    return this.call<ReviewScore>({ kind: 'score' });
  }
  cancel(): void {
    this.link?.post({ kind: 'cancel' });
  }
  /** The reviewed case as a file; null before its first run. */
  export(kind: ExportFormat): Promise<ExportedFile | null> {
    return this.call<ExportedFile | null>({ kind: 'export', as: kind });
  }
  /** Has the framed page try every way out of itself and of its worker. */
  proveSeal(): Promise<SealReport> {
    return this.call<SealReport>({ kind: 'prove-seal' });
  }
  /** How many messages the framed page refused, by reason. */
  refusals(): Promise<Refusals> {
    return this.call<Refusals>({ kind: 'refusals' });
  }
  override focus(options?: FocusOptions): void {
    this.frame.focus(options);
    this.link?.post({ kind: 'focus' });
  }

  connectedCallback(): void {
    this.dark.addEventListener('change', this.passTheme);
    if (!this.frame.src) this.frame.src = this.src;
    this.awaitAnswer();
  }
  disconnectedCallback(): void {
    this.dark.removeEventListener('change', this.passTheme);
    // A frame that is taken out of a page forgets everything; put back, it is loaded and connected anew.
    this.unlink(cancelled());
  }
  attributeChangedCallback(name: string): void {
    if (name === 'src' && this.frame.src) this.frame.src = this.src;
    else if (name === 'theme') this.passTheme();
    else this.set(this.values());
  }

  private values(): FrameValues {
    const { conversation, response, rubric } = this.given;
    const told: Record<string, string | boolean | null> = {};
    for (const name of textValues) {
      const text = this.getAttribute(name);
      if (text !== null) told[name] = text;
    }
    for (const [attribute, name] of Object.entries(flags)) told[name] = this.hasAttribute(attribute);
    if (conversation !== undefined) told.conversation = asText(conversation);
    if (response !== undefined) told.response = response;
    if (rubric !== undefined) told.rubric = rubric === null ? null : asText(rubric);
    return { ...told, theme: this.theme() };
  }

  private set(values: FrameValues): void {
    this.link?.post({ kind: 'set', values });
  }

  private readonly passTheme = (): void => this.set({ theme: this.theme() });

  /** `auto` is what this page itself shows: the frame cannot see it. */
  private theme(): ReviewTheme {
    const wanted = this.getAttribute('theme');
    if (wanted === 'light' || wanted === 'dark') return wanted;
    const schemes = getComputedStyle(this).colorScheme.split(' ');
    if (!schemes.includes('dark')) return 'light';
    return !schemes.includes('light') || this.dark.matches ? 'dark' : 'light';
  }

  /** Each document that is loaded into the frame is greeted anew; only one of the expected origin can take the port. */
  private connect(): void {
    this.link?.close();
    const target = this.frame.contentWindow;
    if (!target) return;
    const link = createFrameLink({
      target,
      origin: new URL(this.src).origin,
      onMessage: (message) => this.hear(message),
    });
    this.link = link;
    this.set(this.values());
    for (const { question, resolve } of this.unasked.splice(0)) resolve(link.ask(question));
    this.awaitAnswer();
  }

  /** The wait begins as the frame comes into the page, and anew with each document that is loaded into it. */
  private awaitAnswer(): void {
    clearTimeout(this.wait);
    this.gaveUp = false;
    this.wait = setTimeout(() => this.giveUp(), patience);
  }

  private giveUp(): void {
    this.unlink(noAnswer());
    this.gaveUp = true;
    this.tell('error', toFault(noAnswer()));
  }

  /** Ends every call that waits. */
  private unlink(reason: Error): void {
    clearTimeout(this.wait);
    this.link?.close(reason);
    this.link = null;
    for (const { resolve } of this.unasked.splice(0)) resolve(Promise.reject(reason));
  }

  private call<T>(question: Question): Promise<T> {
    const { link } = this;
    if (!link && this.gaveUp) return Promise.reject(noAnswer());
    const answer = link ? link.ask(question) : new Promise((resolve) => this.unasked.push({ question, resolve }));
    return answer as Promise<T>;
  }

  private hear(message: FrameMessage): void {
    switch (message.kind) {
      case 'ready':
        clearTimeout(this.wait);
        return;
      case 'event':
        if (reviewEvents.includes(message.name)) this.tell(message.name, message.detail);
        return;
      case 'size':
        this.frame.style.height = `${Math.min(heights.most, Math.max(heights.least, Number(message.height) || 0))}px`;
        return;
      case 'focus':
        this.toggleAttribute('focused', message.inside === true);
        return;
      default:
    }
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`rubricon-${name}`, { bubbles: true, composed: true, detail }));
  }
}

function noAnswer(): RubriconError {
  const message = `The framed page did not answer. Its embed.json may not name ${location.origin}, or it was not loaded.`;
  return new RubriconError('input-invalid', message);
}

function asText(given: unknown): string {
  return typeof given === 'string' ? given : JSON.stringify(given);
}

/** The frame's name. Loading this script defines it, once a page. */
export const frameTag = 'rubricon-frame';

if (!customElements.get(frameTag)) customElements.define(frameTag, RubriconFrame);

declare global {
  interface HTMLElementTagNameMap {
    'rubricon-frame': RubriconFrame;
  }
}
