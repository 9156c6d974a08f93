import sealProbe from '../../workers/seal-probe.worker.ts?worker&url';
import verifierScript from '../../workers/verifier.worker.ts?worker&url';

/** Where everything lies that the element loads. All addresses are whole. */
export interface Places {
  /** Folder of the model, ending in a slash. */
  readonly modelUrl: string;
  /** Whether it is the model that ships with the element: that one must have its calibration. */
  readonly shipped: boolean;
  readonly workerUrl: string;
  readonly probeUrl: string;
}

const shippedModel = 'models/rubricon-mini/';

/**
 * By default everything lies where this module came from. `assets` names another folder that holds the same files;
 * `model` the folder of another model. Both may be relative to the page.
 */
export function placesOf(assets: string, model: string, base: string = document.baseURI): Places {
  const worker = new URL(verifierScript, import.meta.url);
  const probe = new URL(sealProbe, import.meta.url);
  // Scripts lie in a folder of their own, one below the element's.
  const home = new URL('..', worker);
  const folder = assets === '' ? home : asFolder(assets, base);
  const moved = (url: URL): string => new URL(url.href.slice(home.href.length), folder).href;
  return {
    modelUrl: (model === '' ? new URL(shippedModel, folder) : asFolder(model, base)).href,
    shipped: model === '',
    workerUrl: moved(worker),
    probeUrl: moved(probe),
  };
}

function asFolder(address: string, base: string): URL {
  return new URL(address.endsWith('/') ? address : `${address}/`, base);
}
