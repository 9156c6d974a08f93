import { z } from 'zod';
import { RubriconError } from '../domain/errors.ts';

/** Where models come from when nobody says otherwise. */
export const publicHub = 'https://huggingface.co';

/** The network as a parameter: what `fetch` is elsewhere. */
export type SendRequest = (url: string, init: RequestInit) => Promise<Response>;

export interface HubAccess {
  /** Address without a slash at its end. */
  readonly hub: string;
  readonly request: SendRequest;
  readonly signal?: AbortSignal;
}

/** A file as a hub names it, before anything of it is here. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
  /** Git's own name of the content, which small files have instead of a SHA-256. */
  readonly git: string | null;
}

/** A repository at one commit. */
export interface Listing {
  readonly repository: string;
  readonly revision: string;
  readonly licence: string | null;
  readonly files: readonly ListedFile[];
}

const infoSchema = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  tags: z.array(z.string()).optional(),
  cardData: z.object({ license: z.string().optional() }).nullish(),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.int().nonnegative().nullish(),
      blobId: z.string().nullish(),
      lfs: z.object({ sha256: z.string(), size: z.int().nonnegative() }).nullish(),
    }),
  ),
});

/** What never goes with a request to a hub: who asks, and from where. */
export const anonymous = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const;

/**
 * Asks a hub for the files of a repository and the commit that a revision stands for.
 * Throws: RubriconError model-missing, model-corrupt, model-unsupported; AbortError.
 */
export async function listRepository(repository: string, revision: string, access: HubAccess): Promise<Listing> {
  const path = `api/models/${repository}/revision/${encodeURIComponent(revision)}?blobs=true`;
  const body = await getJson(`${access.hub}/${path}`, repository, access);
  const info = infoSchema.safeParse(body);
  if (!info.success) throw unreadable(repository, info.error.issues[0]?.path.join('.') ?? '');
  const { sha, siblings, cardData, tags } = info.data;
  if (/^[0-9a-f]{40}$/.test(revision) && sha !== revision) throw otherCommit(repository, revision, sha);
  return {
    repository,
    revision: sha,
    licence: cardData?.license ?? tags?.find((tag) => tag.startsWith('license:'))?.slice(8) ?? null,
    files: siblings.map(({ rfilename, size, blobId, lfs }) => ({
      path: rfilename,
      bytes: lfs?.size ?? size ?? null,
      sha256: lfs?.sha256 ?? null,
      git: lfs ? null : (blobId ?? null),
    })),
  };
}

/** The address of one file at one commit. */
export function fileUrl(hub: string, repository: string, revision: string, path: string): string {
  return `${hub}/${repository}/resolve/${revision}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The text of a small file, such as a configuration. Throws: as `listRepository`. */
export async function readHubText(listing: Listing, path: string, access: HubAccess): Promise<string | null> {
  const file = listing.files.find((listed) => listed.path === path);
  if (!file || (file.bytes ?? 0) > smallMax) return null;
  const url = fileUrl(access.hub, listing.repository, listing.revision, path);
  const response = await send(url, listing.repository, access);
  return response.text();
}

/** No description of a model is longer. Units: bytes. */
const smallMax = 64e6;

async function getJson(url: string, repository: string, access: HubAccess): Promise<unknown> {
  const response = await send(url, repository, access);
  return response.json().catch((cause: unknown) => {
    throw unreadable(repository, 'no JSON', cause);
  });
}

async function send(url: string, repository: string, { request, signal }: HubAccess): Promise<Response> {
  const response = await request(url, { ...anonymous, ...(signal && { signal }) }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw hubFailed(repository, 'no answer', cause);
  });
  if (response.ok && !isWebPage(response)) return response;
  throw refused(repository, response);
}

/** A web page where a file should be: a login, a proxy or an error. */
export function isWebPage(response: Response): boolean {
  return /text\/html/i.test(response.headers.get('content-type') ?? '');
}

/** What an answer that is no file rejects with. */
export function refused(what: string, response: Response): RubriconError {
  if (response.status === 401 || response.status === 403) {
    const message =
      `${what} is not open to everybody (status ${response.status}). Accept its licence and fetch its files on the ` +
      'hub yourself, then bring the folder.';
    return new RubriconError('model-missing', message, { details: { status: response.status } });
  }
  return hubFailed(what, response.ok ? 'a web page instead of a file' : `status ${response.status}`);
}

export function hubFailed(what: string, found: string, cause?: unknown): RubriconError {
  const message = `${what} could not be fetched: ${found}. Check its name and the connection.`;
  return new RubriconError('model-missing', message, { cause, details: { found } });
}

/** A commit that was recorded holds: a hub that gives another in its place is not followed. */
function otherCommit(repository: string, asked: string, found: string): RubriconError {
  const message = `The hub gave another commit of ${repository} than was asked for. Remove the model to take the other one.`;
  return new RubriconError('model-corrupt', message, { details: { asked, found } });
}

function unreadable(repository: string, found: string, cause?: unknown): RubriconError {
  const message = `The hub described ${repository} in a form that this version does not know (${found}). Update Rubricon.`;
  return new RubriconError('model-unsupported', message, { cause, details: { found } });
}
