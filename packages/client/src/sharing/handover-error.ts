import { GuardError } from '../guard-error.ts';

/** The model is now with another tab, or nobody's: no fault of the worker, and the one after it can be asked at once. */
export class HandoverError extends GuardError {
  constructor() {
    const message = 'The tab that ran the safety model was closed or stopped; try again.';
    super({ kind: 'worker-crashed', origin: 'transport', message });
  }
}
