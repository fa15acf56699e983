/** One call of the runtime, as the timed worker reports it to the page. */
export interface RuntimeRun {
  /** From the call to its outputs, in milliseconds. */
  readonly ms: number;
  /** Token ids that were run. */
  readonly tokens: readonly number[];
  /** Tokens that were behind them in the cache. */
  readonly pastLength: number;
}

/** What the timed worker posts, besides the answers of the worker API. */
export interface RuntimeRunMessage {
  readonly runtimeRun: RuntimeRun;
}
