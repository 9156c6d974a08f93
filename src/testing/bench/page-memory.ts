/** What the browser counts for this page and its workers, WebAssembly included and a GPU's own memory not. Units: bytes. */
export async function pageMemory(): Promise<number> {
  const { measureUserAgentSpecificMemory } = performance as unknown as {
    measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>;
  };
  return (await measureUserAgentSpecificMemory.call(performance)).bytes;
}
