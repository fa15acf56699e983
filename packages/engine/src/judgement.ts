/** Scores of one window of a text. */
export interface Judgement {
  /** Calibrated, in [0, 1]. */
  readonly unsafeScore: number;
  /** By category code, in [0, 1]; empty when the text was not unsafe enough to ask for categories. */
  readonly categoryScores: Readonly<Record<string, number>>;
  /** Tokens computed for it, the prefix not counted. */
  readonly computed: number;
}
