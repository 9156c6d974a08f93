/** Who speaks in a turn. */
export type Role = 'system' | 'user' | 'assistant';

/** One turn of a conversation. `content` is plain text as it was written. */
export interface Message {
  readonly role: Role;
  readonly content: string;
}

/** A conversation and one response to it: the thing that is scored. */
export interface Submission {
  readonly id: string;
  readonly conversation: readonly Message[];
  readonly response: string;
}
