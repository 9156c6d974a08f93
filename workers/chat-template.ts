import { Template } from '@huggingface/jinja';
import type { TokenizerConfig } from '../models/causal-config.ts';
import { RubriconError } from '../src/domain/errors.ts';
import type { TextTokenizer } from './text-tokenizer.ts';

/** What a model is told: instructions, then one message whose parts become tokens one by one. */
export interface Turn {
  readonly system: string;
  readonly user: readonly string[];
}

/** Turns a prompt into token ids, one list a part of the user's message; the template's own words go to their neighbours. */
export type EncodeTurn = (turn: Turn) => readonly (readonly number[])[];

/** Two marks that no template holds. They stand where text will go, so that text never passes through a template. */
const systemMark = '\uE000system\uE001';
const userMark = '\uE000user\uE001';

/**
 * Opens a model's chat template. The template is rendered once, around marks, and text takes the marks' places as
 * plain tokens: no text can open a role, end a turn or become a control token.
 * Throws: RubriconError model-unsupported when there is no template or it does not hold a conversation.
 */
export function openChatTemplate(text: string, config: TokenizerConfig, tokenizer: TextTokenizer): EncodeTurn {
  const rendered = render(text, config);
  const frame = rendered.split(userMark);
  const [before = '', after = ''] = frame;
  if (frame.length !== 2) throw unsupported('does not place the user message once');
  const opening = before.split(systemMark);
  const ending = tokenizer.template(afterThinking(after));

  return ({ system, user }) => {
    const separate = opening.length === 2;
    const head = separate
      ? [...tokenizer.template(opening[0] ?? ''), ...tokenizer.plain(system), ...tokenizer.template(opening[1] ?? '')]
      : tokenizer.template(before);
    const [first = '', ...others] = user;
    // A model without a system role reads its instructions at the head of the message.
    const start = tokenizer.plain(separate ? first : `${system}\n\n${first}`);
    const parts = [[...head, ...start], ...others.map((part) => [...tokenizer.plain(part)])];
    return parts.map((ids, at) => (at === parts.length - 1 ? [...ids, ...ending] : ids));
  };
}

/** The template around the marks; without the system role where it refuses one or leaves it out. */
function render(text: string, config: TokenizerConfig): string {
  let template: Template;
  try {
    template = new Template(text);
  } catch (cause) {
    throw unsupported('cannot be read', cause);
  }
  const user = { role: 'user', content: userMark };
  const token = (given: TokenizerConfig['bos_token']): string =>
    typeof given === 'string' ? given : (given?.content ?? '');
  const fill = (messages: readonly object[]): string =>
    template.render({
      messages: [...messages],
      add_generation_prompt: true,
      enable_thinking: false,
      bos_token: token(config.bos_token),
      eos_token: token(config.eos_token),
      pad_token: token(config.pad_token),
      unk_token: token(config.unk_token),
      // Some templates write the date: a fixed one keeps a verdict from depending on the day.
      date_string: '01 Jan 2026',
    });
  try {
    const whole = fill([{ role: 'system', content: systemMark }, user]);
    if (whole.split(systemMark).length === 2) return whole;
  } catch {
    // A template that knows no system role says so by failing.
  }
  try {
    return fill([user]);
  } catch (cause) {
    throw unsupported('does not take a user message', cause);
  }
}

/** A model that would start by thinking aloud is taken past it: the answer must stand at the next position. */
function afterThinking(ending: string): string {
  return /<think>\s*$/.test(ending) ? `${ending.trimEnd()}\n\n</think>\n\n` : ending;
}

function unsupported(found: string, cause?: unknown): RubriconError {
  const message = `The model's chat template ${found}: expected one for conversations. Choose an instruction-tuned model.`;
  return new RubriconError('model-unsupported', message, { cause, details: { part: 'chat-template' } });
}
