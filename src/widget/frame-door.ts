import type { z } from 'zod';
import { connectSchema, type HostMessage, hostMessageSchema } from './frame-messages.ts';
import type { RefusalCounter, RefusalReason } from './refusals.ts';

/** What is looked at of a message that reaches the window. */
export type DoorEvent = Pick<MessageEvent<unknown>, 'origin' | 'source' | 'data' | 'ports'>;

export interface FrameDoorOptions {
  /** Exact origins; none means that nobody is let in. */
  readonly origins: ReadonlySet<string>;
  /** The window around this one. */
  readonly parent: unknown;
  readonly refusals: RefusalCounter;
  readonly onPort: (port: MessagePort) => void;
}

/**
 * Takes messages of the window until the page around has brought its one port. Everything else is counted, its ports are
 * closed, and nothing is answered: whoever may not be here learns nothing.
 */
export function createFrameDoor({ origins, parent, refusals, onPort }: FrameDoorOptions): (event: DoorEvent) => void {
  let connected = false;
  const reasonAgainst = (event: DoorEvent): RefusalReason | null => {
    if (event.source !== parent) return 'source';
    if (!origins.has(event.origin)) return 'origin';
    const read = parse(connectSchema, event.data);
    if (!read.ok) return read.reason;
    return connected || event.ports.length !== 1 ? 'port' : null;
  };
  return (event) => {
    const reason = reasonAgainst(event);
    const [port] = event.ports;
    if (reason === null && port) {
      connected = true;
      onPort(port);
      return;
    }
    refusals.add(reason ?? 'port');
    for (const each of event.ports) each.close();
  };
}

/** How many messages of the window around wait for the list of origins; more are nobody's who waits for an answer. */
const earlyMax = 8;

/** Holds what comes before the list of origins does. Windows other than the one around could else take all the room. */
export function holdEarly(parent: unknown, refusals: RefusalCounter) {
  const held: DoorEvent[] = [];
  const hold = (event: DoorEvent): void => {
    if (event.source !== parent) refusals.add('source');
    else if (held.length < earlyMax) held.push(event);
    else refusals.add('flood');
  };
  return { held, hold };
}

/** Reads a message of the port; null, counted, where it is none. Never throws, whatever came. */
export function readHostMessage(data: unknown, refusals: RefusalCounter): HostMessage | null {
  const read = parse(hostMessageSchema, data);
  if (read.ok) return read.value;
  refusals.add(read.reason);
  return null;
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: RefusalReason };

function parse<T>(schema: z.ZodType<T>, data: unknown): Read<T> {
  try {
    const parsed = schema.safeParse(data);
    if (parsed.success) return { ok: true, value: parsed.data };
    const large = parsed.error.issues.some(({ code }) => code === 'too_big');
    return { ok: false, reason: large ? 'size' : 'shape' };
  } catch {
    // The validator itself gives up on some monstrous values.
    return { ok: false, reason: 'shape' };
  }
}
