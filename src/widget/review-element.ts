import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { ExportedFile } from '../app/export-case.ts';
import { followWish } from '../app/follow-wish.ts';
import { keepFocus, placeOfFocus } from '../app/keep-focus.ts';
import { isTyping } from '../app/keyboard.ts';
import { openCase } from '../app/select-view.ts';
import { findProfile } from '../domain/profiles/registry.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Message } from '../domain/submission.ts';
import { describeIssue } from '../formats/issue.ts';
import { type SealReport, testSeal } from '../seal/test-seal.ts';
import type { ExportFormat } from '../ui/intent.ts';
import { createEngineRoom, type EngineRoom, type Seat } from './engine-room.ts';
import { hashText } from './hash-text.ts';
import { openVerifier } from './open-verifier.ts';
import { type Places, placesOf } from './places.ts';
import { readCase } from './read-case.ts';
import { readKey } from './read-keys.ts';
import { createReview, type Review } from './review.ts';
import type { Emit, ReviewCase, ReviewScore, ReviewTheme, ValueKind } from './review-data.ts';
import { reviewView } from './review-view.ts';
import { scoreValue } from './score-data.ts';
import { reviewStyles } from './styles.ts';

const newId = (): string => crypto.randomUUID();

/**
 * `<rubricon-review>`: one response reviewed criterion by criterion, in any page. Elements of one page share one worker;
 * nothing is fetched before the element is seen or asked. Its rules are in SPEC.md beside this file.
 */
export class RubriconReview extends LitElement {
  static readonly formAssociated = true;
  static override styles = [...reviewStyles];
  static override properties = {
    conversation: {},
    response: {},
    rubric: {},
    profile: {},
    model: {},
    assets: {},
    theme: { reflect: true },
    locale: {},
    valueAs: { attribute: 'value-as' },
    readOnly: { type: Boolean, attribute: 'readonly', reflect: true },
    compact: { type: Boolean, reflect: true },
    auto: { type: Boolean, reflect: true },
    disabled: { type: Boolean, reflect: true },
  };

  /** The room in which all elements share their models. */
  static room: EngineRoom = createEngineRoom({
    open: openVerifier,
    idleMs: 30_000,
    after: (milliseconds, act) => void setTimeout(act, milliseconds),
  });

  /** What was said: text, chat JSON, a HealthBench case, a saved run, or a list of messages. */
  declare conversation: string | readonly Message[];
  /** The response under review; without one it is the last assistant turn of the conversation. */
  declare response: string | null;
  /** The checklist as text in any form the page reads, or as data; without one a rubric is made. */
  declare rubric: string | Rubric | null;
  /** Name of a scoring profile; empty for the rubric's own. */
  declare profile: string;
  /** Folder of another model; empty for the one beside the element. */
  declare model: string;
  /** Folder that holds a copy of the element's files; empty where they lie beside it. */
  declare assets: string;
  /** `light`, `dark`, or `auto` for that of the page around. */
  declare theme: ReviewTheme;
  /** Kept for later: every word of the element is English today. */
  declare locale: string;
  /** What a form is sent: the score by the profile, or the whole run with its texts. */
  declare valueAs: ValueKind;
  /** Shows verdicts and offers no change. */
  declare readOnly: boolean;
  /** Leaves the texts out. */
  declare compact: boolean;
  /** Scores by itself what lacks an answer, once the element is seen. */
  declare auto: boolean;
  declare disabled: boolean;

