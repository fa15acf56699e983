import type { DrillRow } from '../drill-rows.ts';

const checkedLater = 'the message, once it is checked after all';
const asUsual = 'the message, checked';
const damaged = '“arrived damaged”, and Retry';
const outOfReach = '“could not be fetched”, and Retry';

/** Faults of the model's files: on their way, at rest, and without a network. */
export const loadRows = {
  'shard-corrupted-in-transit': {
    fault: 'A byte of a weight file is flipped on its way',
    seen: damaged,
    sent: checkedLater,
  },
  'shard-corrupted-at-rest': {
    fault: 'A byte of a stored weight file is flipped between two visits',
    seen: 'nothing: that file alone is fetched again',
    sent: asUsual,
  },
  'shard-cut-short-at-rest': {
    fault: 'A stored weight file is cut short or empty, as a write that never ended leaves it',
    seen: 'nothing: that file alone is fetched again',
    sent: asUsual,
    units: [
      {
        file: 'packages/engine/src/package-files.test.ts',
        title: 'are fetched again when the store has %s',
      },
    ],
  },
  'shard-truncated': { fault: 'A weight file ends too early', seen: damaged, sent: checkedLater },
  'shard-too-long': { fault: 'A weight file is too long', seen: damaged, sent: checkedLater },
  'shard-missing': {
    fault: 'A weight file is not there: 404',
    seen: outOfReach,
    sent: checkedLater,
  },
  'manifest-missing': {
    fault: 'The manifest is not there: 404',
    seen: outOfReach,
    sent: checkedLater,
  },
  'server-error': { fault: 'The server answers 500', seen: outOfReach, sent: checkedLater },
  'page-for-a-shard': {
    fault: 'The server answers with a page in place of a weight file',
    seen: outOfReach,
    sent: checkedLater,
  },
  'page-for-the-manifest': {
    fault: 'The server answers with a page in place of the manifest',
    seen: '“could not be checked”, and Retry',
    sent: checkedLater,
  },
  'shard-stalled': {
    fault: 'A download stalls for ever',
    seen: 'after 30 s “could not be fetched”, and Retry',
    sent: checkedLater,
  },
  'quota-exceeded': {
    fault: 'There is no room to store the model',
    seen: 'nothing: the model is fetched at the next visit as well',
    sent: asUsual,
  },
  'no-storage': {
    fault: 'No storage at all, as in private windows',
    seen: 'nothing: the model is fetched at the next visit as well',
    sent: asUsual,
  },
  'storage-evicted': {
    fault: 'The browser evicts the stored model between two visits',
    seen: 'nothing: the model is fetched again',
    sent: asUsual,
  },
  'reload-in-download': {
    fault: 'The page is reloaded in the middle of the download',
    seen: 'the download goes on with the files that are missing',
    sent: asUsual,
  },
  'offline-at-first': {
    fault: 'No network at the first visit',
    seen: outOfReach,
    sent: checkedLater,
  },
  'offline-later': {
    fault: 'The network goes once the model is there',
    seen: 'nothing',
    sent: asUsual,
  },
  'offline-at-next-visit': {
    fault: 'No network for the model at the next visit',
    seen: 'nothing: it comes from the device',
    sent: asUsual,
  },
} as const satisfies Readonly<Record<string, DrillRow>>;
