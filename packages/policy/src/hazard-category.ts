/** A text and how it is to be judged, shown to a model in its prompt. */
export interface CategoryExample {
  /** A single line: a user's message or an agent's answer, as the category is about. */
  readonly text: string;
  readonly verdict: 'safe' | 'unsafe';
}

/** One hazard that the model is asked about. */
export interface HazardCategory {
  /** Short unique code, shown to people and used in policies: `S1`, `O3`, `HOUSE-RULE`. */
  readonly code: string;
  readonly name: string;
  /** One or two sentences; absent when the name says enough. */
  readonly description?: string;
  /**
   * Two to four are what the Llama Guard paper used. Llama Guard is shown them; pocket-guard, which was not trained
   * with examples, is not.
   */
  readonly examples?: readonly CategoryExample[];
}
