import type { LoadOptions } from '../engine/load.ts';
import type { Engine } from '../engine/port.ts';
import type { PackService } from '../packs/pack-service.ts';

/** Everything a command touches outside itself, so that a test can stand in for the machine. */
export interface Terminal {
  /** Text of a file, of stdin when the path is `-`; unzipped when the name ends in `.gz`. Throws: UsageError. */
  readText(path: string): Promise<string>;
  /** Bytes of a file, of stdin when the path is `-`; unzipped when the name ends in `.gz`. Throws: UsageError. */
  readBytes(path: string): Promise<Uint8Array>;
  /** Writes to stdout. */
  write(text: string): Promise<void>;
  /** Writes a file whole or not at all. Throws: UsageError. */
  writeFile(path: string, content: string | Uint8Array): Promise<void>;
  /** One line to stderr. */
  note(line: string): void;
  /** Shows a passing state on stderr; does nothing when stderr is no terminal. An empty line clears it. */
  progress(line: string): void;
  /** Opens the engine of a model folder. */
  openEngine(modelFolder: string, onProgress: LoadOptions['onProgress']): Promise<Engine>;
  /** The models that are kept on this machine. */
  readonly packs: PackService;
  /** Folder of a model named by a folder or by a kept model's name, its files checked. Throws: UsageError. */
  findModel(name: string): Promise<string>;
  /** Of this machine. Units: bytes. */
  readonly memory: number;
  now(): Date;
  newId(): string;
  /** SHA-256 of the UTF-8 text, in hex. */
  hash(text: string): Promise<string>;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  /** The folder of the model that ships with the package. */
  readonly shippedModel: string;
  readonly version: string;
}
