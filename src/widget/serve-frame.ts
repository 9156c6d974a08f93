import { RubriconError, toFault } from '../domain/errors.ts';
import type { ExportFormat } from '../ui/intent.ts';
import { readHostMessage } from './frame-door.ts';
import {
  type FrameEvent,
  type FrameMessage,
  type FrameValues,
  frameVersion,
  type HostMessage,
  textMax,
} from './frame-messages.ts';
import type { RefusalCounter } from './refusals.ts';

/** What a framed review can be asked to do. */
export interface FramedReview {
  set(values: FrameValues): void;
  score(): Promise<unknown>;
  cancel(): void;
  export(kind: ExportFormat): unknown;
  proveSeal(): Promise<unknown>;
  focus(): void;
}

/** What the frame tells of itself, whether anybody listens or not. */
export interface FrameVoice {
  event(event: FrameEvent): void;
  size(height: number): void;
  focus(inside: boolean): void;
}

/** How many calls may be under way at once. */
export const callsMax = 8;

/** Serves a review to whoever holds the other end of the port. No message makes it throw. */
export function serveFrame(port: MessagePort, review: FramedReview, refusals: RefusalCounter): FrameVoice {
  const post = (message: FrameMessage): void => port.postMessage(message);
  let calls = 0;

  const answer = async (call: number, work: () => unknown): Promise<void> => {
    if (calls >= callsMax) {
      refusals.add('flood');
      post({ kind: 'failed', call, fault: toFault(tooMany()), cancelled: false });
      return;
    }
    calls += 1;
    try {
      post({ kind: 'done', call, value: await work() });
    } catch (thrown) {
      const cancelled = thrown instanceof Error && thrown.name === 'AbortError';
      post({ kind: 'failed', call, fault: toFault(thrown), cancelled });
    } finally {
      calls -= 1;
    }
  };

  const obey = (message: HostMessage): unknown => {
    switch (message.kind) {
      case 'set':
        return review.set(message.values);
      case 'focus':
        return review.focus();
      case 'cancel':
        return review.cancel();
      case 'score':
        return answer(message.call, () => review.score());
      case 'export':
        return answer(message.call, () => review.export(message.as));
      case 'prove-seal':
        return answer(message.call, () => review.proveSeal());
      case 'refusals':
        return answer(message.call, () => refusals.counts());
    }
  };

  port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readHostMessage(data, refusals);
    if (message) obey(message);
    else if (meantCase(data)) {
      review.set(noCase);
      post({ kind: 'event', name: 'error', detail: toFault(caseRefused()) });
    }
  });
  port.addEventListener('messageerror', () => refusals.add('unreadable'));
  port.start();
  post({ kind: 'ready', version: frameVersion });
  return {
    event: (event) => post({ kind: 'event', ...event }),
    size: (height) => post({ kind: 'size', height }),
    focus: (inside) => post({ kind: 'focus', inside }),
  };
}

/** Whether a refused message was to hand in a case: the score of the one before must not be taken for its own. */
function meantCase(data: unknown): boolean {
  const { kind, values } = Object(data) as { readonly kind?: unknown; readonly values?: unknown };
  return kind === 'set' && Object.keys(noCase).some((name) => name in Object(values));
}

const noCase: FrameValues = { conversation: '', response: null, rubric: null };

const caseRefused = (): RubriconError =>
  new RubriconError(
    'input-invalid',
    `The case was not taken: a value is no such value, or a text is longer than ${textMax} characters. Hand it in again.`,
  );

const tooMany = (): RubriconError =>
  new RubriconError('input-invalid', `More than ${callsMax} calls at once. Wait for an answer before asking again.`);