  private readonly internals = this.attachInternals();
  private readonly review: Review;
  private seat: Seat | null = null;
  private seen = false;
  /** Whether anybody has asked for the model yet. */
  private asked = false;
  private problems: readonly string[] = [];
  private followed = 0;
  private held: Element | null = null;
  private readonly watcher = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) this.noticeSeen();
  });

  constructor() {
    super();
    this.conversation = '';
    this.response = null;
    this.rubric = null;
    this.profile = '';
    this.model = '';
    this.assets = '';
    this.theme = 'auto';
    this.locale = 'en';
    this.valueAs = 'score';
    this.readOnly = false;
    this.compact = false;
    this.auto = false;
    this.disabled = false;
    this.review = createReview({
      seat: () => this.seat,
      emit: this.tell,
      now: () => new Date(),
      newId,
      hash: hashText,
    });
    this.review.subscribe(() => this.requestUpdate());
    this.addEventListener('keydown', this.onKey);
  }

  /** Conversation, response and rubric at once. */
  get case(): ReviewCase {
    return { conversation: this.conversation, response: this.response, rubric: this.rubric };
  }
  set case(given: ReviewCase) {
    this.conversation = given.conversation;
    this.response = given.response ?? null;
    this.rubric = given.rubric ?? null;
  }

  /** The score so far; null before there is one. */
  get result(): ReviewScore | null {
    return this.review.result();
  }
  /** What a form is sent. */
  get value(): string {
    if (this.valueAs === 'run') return this.export('run-json')?.text ?? '';
    const score = this.result;
    return score ? scoreValue(score) : '';
  }
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /**
   * Scores the case, whether the element was seen or not, and resolves with its score.
   * Throws: RubriconError of what kept it from a score; AbortError when it was cancelled.
   */
  async score(): Promise<ReviewScore> {
    // What was set in this turn is taken in first.
    await this.updateComplete;
    return this.review.score();
  }

  /** Ends the scoring; verdicts that came are kept. */
  cancel(): void {
    this.review.cancel();
  }

  /** The reviewed case as a file; null before its first run. */
  export(kind: ExportFormat): ExportedFile | null {
    return this.review.export(kind);
  }

  /** Tries every way out of the page the element stands in, and of a worker started there. */
  proveSeal(): Promise<SealReport> {
    return testSeal(this.places().probeUrl, newId);
  }

  override focus(options?: FocusOptions): void {
    placeOfFocus(this.renderRoot)?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Before the first drawing it is not known yet which model is wanted.
    if (this.hasUpdated) this.takeSeat();
    if (!this.seen) this.watcher.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watcher.disconnect();
    // An element that is only moved keeps its seat and its work.
    queueMicrotask(() => {
      if (!this.isConnected) this.leaveSeat();
    });
  }

  formDisabledCallback(disabled: boolean): void {
    this.disabled = disabled;
  }
  formResetCallback(): void {
    this.takeCase();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('profile')) this.review.send({ type: 'set-profile', name: findProfile(this.profile)?.name ?? '' });
    const elsewhere = changed.has('model') || changed.has('assets');
    if (elsewhere) {
      this.leaveSeat();
      if (this.isConnected) this.takeSeat();
    }
    if (changed.has('conversation') || changed.has('response') || changed.has('rubric')) this.takeCase();
    else if (elsewhere || changed.has('auto')) this.begin();
    if (changed.has('valueAs')) this.giveValue();
    this.held = this.shadowRoot?.activeElement ?? null;
  }

  protected override render(): TemplateResult {
    const look = { compact: this.compact, readOnly: this.readOnly || this.disabled, problems: this.problems };
    return reviewView(this.review.state(), { ...look, asked: this.asked }, this.review.send);
  }

  protected override updated(): void {
    // In somebody's page the parts are groups: landmarks are the page's own, and each would be there once for every element.
    for (const part of this.renderRoot.querySelectorAll('section[aria-label]')) part.setAttribute('role', 'group');
    const { wish } = this.review.state();
    if (wish && wish.tick !== this.followed) {
      this.followed = wish.tick;
      followWish(this.renderRoot, wish);
    }
    if (this.held && this.shadowRoot) keepFocus(this.shadowRoot, this.held, () => placeOfFocus(this.renderRoot));
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const intent = readKey(event, this.review.state(), this.readOnly || this.disabled);
    // A page may have keys of its own.
    if (intent || (isTyping(event) && !/^(Escape|Tab)$/.test(event.key))) event.stopPropagation();
    if (!intent) return;
    event.preventDefault();
    this.review.send(intent);
  };

  private readonly tell: Emit = (name, detail) => {
    if (name === 'score') this.giveValue();
    // A copy: what a page does to it changes nothing here.
    const copy = structuredClone(detail);
    this.dispatchEvent(new CustomEvent(`rubricon-${name}`, { bubbles: true, composed: true, detail: copy }));
  };

  /** Nothing is left in the browser's memory of forms: it might hold a text. */
  private giveValue(): void {
    this.internals.setFormValue(this.value, '');
  }

  private places(): Places {
    return placesOf(this.assets, this.model);
  }

  private takeSeat(): void {
    if (this.seat) return;
    try {
      const { room } = this.constructor as typeof RubriconReview;
      this.seat = room.enter(this.places(), (news) => {
        this.asked = true;
        this.review.hear(news);
      });
    } catch {
      const message = 'The address of the model or of the assets is none. Give the address of a folder.';
      this.tell('error', { code: 'input-invalid', message, details: {} });
    }
  }

  private leaveSeat(): void {
    this.review.cancel();
    this.seat?.leave();
    this.seat = null;
    this.asked = false;
  }

  private noticeSeen(): void {
    this.seen = true;
    this.watcher.disconnect();
    this.begin();
  }

  /** What an element does by itself once it is seen: it brings its model, and scores where it is to. */
  private begin(): void {
    const record = openCase(this.review.state());
    if (!this.seen || !this.seat || this.disabled || !record || record.response === null) return;
    const work = this.auto && this.review.lacksAnswer() ? this.review.score() : this.seat.open();
    // Faults are told by events.
    work.catch(() => undefined);
  }

  private takeCase(): void {
    const { cases, issues } = readCase(this.case, newId);
    this.review.show(cases[0] ?? null);
    this.problems = issues.map(describeIssue);
    this.giveValue();
    const [first] = this.problems;
    if (first !== undefined) {
      this.tell('error', { code: 'input-invalid', message: first, details: { issues: issues.length } });
    }
    this.begin();
    this.requestUpdate();
  }
}
