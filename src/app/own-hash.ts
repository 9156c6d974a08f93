/**
 * The text of the file that this page was opened from, as the browser would write it again; the build writes it in the
 * same way. To be called before anything is drawn.
 */
export function ownText(page: Document): string {
  return `<!doctype html>\n${page.documentElement.outerHTML}`;
}

/** SHA-256 of a text in lower-case hex. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
