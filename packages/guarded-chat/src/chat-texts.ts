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
  /** Stands for the names when the model named no category. */
  readonly unnamed: string;
  readonly sendAnyway: string;
  readonly edit: string;
  readonly retry: string;
  readonly cancel: string;
}

/** The element's own words. */
export const englishTexts: ChatTexts = {
  idle: 'Messages are checked on this device before they are sent.',
  loading: (percent) => `Loading the safety model: ${percent} %`,
  starting: 'Starting the safety model',
  waiting: 'Your message will be checked as soon as it is ready.',
  loadFailed: 'The safety model could not be loaded.',
  checking: 'Checking your message',
  safe: 'Checked: nothing unsafe found.',
  warned: (names) => `This may be about ${names}. Send it anyway?`,
  blocked: (names) => `Not sent: this looks like ${names}.`,
  unchecked: 'Not sent: your message could not be checked.',
  uncheckedWarned: 'Your message could not be checked. Send it anyway?',
  uncheckedSent: 'Sent without a check.',
  textChanged: 'Not sent: the text changed during the check. Send it again when it is ready.',
  stopped: 'Not sent.',
  answerChecking: 'Checking the answer',
  answerSafe: 'Answer checked: nothing unsafe found.',
  answerWarned: (names) => `The answer may be about ${names}.`,
  answerBlocked: (names) => `The answer is held back: it looks like ${names}.`,
  answerUnchecked: 'The answer could not be checked.',
  unnamed: 'unsafe content',
  sendAnyway: 'Send anyway',
  edit: 'Edit',
  retry: 'Retry',
  cancel: 'Cancel',
};
