/** A macrotask: messages such as a cancellation are handled before it. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
