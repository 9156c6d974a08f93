import { noAnswer } from '../engine/ask-document.ts';
import type { Answer, CallOptions, Engine, EngineDocument, ReadingId } from '../engine/port.ts';

/** A document with all that was asked of it. `reading` is the engine's own; null while nobody has it open. */
interface Known {
  readonly document: EngineDocument;
  readonly answers: Map<string, Answer>;
  reading: ReadingId | null;
  users: number;
}

/**
 * An engine that answers from memory what it was asked before about the same document, and reads that again only for a new
 * statement. Faults are not kept. It is for methods that take turns, one call at a time; its owner disposes of the engine.
 */
export function rememberAnswers(engine: Engine): Engine {
  const documents = new Map<string, Known>();
  const readings = new Map<ReadingId, Known>();
  let lastId = 0;

  async function read(document: EngineDocument, options?: CallOptions): Promise<ReadingId> {
    const key = JSON.stringify([document.conversation, document.response]);
    const known = documents.get(key) ?? {
      document,
      answers: new Map(),
      reading: await engine.read(document, options),
      users: 0,
    };
    documents.set(key, known);
    known.users += 1;
    lastId += 1;
    const id = `remembered-${lastId}` as ReadingId;
    readings.set(id, known);
    return id;
  }

  async function ask(id: ReadingId, statements: readonly string[], options?: CallOptions): Promise<readonly Answer[]> {
    const known = readings.get(id);
    // The engine has the words for a reading that it does not know.
    if (!known) return engine.ask(id, statements, options);
    const { answers } = known;
    const faults = new Map<string, Answer>();
    const missing = [...new Set(statements)].filter((statement) => !answers.has(statement));
    if (missing.length > 0) {
      known.reading ??= await engine.read(known.document, options);
      const found = await engine.ask(known.reading, missing, options);
      for (const [at, statement] of missing.entries()) {
        const answer = found[at] ?? noAnswer;
        (answer.ok ? answers : faults).set(statement, answer);
      }
    }
    return statements.map((statement) => answers.get(statement) ?? faults.get(statement) ?? noAnswer);
  }

  async function release(id: ReadingId): Promise<void> {
    const known = readings.get(id);
    if (!known) return;
    readings.delete(id);
    known.users -= 1;
    const { reading } = known;
    if (known.users > 0 || reading === null) return;
    known.reading = null;
    await engine.release(reading);
  }

  const { write } = engine;
  return {
    info: engine.info,
    read,
    ask,
    release,
    dispose: () => engine.dispose(),
    ...(write && { write: (prompt, options) => write.call(engine, prompt, options) }),
  };
}
