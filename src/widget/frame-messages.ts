import { z } from 'zod';
import type { Fault } from '../domain/errors.ts';
import { exportKinds, type ReviewEvents, themes } from './review-data.ts';

/** The version of the messages; both sides must speak the same. */
export const frameVersion = 1;

/** Longest text that is taken. Units: UTF-16 units. */
export const textMax = 2_000_000;

const text = z.string().max(textMax);
const call = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** The first message of a host page, which brings the port. */
export const connectSchema = z.strictObject({
  rubricon: z.literal('connect'),
  version: z.literal(frameVersion),
});

const values = z.strictObject({
  conversation: text.exactOptional(),
  response: text.nullable().exactOptional(),
  rubric: text.nullable().exactOptional(),
  profile: z.string().max(100).exactOptional(),
  theme: z.enum(themes).exactOptional(),
  locale: z.string().max(50).exactOptional(),
  compact: z.boolean().exactOptional(),
  readOnly: z.boolean().exactOptional(),
  auto: z.boolean().exactOptional(),
});

/** Everything a host page may say over the port. A model or an address is not among it. */
export const hostMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), values }),
  z.strictObject({ kind: z.literal('focus') }),
  z.strictObject({ kind: z.literal('cancel') }),
  z.strictObject({ kind: z.literal('score'), call }),
  z.strictObject({ kind: z.literal('prove-seal'), call }),
  z.strictObject({ kind: z.literal('refusals'), call }),
  z.strictObject({ kind: z.literal('export'), call, as: z.enum(exportKinds) }),
]);

export type ConnectMessage = z.infer<typeof connectSchema>;
export type HostMessage = z.infer<typeof hostMessageSchema>;
export type FrameValues = z.infer<typeof values>;

/** One event of the element, on its way to the host page. */
export type FrameEvent = {
  readonly [N in keyof ReviewEvents]: { readonly name: N; readonly detail: ReviewEvents[N] };
}[keyof ReviewEvents];

/** Everything the frame says over the port. Units: `height` in CSS pixels. */
export type FrameMessage =
  | { readonly kind: 'ready'; readonly version: typeof frameVersion }
  | ({ readonly kind: 'event' } & FrameEvent)
  | { readonly kind: 'done'; readonly call: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly call: number; readonly fault: Fault; readonly cancelled: boolean }
  | { readonly kind: 'size'; readonly height: number }
  | { readonly kind: 'focus'; readonly inside: boolean };
