import { RubriconError } from '../domain/errors.ts';
import type { ModelChoice } from '../ui/model-panel.ts';

/** A folder that a person chose: its files are read where they lie, and are gone from here when the page is closed. */
interface Brought {
  readonly choice: ModelChoice;
  readonly files: Readonly<Record<string, File>>;
}

const brought = new Map<string, Brought>();
const mark = 'brought:';

/** Whether a model was brought as a folder. Such a choice outlives the page; its files do not. */
export const isBrought = (id: string): boolean => id.startsWith(mark);

/** The folders that were brought since the page was opened. */
export const listBrought = (): readonly ModelChoice[] => [...brought.values()].map(({ choice }) => choice);

/** Takes a model's folder as the browser's chooser gives it. Throws: RubriconError input-invalid when it holds no model. */
export function bringModel(chosen: readonly File[]): ModelChoice {
  const paths = chosen.map((file) => [file.webkitRelativePath || file.name, file] as const);
  const described = paths.find(([path]) => /(^|\/)(manifest|config)\.json$/.test(path))?.[0];
  if (described === undefined) throw noModel();
  const folder = described.slice(0, described.lastIndexOf('/') + 1);
  const inside = paths.filter(([path]) => path.startsWith(folder));
  const name = folder.split('/').filter(Boolean).at(-1) ?? 'model';
  const choice: ModelChoice = {
    id: mark + name,
    name,
    about: 'From a folder on this device, read where it lies. Choose it again when the page is reopened.',
    bytes: inside.reduce((sum, [, file]) => sum + file.size, 0),
    whole: true,
  };
  brought.set(mark + name, {
    choice,
    files: Object.fromEntries(inside.map(([path, file]) => [path.slice(folder.length), file])),
  });
  return choice;
}

/** The files of such a model. Throws: RubriconError model-missing when its folder was not chosen since the page opened. */
export function broughtFiles(id: string): Readonly<Record<string, File>> {
  const found = brought.get(id);
  if (found) return found.files;
  const message =
    'The folder of this model is no longer open: a page from a disk may not keep it. Choose it again under Models.';
  throw new RubriconError('model-missing', message);
}

function noModel(): RubriconError {
  const message =
    'No model was found in this folder: expected a config.json or manifest.json. Choose the folder that holds it.';
  return new RubriconError('input-invalid', message);
}
