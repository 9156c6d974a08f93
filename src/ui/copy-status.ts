/** How far a newer version is. Nothing of it is fetched, and nothing changed, before a person says so. */
export type UpdateStatus =
  | { readonly phase: 'none' | 'later' }
  | { readonly phase: 'offered' | 'fetching' | 'ready' | 'other-tabs'; readonly version: string }
  | { readonly phase: 'failed'; readonly version: string };

/** What is known of this copy of the page: a file on a disk, or a page that a host serves. */
export type CopyStatus =
  | { readonly kind: 'file'; readonly version: string; readonly hash: string }
  | {
      readonly kind: 'served';
      readonly version: string;
      readonly offline: 'no' | 'fetching' | 'kept';
      readonly update: UpdateStatus;
    };

/** What a person asks of this copy. */
export type CopyAct =
  | { readonly do: 'fetch-update' | 'start-update' | 'later' }
  | { readonly do: 'bring-model'; readonly files: readonly File[] };
