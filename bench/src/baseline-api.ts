/** What the baseline is loaded with. */
export interface BaselineSetup {
  readonly executionProvider: 'wasm' | 'webgpu';
  /** Threads of the WebAssembly runtime. */
  readonly threads: number;
}

/** One answer of the baseline. */
export interface Generated {
  readonly promptTokens: number;
  readonly newTokens: number;
}

/** The common way to run a guard in a browser: transformers.js and a plain export of the model. */
export interface BaselineApi {
  /** Loads the plain export from `/models/plain/`. @throws What transformers.js throws. */
  readonly load: (setup: BaselineSetup) => Promise<void>;
  /** Generates three tokens behind the prompt. */
  readonly generate: (prompt: string) => Promise<Generated>;
}
