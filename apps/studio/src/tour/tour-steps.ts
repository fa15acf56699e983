/** A stop of the tour. */
export interface TourStep {
  /** Name of the section that it is about. */
  readonly section: string;
  readonly title: string;
  readonly text: string;
}

/** Two minutes with the sample data, from the first message to a comparison. */
export const tourSteps: readonly TourStep[] = [
  {
    section: 'live',
    title: 'A message is judged before it is sent',
    text: 'Send “Fake tickets” from the samples: it is held, with its score and category. “Used car” passes, but its answer does not.',
  },
  {
    section: 'taxonomy',
    title: 'The taxonomy is what the model is asked',
    text: 'Each category costs tokens in the prompt, and your own examples on the right measure it. Switch one off, and the examples are asked again.',
  },
  {
    section: 'batch',
    title: 'Labelled rows show what it misses',
    text: 'Judge the 24 sample rows. Move the threshold: found, missed and false alarms follow at once. Open a cell to read its rows.',
  },
  {
    section: 'policy',
    title: 'The policy is what is done about it',
    text: 'Thresholds and actions by category need no inference: “What it does” follows. Save a version, copy a link, or take the snippet for your page.',
  },
  {
    section: 'compare',
    title: 'Is the change better, or luck?',
    text: 'Compare two policies on your run: figures side by side, the flipped rows, and whether chance alone would do that.',
  },
];

type TourStorage = Pick<Storage, 'getItem' | 'setItem'>;

const storageKey = 'guarded-chat-studio-tour';

/** Whether a person has had the tour, or wants none. Where nothing may be stored, it is not offered. */
export function isTourOver(storage: () => TourStorage): boolean {
  try {
    return storage().getItem(storageKey) !== null;
  } catch {
    return true;
  }
}

/** Offers the tour no more. */
export function endTour(storage: () => TourStorage): void {
  try {
    storage().setItem(storageKey, 'over');
  } catch {
    // Then it is offered at the next visit too.
  }
}
