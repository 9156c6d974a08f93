import type * as XGrammar from '@mlc-ai/web-xgrammar';
import { RubriconError } from '../src/domain/errors.ts';
import type { WriteGrammar } from '../src/engine/port.ts';
import type { TextTokenizer } from './text-tokenizer.ts';

/** What is used of the grammar engine. */
export type GrammarEngine = Pick<typeof XGrammar, 'GrammarCompiler' | 'GrammarMatcher' | 'TokenizerInfo'>;

/** Gives the grammar engine, which is loaded only when something is written. */
export type LoadGrammars = () => Promise<GrammarEngine>;

/** A grammar while a text is written under it. */
export interface GrammarState {
  /** The tokens that may come next, one bit each, 32 a number, lowest first. */
  allowed(): Promise<Int32Array>;
  /** Throws: RubriconError internal when the grammar refuses a token it had allowed. */
  accept(id: number): void;
  close(): void;
}

export interface Grammars {
  /** Throws: RubriconError grammar-invalid when the grammar cannot be built. */
  open(grammar: WriteGrammar): Promise<GrammarState>;
  close(): void;
}

export interface GrammarParts {
  readonly load: LoadGrammars;
  readonly tokenizer: TextTokenizer;
  /** Width of the model's logits; ids beyond the tokenizer's are never allowed. */
  readonly vocabulary: number;
  /** Tokens that end a text, allowed where the grammar is complete. */
  readonly endIds: readonly number[];
}

/** Grammars over a model's tokens. Control tokens are allowed nowhere but at the end. */
export function createGrammars({ load, tokenizer, vocabulary, endIds }: GrammarParts): Grammars {
  const controlling = controllingTokens(tokenizer, vocabulary);
  let compiler: Promise<{
    engine: GrammarEngine;
    info: XGrammar.TokenizerInfo;
    own: XGrammar.GrammarCompiler;
  }> | null = null;

  async function start(): Promise<Awaited<NonNullable<typeof compiler>>> {
    const engine = await load();
    const tokens = Array.from({ length: vocabulary }, (_, id) => tokenizer.vocabulary[id] ?? '');
    const info = await engine.TokenizerInfo.createTokenizerInfo(
      tokens,
      tokenizer.spelling,
      tokenizer.prependsSpace,
      vocabulary,
      [...endIds],
    );
    // No cache: a schema may hold text of a submission, and one is seldom used twice.
    return { engine, info, own: await engine.GrammarCompiler.createGrammarCompiler(info, false) };
  }

  async function open(grammar: WriteGrammar): Promise<GrammarState> {
    compiler ??= start();
    const { engine, own } = await compiler;
    const { compiled, matcher } = await build(engine, own, grammar).catch((cause: unknown) => {
      throw invalid(grammar.kind, cause);
    });
    return {
      async allowed() {
        const mask = await matcher.getNextTokenBitmask();
        // The engine lets raw control characters into JSON strings, where JSON has none.
        return grammar.kind === 'json-schema' ? mask.map((bits, at) => bits & ~(controlling[at] ?? 0)) : mask;
      },
      accept(id) {
        if (matcher.acceptToken(id)) return;
        throw new RubriconError('internal', 'The grammar refused what it had allowed. Try again.', {
          details: { part: 'grammar' },
        });
      },
      close() {
        matcher.dispose();
        compiled.dispose();
      },
    };
  }

  return {
    open,
    close() {
      compiler?.then(
        ({ own, info }) => {
          own.dispose();
          info.dispose();
        },
        () => {},
      );
      compiler = null;
    },
  };
}

/** Tokens that write a control character, one bit each. */
function controllingTokens({ vocabulary: tokens, spelling }: TextTokenizer, vocabulary: number): Int32Array {
  // Byte-level vocabularies write byte n below 33 as the letter 256 + n.
  const control = spelling === 'byte_level' ? /[\u0100-\u011F]/ : /\p{Cc}|^<0x[01][0-9A-F]>$/u;
  const mask = new Int32Array(Math.ceil(vocabulary / 32));
  for (const [id, token] of tokens.entries()) {
    if (control.test(token) && id < vocabulary) mask[id >> 5] = (mask[id >> 5] ?? 0) | (1 << (id & 31));
  }
  return mask;
}

async function build(
  engine: GrammarEngine,
  compiler: XGrammar.GrammarCompiler,
  grammar: WriteGrammar,
): Promise<{ compiled: XGrammar.CompiledGrammar; matcher: XGrammar.GrammarMatcher }> {
  // No free whitespace: a weak model would write it for ever.
  const compiled =
    grammar.kind === 'json-schema'
      ? await compiler.compileJSONSchema(JSON.stringify(grammar.schema), false, -1, [', ', ': '], true)
      : await compiler.compileGrammar(grammar.text);
  return { compiled, matcher: await engine.GrammarMatcher.createGrammarMatcher(compiled) };
}

/** The engine's own message may quote the grammar, so it is kept back as the cause. */
function invalid(kind: WriteGrammar['kind'], cause: unknown): RubriconError {
  const what = kind === 'json-schema' ? 'JSON Schema' : 'grammar';
  const message = `The ${what} cannot be built, so nothing was written under it. Simplify it and try again.`;
  return new RubriconError('grammar-invalid', message, { cause, details: { kind } });
}
