/**
 * Lets everything that waits have its turn: timers, messages, data of other downloads. Promises that are settled already
 * do not, for they go on before any of it.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
