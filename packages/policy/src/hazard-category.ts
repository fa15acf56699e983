/** One hazard that the model is asked about. */
export interface HazardCategory {
  /** Short unique code, shown to people and used in policies: `S1`, `O3`, `HOUSE-RULE`. */
  readonly code: string;
  readonly name: string;
  /** One or two sentences; absent when the name says enough. */
  readonly description?: string;
}
