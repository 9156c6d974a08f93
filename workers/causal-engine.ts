import { RubriconError, toFault } from '../src/domain/errors.ts';
import { createEngine } from '../src/engine/create-engine.ts';
import { documentText } from '../src/engine/document-text.ts';
import type { Answer, Engine, EngineDocument, EngineInfo } from '../src/engine/port.ts';
import { type AnswerTokens, answerLogit } from './answer-tokens.ts';
import type { ContextLimit } from './causal-limits.ts';
import type { EncodeTurn } from './chat-template.ts';
import type { Cache, Decoder } from './decoder.ts';
import { judgeInstructions, statementText } from './judge-prompt.ts';
import { pause } from './pause.ts';
import { documentTooLong, statementTooLong } from './too-long.ts';
import type { Writer } from './write-text.ts';

export interface CausalParts extends ContextLimit {
  readonly info: EngineInfo;
  readonly encode: EncodeTurn;
  readonly answers: AnswerTokens;
  readonly decoder: Decoder;
  readonly writer: Writer;
}

/** Longest statement. Units: tokens, the template's ending among them. */
const statementMax = 1024;

/**
 * A causal language model as an engine. The instructions and the document are read once into a cache; each statement
 * continues that same cache, which no run changes, and the answer is read from the logits of yes and no at the one
 * position after it. Statements go one by one: the runtime's attention takes no batch after a cache.
 */
export function createCausalEngine(parts: CausalParts): Engine {
  const { decoder } = parts;

  async function read(document: EngineDocument, signal: AbortSignal): Promise<Cache> {
    const [prefix = [], shortest = []] = parts.encode(judgeTurn(document, ''));
    const most = parts.context - shortest.length;
    const excess = { tokens: prefix.length, max: most, why: parts.contextReason };
    if (prefix.length > most) throw documentTooLong(document, excess);
    return decoder.extend(decoder.empty, prefix, signal);
  }

  async function answer(cache: Cache, statements: readonly string[]): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    for (const statement of statements) answers.push(await answerOne(cache, statement));
    return answers;
  }

  async function answerOne(cache: Cache, statement: string): Promise<Answer> {
    const ids = statementIds(parts.encode, statement);
    const most = Math.min(statementMax, parts.context - cache.length);
    if (ids.length > most) {
      const why = 'beside a conversation and response of this length';
      return { ok: false, fault: toFault(statementTooLong(statement, { tokens: ids.length, max: most, why })) };
    }
    const logit = answerLogit(await decoder.peek(cache, ids), parts.answers);
    if (Number.isFinite(logit)) return { ok: true, logit, spans: [] };
    const message = 'The model gave an answer that is no number; no verdict was made of it. Try again.';
    return { ok: false, fault: toFault(new RubriconError('output-invalid', message)) };
  }

  return createEngine<Cache>({
    info: parts.info,
    batch: 1,
    read,
    answer,
    forget: (cache) => cache.dispose(),
    write: (prompt, options) => parts.writer.write(prompt, options),
    pause,
    async close() {
      parts.writer.close();
      await decoder.release();
    },
  });
}

/** The prompt for one statement about a document: the part read once, and the part that follows it. */
export function judgeTurn(document: EngineDocument, statement: string): { system: string; user: string[] } {
  return { system: judgeInstructions, user: [documentText(document), statementText(statement)] };
}

/** The statement's part of the prompt does not depend on the document. */
function statementIds(encode: EncodeTurn, statement: string): readonly number[] {
  return encode({ system: '', user: ['', statementText(statement)] }).at(-1) ?? [];
}
