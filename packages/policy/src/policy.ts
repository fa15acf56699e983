/** What is done with a finding, weakest first. `off` ignores it, `warn` lets the person decide, `block` holds the text. */
export type GuardAction = 'off' | 'log' | 'warn' | 'block';

/** How one category is treated. What is left out is taken from the policy. */
export interface CategoryRule {
  readonly action?: GuardAction;
  /** Score from which the category counts, in [0, 1]. */
  readonly threshold?: number;
}

/** What is done with the model's answer. Editing it is instant: no inference is needed. */
export interface Policy {
  /** Score from which a category counts, in [0, 1]; absent: the threshold that the model recommends. */
  readonly threshold?: number;
  /** Action for a category without a rule of its own. */
  readonly action: GuardAction;
  /** Rules by category code. A category that is not named keeps the defaults above; it is never switched off by omission. */
  readonly categories: Readonly<Record<string, CategoryRule>>;
  /** What happens to a text that could not be checked. */
  readonly unchecked: Exclude<GuardAction, 'off'>;
  /** How long a check may take before the text counts as unchecked, in milliseconds. */
  readonly deadlineMs: number;
}
