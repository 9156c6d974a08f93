/**
 * Lets waiting messages in, such as a cancellation: they come before one that is sent now. A timer would do so too, but
 * browsers hold back those that follow each other by 4 ms each.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
