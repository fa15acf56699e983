/** Everything the element says, for translation. `names` are the categories of a verdict, joined for reading. */
export interface ChatTexts {
  readonly idle: string;
  readonly loading: (percent: number) => string;
  /** After the download: the model is being set up and tested. */
  readonly starting: string;
  /** Shown with the two above when a message waits for the model. */
  readonly waiting: string;
  readonly loadFailed: string;
  readonly checking: string;
  readonly safe: string;
  readonly warned: (names: string) => string;
  readonly blocked: (names: string) => string;
  readonly unchecked: string;
  readonly uncheckedWarned: string;
  readonly uncheckedSent: string;
  readonly textChanged: string;
  readonly stopped: string;
  readonly answerChecking: string;
  readonly answerSafe: string;
  readonly answerWarned: (names: string) => string;
  readonly answerBlocked: (names: string) => string;
  readonly answerUnchecked: string;
  /** The model came without golden scores: nothing vouches that it computes rightly. */
  readonly unverified: string;
  /** Stands for the names when the model named no category. */
  readonly unnamed: string;
  readonly sendAnyway: string;
  readonly edit: string;
  readonly retry: string;
  readonly cancel: string;
  /** A hazard category in plain words, by its name in the taxonomy; a name that is not known stays as it is. */
  readonly category: (name: string) => string;
  /** What a person can do who is told of that category; undefined when there is nothing to say. */
  readonly advice: (name: string) => string | undefined;
  /** Why a text could not be checked, by the kind of the failure; undefined for a fault of the page itself. */
  readonly reason: (kind: string) => string | undefined;
}
