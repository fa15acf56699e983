import type { DrillRow } from '../drill-rows.ts';

const asUsual = 'the message, checked';

/** What people and hosts do at the wrong moment, and pages that come and go. */
export const inputRows = {
  'deadline-exceeded': {
    fault: 'A check takes longer than the policy allows',
    seen: '“took too long”, and Retry',
    sent: 'nothing',
  },
  'abort-in-load': {
    fault: 'A held message is taken back while the model loads',
    seen: '“Not sent.”; the text stays',
    sent: 'nothing',
  },
  'abort-in-check': {
    fault: 'A held message is taken back while it is checked',
    seen: '“Not sent.”; the text stays, and the worker is told',
    sent: 'nothing',
  },
  'abort-elsewhere': {
    fault: 'An abort at each step of a load, between two passes, in the queue',
    seen: 'the call ends with the reason of the signal',
    sent: 'nothing',
    units: [
      { file: 'packages/engine/src/load-guard-model.test.ts', title: 'an aborted load' },
      {
        file: 'packages/engine/src/assess-conversation.test.ts',
        title: 'stops between windows when aborted',
      },
      {
        file: 'packages/engine/src/guard-worker.test.ts',
        title: 'answers a canceled request with `canceled`',
      },
      {
        file: 'packages/client/src/guard-create.test.ts',
        title: 'rejects with the reason of a signal that aborts in the load',
      },
      {
        file: 'packages/client/src/guard-assess.test.ts',
        title: 'an abort rejects at once with the reason',
      },
    ],
  },
  'eight-tabs': {
    fault: 'Eight tabs at once, and the one with the worker closes in the middle of a check',
    seen: 'a longer check: another tab takes over',
    sent: asUsual,
  },
  'page-frozen': {
    fault: 'The page is frozen in the middle of a check, and resumed',
    seen: 'a longer check',
    sent: asUsual,
  },
  'page-kept-for-return': {
    fault: 'The page is left in the middle of a check, kept by the browser, and come back to',
    seen: '“Not sent.”; the text stays',
    sent: 'nothing, until it is sent again and checked',
  },
  'two-elements': {
    fault: 'Two elements on a page, and one of them fails',
    seen: 'each its own verdict',
    sent: 'by each its own message, checked',
  },
  'element-moved': {
    fault: 'The element is removed in the middle of a check, and attached again',
    seen: 'the text stays; what was held is dropped',
    sent: 'nothing, until it is sent again and checked',
  },
  'thousand-calls': {
    fault: 'A thousand calls at once',
    seen: 'a verdict for each',
    sent: 'what each verdict says',
  },
  'policy-swapped': {
    fault: 'The policy is changed in the middle of a check',
    seen: 'the verdict under the new policy',
    sent: 'what the new policy lets pass',
  },
  'clock-changed': {
    fault: 'The clock is set back and forth, and differs from tab to tab',
    seen: 'nothing',
    sent: asUsual,
  },
} as const satisfies Readonly<Record<string, DrillRow>>;
