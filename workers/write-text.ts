import { RubriconError } from '../src/domain/errors.ts';
import { seededRandom } from '../src/domain/seeded-random.ts';
import type { EnginePrompt, WriteOptions, Written } from '../src/engine/port.ts';
import type { ContextLimit } from './causal-limits.ts';
import type { EncodeTurn } from './chat-template.ts';
import type { Decoder } from './decoder.ts';
import type { Grammars } from './grammar.ts';
import { pause } from './pause.ts';
import { promptTooLong } from './too-long.ts';

export interface WriterParts extends ContextLimit {
  readonly encode: EncodeTurn;
  readonly decode: (ids: readonly number[]) => string;
  readonly decoder: Decoder;
  readonly grammars: Grammars;
  readonly endIds: ReadonlySet<number>;
}

export interface Writer {
  write(prompt: EnginePrompt, options: WriteOptions): Promise<Written>;
  close(): void;
}

/** Writes token by token, only what the grammar allows. The grammar is built first: a broken one costs no reading. */
export function createWriter(parts: WriterParts): Writer {
  const { decoder } = parts;

  async function write({ system, user }: EnginePrompt, options: WriteOptions): Promise<Written> {
    const prompt = parts.encode({ system, user: [user] }).flat();
    const most = parts.context - options.maxTokens;
    const excess = { tokens: prompt.length, max: most, why: parts.contextReason };
    if (prompt.length > most) throw promptTooLong(user, excess);
    const grammar = await parts.grammars.open(options.grammar);
    const choose = chooser(options);
    const text = createTextStream(parts.decode, options);
    let step = await decoder.step(decoder.empty, prompt, options.signal).catch((error: unknown) => {
      grammar.close();
      throw error;
    });
    try {
      for (;;) {
        if (text.tokens() >= options.maxTokens) return text.end('length');
        const id = choose(step.logits, await grammar.allowed());
        if (parts.endIds.has(id)) return text.end('complete');
        grammar.accept(id);
        if (text.add(id)) return text.end('stop');
        await pause();
        options.signal?.throwIfAborted();
        const next = await decoder.step(step.cache, [id], options.signal);
        step.cache.dispose();
        step = next;
      }
    } finally {
      step.cache.dispose();
      grammar.close();
    }
  }

  return { write, close: () => parts.grammars.close() };
}

/** The likeliest allowed token, or one drawn by the seed above temperature 0. */
function chooser({ temperature = 0, seed = 0 }: WriteOptions): (logits: Float32Array, allowed: Int32Array) => number {
  const random = seededRandom(seed);
  return (logits, allowed) => {
    const isAllowed = (id: number): boolean => (((allowed[id >> 5] ?? 0) >>> (id & 31)) & 1) === 1;
    let best = -1;
    for (let id = 0; id < logits.length; id += 1) {
      if (isAllowed(id) && (best < 0 || (logits[id] ?? 0) > (logits[best] ?? 0))) best = id;
    }
    if (best < 0) {
      throw new RubriconError('grammar-invalid', 'The grammar allows no further token. Simplify it and try again.');
    }
    if (temperature <= 0) return best;
    const top = logits[best] ?? 0;
    const chance = (id: number): number => (isAllowed(id) ? Math.exp(((logits[id] ?? 0) - top) / temperature) : 0);
    let left = random() * logits.reduce((sum, _, id) => sum + chance(id), 0);
    for (let id = 0; id < logits.length; id += 1) {
      left -= chance(id);
      if (left < 0 && isAllowed(id)) return id;
    }
    return best;
  };
}

/** The text so far, told in pieces that later tokens can no longer change. */
function createTextStream(
  decode: WriterParts['decode'],
  { stop = [], onText }: WriteOptions,
): { tokens(): number; add(id: number): boolean; end(end: Written['end']): Written } {
  const ids: number[] = [];
  // A stop text may have begun: as many characters wait.
  const waiting = Math.max(0, ...stop.map((text) => text.length - 1));
  let text = '';
  let told = 0;

  function tell(to: number): void {
    if (to <= told) return;
    onText?.(text.slice(told, to), ids.length);
    told = to;
  }

  return {
    tokens: () => ids.length,
    /** True when a stop text is reached. */
    add(id) {
      ids.push(id);
      text = decode(ids);
      const stops = stop.map((wanted) => text.indexOf(wanted)).filter((at) => at >= 0);
      if (stops.length > 0) {
        text = text.slice(0, Math.min(...stops));
        return true;
      }
      // A letter whose bytes are not all there yet ends in the replacement character.
      const whole = text.replace(/\uFFFD+$/, '').length;
      tell(Math.min(whole, text.length - waiting));
      return false;
    },
    end(end) {
      tell(text.length);
      return { text, tokens: ids.length, end };
    },
  };
}
