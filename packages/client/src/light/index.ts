// What a page needs of the client while the rest is on its way: this entry leads to none of it, in any bundler.
export { GuardError } from '../guard-error.ts';
export { readStreamRequest } from '../stream/read-stream-request.ts';
