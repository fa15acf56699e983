import type { DrillRow } from '../drill-rows.ts';

const asUsual = 'the message, checked';

/** Browsers and pages that lack something. */
export const pageRows = {
  'not-isolated': {
    fault: 'A page that is not cross-origin isolated',
    seen: 'nothing: one thread',
    sent: asUsual,
  },
  'no-shared-memory': {
    fault: 'No SharedArrayBuffer',
    seen: 'nothing: one thread',
    sent: asUsual,
  },
  'no-webgpu': {
    fault: 'No WebGPU',
    seen: 'nothing: WASM, and `model.fallbackReason` says why',
    sent: asUsual,
  },
  'no-module-workers': {
    fault: 'A browser without module workers',
    seen: '“could not be checked”',
    sent: 'nothing',
  },
  'no-workers': {
    fault: 'A content security policy without workers',
    seen: '“could not be checked”',
    sent: 'nothing',
  },
  'no-locks': {
    fault: 'No Web Locks',
    seen: 'nothing: each tab has a worker of its own',
    sent: asUsual,
  },
  'locked-down-page': {
    fault: "`default-src 'none'` with the documented minimum, and Trusted Types",
    seen: 'nothing, and the browser has nothing to complain of',
    sent: asUsual,
  },
  'connections-forbidden': {
    fault: "`connect-src 'none'` once the model is there, and then the worker crashes",
    seen: 'nothing: a new worker has the stored model',
    sent: asUsual,
  },
} as const satisfies Readonly<Record<string, DrillRow>>;
