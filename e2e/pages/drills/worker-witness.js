// Runs before a guard worker's own script, and tells on the channel `drill-judged` what the worker was asked and what
// it answered: an account of its own, which the page's invariants are held to.

/**
 * @typedef {{ ok: boolean, assessment?: { unsafeScore: number }, failure?: { kind: string } }} Outcome
 * @typedef {{ id?: unknown, type?: string, path?: string[], argumentList?: { value: unknown }[], value?: Outcome }} Message
 */

// A block, because the script behind it has names of its own.
{
  /** @type {Map<unknown, string>} */
  const askedText = new Map();
  const judged = new BroadcastChannel('drill-judged');

  addEventListener('message', ({ data }) => {
    const { id, type, path, argumentList } = /** @type {Message} */ (data ?? {});
    if (type !== 'APPLY' || path?.[0] !== 'assess') return;
    const request = /** @type {{ conversation: { text: string }[] }} */ (argumentList?.[0]?.value);
    askedText.set(id, request.conversation.at(-1)?.text ?? '');
  });

  const post = self.postMessage.bind(self);
  self.postMessage = (/** @type {Message} */ message, /** @type {any} */ transfer) => {
    const text = askedText.get(message?.id);
    const outcome = message?.value;
    if (text !== undefined && outcome) {
      const at = performance.timeOrigin + performance.now();
      judged.postMessage({ text, ok: outcome.ok, score: outcome.assessment?.unsafeScore, at });
    }
    // oxlint-disable-next-line typescript/no-unsafe-argument -- handed on as it came
    post(message, transfer);
  };

  /** Ends this worker as one ends that runs out of memory: nothing is told but that it is gone. */
  const killWorker = () => {
    setTimeout(() => {
      throw new Error('killed by the drill');
    });
    // Whatever is asked of it meanwhile is not answered.
    self.postMessage = () => undefined;
  };
  Object.assign(self, { killWorker });
}
