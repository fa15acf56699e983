import type { DrillRow } from '../drill-rows.ts';

const blocked = 'nothing';
const checkedLater = 'the message, once it is checked after all';
const asUsual = 'the message, checked';

/** Faults of the worker, its device and its arithmetic. */
export const workerRows = {
  'worker-killed-in-load': {
    fault: 'The worker is killed while it loads',
    seen: '“could not be checked”, and Retry, which loads anew',
    sent: checkedLater,
  },
  'worker-killed-in-prefill': {
    fault: 'The worker is killed in the forward pass over a message',
    seen: 'a longer check: a new worker takes it over',
    sent: asUsual,
  },
  'worker-killed-in-decode': {
    fault: 'The worker is killed in a decoding step, while it asks for the categories',
    seen: 'a longer check: a new worker takes it over',
    sent: asUsual,
  },
  'worker-killed-after-decode': {
    fault: 'The worker is killed with the answer in its hands',
    seen: 'a longer check: a new worker takes it over',
    sent: asUsual,
  },
  'worker-killed-again': {
    fault: 'The new worker is killed as well',
    seen: '“could not be checked”, and Retry',
    sent: checkedLater,
  },
  'worker-silent': {
    fault: 'The worker hangs, without an error or an answer',
    seen: '“took too long” at the deadline; then a new worker',
    sent: checkedLater,
  },
  'device-lost-idle': {
    fault: 'The GPU device is lost between two checks',
    seen: 'a longer check: a new worker takes it over',
    sent: asUsual,
  },
  'device-lost-mid-check': {
    fault: 'The GPU device is lost in the middle of a check',
    seen: 'a longer check: a new worker takes it over',
    sent: asUsual,
  },
  'device-lost-again': {
    fault: 'The GPU device is lost three times in a row',
    seen: '“broke off” and Retry; then WASM, and `model.fallbackReason` says why',
    sent: checkedLater,
  },
  'logits-not-numbers': {
    fault: 'Logits that are NaN, all zero or all equal',
    seen: '“could not be checked”, and Retry',
    sent: blocked,
    units: [
      { file: 'packages/engine/src/check-logits.test.ts', title: 'refuses' },
      {
        file: 'packages/engine/src/assess-conversation.test.ts',
        title: 'gives no score when the logits are',
      },
      {
        file: 'packages/client/src/guard-check.test.ts',
        title: 'a failure is an unchecked verdict',
      },
      {
        file: 'packages/policy/src/decide-verdict.property.test.ts',
        title: 'on scores that are none is unchecked',
      },
    ],
  },
  'wrong-arithmetic': {
    fault: 'A backend that computes finite, wrong scores',
    seen: '“cannot run the safety model”: the golden self-test refuses it',
    sent: blocked,
  },
  'wrong-arithmetic-on-gpu': {
    fault: 'A GPU that computes finite, wrong scores',
    seen: 'nothing: the next variant takes its place, and `model.fallbackReason` says why',
    sent: asUsual,
    units: [
      {
        file: 'packages/engine/src/load-guard-model-fallback.test.ts',
        title: 'gives way when its',
      },
      {
        file: 'packages/engine/src/self-test.test.ts',
        title: 'refuses a model that is off by more, and says by how much, on what',
      },
    ],
  },
} as const satisfies Readonly<Record<string, DrillRow>>;
