import { fromFault } from '../domain/errors.ts';
import type { ConnectMessage, FrameMessage, HostMessage } from './frame-messages.ts';

/** A message that wants an answer, before it has its number. */
type Answered = Extract<HostMessage, { readonly call: number }>;
export type Question = Answered extends infer M ? (M extends Answered ? Omit<M, 'call'> : never) : never;

/** The host page's end of the port. */
export interface FrameLink {
  post(message: HostMessage): void;
  /** Asks and waits. Throws: RubriconError of what the framed page met; AbortError when cancelled or the frame has gone. */
  ask(question: Question): Promise<unknown>;
  /** Ends it; what waits is rejected for the reason, else as cancelled. */
  close(reason?: Error): void;
}

export interface FrameLinkOptions {
  readonly target: Pick<Window, 'postMessage'>;
  /** Of the framed page: the port is handed to no other. */
  readonly origin: string;
  readonly onMessage: (message: FrameMessage) => void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Hands one end of a fresh port to the framed page and listens at the other. What it does not know it ignores. */
export function createFrameLink({ target, origin, onMessage }: FrameLinkOptions): FrameLink {
  const { port1, port2 } = new MessageChannel();
  const waiting = new Map<number, Waiting>();
  let lastCall = 0;

  const settle = (call: unknown, how: (who: Waiting) => void): void => {
    const who = typeof call === 'number' ? waiting.get(call) : undefined;
    if (!who || typeof call !== 'number') return;
    waiting.delete(call);
    how(who);
  };
  port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = data as FrameMessage | null | undefined;
    if (message?.kind === 'done') settle(message.call, ({ resolve }) => resolve(message.value));
    else if (message?.kind === 'failed') {
      settle(message.call, ({ reject }) => reject(message.cancelled ? cancelled() : fromFault(message.fault)));
    } else if (message) onMessage(message);
  });
  port1.start();
  const hello: ConnectMessage = { rubricon: 'connect', version: 1 };
  target.postMessage(hello, origin, [port2]);

  return {
    post: (message) => port1.postMessage(message),
    ask: (question) =>
      new Promise((resolve, reject) => {
        lastCall += 1;
        waiting.set(lastCall, { resolve, reject });
        port1.postMessage({ ...question, call: lastCall });
      }),
    close: (reason) => {
      port1.close();
      for (const { reject } of waiting.values()) reject(reason ?? cancelled());
      waiting.clear();
    },
  };
}

/** What a call is rejected with that was taken back, or whose frame has gone. */
export const cancelled = (): DOMException => new DOMException('The scoring was cancelled.', 'AbortError');
