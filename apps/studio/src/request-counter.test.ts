import { expect, it } from 'vitest';
import { countRequests, type RequestEntry } from './request-counter.ts';

function setUp() {
  let send: (entries: readonly RequestEntry[]) => void = () => undefined;
  const state = { nowMs: 0, changes: 0, isStopped: false };
  const counter = countRequests(
    (report) => {
      send = report;
      return () => {
        state.isStopped = true;
      };
    },
    () => state.nowMs,
    () => {
      state.changes += 1;
    },
  );
  return {
    counter,
    state,
    send: (...starts: number[]) => send(starts.map((startTime) => ({ startTime }))),
  };
}

it('counts every request', () => {
  const { counter, send } = setUp();
  send(1, 2);
  send(3);
  expect(counter.count).toBe(3);
});

it('starts again from 0 at a reset', () => {
  const { counter, state, send } = setUp();
  send(1);
  state.nowMs = 10;
  counter.reset();
  expect(counter.count).toBe(0);
  send(11);
  expect(counter.count).toBe(1);
});

it('leaves out a request that started before the reset and is reported after it', () => {
  const { counter, state, send } = setUp();
  state.nowMs = 10;
  counter.reset();
  send(9);
  expect(counter.count).toBe(0);
});

it('tells of changes only', () => {
  const { state, send } = setUp();
  send(1);
  send();
  expect(state.changes).toBe(1);
});

it('stops', () => {
  const { counter, state } = setUp();
  counter.stop();
  expect(state.isStopped).toBe(true);
});
