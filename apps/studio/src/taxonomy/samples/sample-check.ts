import {
  type Assessment,
  type GuardProtocol,
  joinPrompt,
  type Taxonomy,
} from '@guarded-chat/policy';

/** A text of the policy writer's, with what they expect of it. */
export interface Sample {
  readonly id: string;
  readonly text: string;
  /** Code of the category that it is of; null when it is safe. */
  readonly expected: string | null;
}

/** What the model says of a sample under the taxonomy that is set. */
export type SampleResult =
  | { readonly state: 'waiting' }
  | { readonly state: 'assessed'; readonly assessment: Assessment }
  | { readonly state: 'failed'; readonly message: string };

/** A pause in editing after which the model is asked, in milliseconds. */
const PAUSE_MS = 400;

/** What a check of samples needs. */
export interface SampleCheckHost {
  /** Asks the model; rejects when the signal aborts. */
  readonly ask: (text: string, taxonomy: Taxonomy, signal: AbortSignal) => Promise<Assessment>;
  readonly onChange: () => void;
}

/**
 * Keeps the results of samples up to date, asking only about what is another prompt than before: a sample that was
 * edited, or all of them after a change of the list; and nothing when a change was taken back. What was edited waits at
 * once, so that no result of before stands beside it; the model is asked after a pause.
 */
export class SampleCheck {
  readonly #host: SampleCheckHost;
  readonly #known = new Map<string, Assessment>();
  readonly #failed = new Map<string, string>();
  #wanted: ReadonlyMap<string, string> = new Map();
  #running = new AbortController();
  #asked = 0;

  constructor(host: SampleCheckHost) {
    this.#host = host;
  }

  /** How many prompts the last update has asked the model about so far. */
  get askedCount(): number {
    return this.#asked;
  }

  /** The result of a sample. */
  resultOf(id: string): SampleResult {
    const prompt = this.#wanted.get(id);
    const assessment = prompt === undefined ? undefined : this.#known.get(prompt);
    if (assessment) return { state: 'assessed', assessment };
    const message = prompt === undefined ? undefined : this.#failed.get(prompt);
    return message === undefined ? { state: 'waiting' } : { state: 'failed', message };
  }

  /**
   * Takes the samples and the list that hold from now on.
   * @param model - Names the model: another one knows nothing yet.
   */
  async update(
    samples: readonly Sample[],
    taxonomy: Taxonomy,
    protocol: GuardProtocol,
    model: string,
  ): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const asked = samples.filter(({ text }) => text.trim() !== '');
    this.#wanted = new Map(
      asked.map(({ id, text }) => [id, `${model} ${promptOf(text, taxonomy, protocol)}`]),
    );
    this.#asked = 0;
    this.#failed.clear();
    this.#host.onChange();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (signal.aborted) return;
    for (const { id, text } of asked) {
      const prompt = this.#wanted.get(id);
      if (prompt === undefined || this.#known.has(prompt)) continue;
      try {
        this.#asked += 1;
        const assessment = await this.#host.ask(text, taxonomy, signal);
        this.#known.set(prompt, assessment);
      } catch (error) {
        if (signal.aborted) return;
        this.#failed.set(
          prompt,
          error instanceof Error ? error.message : 'It could not be judged.',
        );
      }
      if (signal.aborted) return;
      this.#host.onChange();
    }
  }
}

function promptOf(text: string, taxonomy: Taxonomy, protocol: GuardProtocol): string {
  return joinPrompt(protocol.render([{ role: 'user', text }], taxonomy));
}
