import { expect, it } from 'vitest';
import { countRequests, type RequestEntry } from './request-counter.ts';

function setUp() {
  const reports: ((entries: readonly RequestEntry[]) => void)[] = [];
  const state = { nowMs: 0, changes: 0, running: 0 };
  const observe = (report: (entries: readonly RequestEntry[]) => void) => {
    reports.push(report);
    state.running += 1;
    return () => {
      state.running -= 1;
    };
  };
  const counter = countRequests(
    [observe, observe],
    () => state.nowMs,
    () => {
      state.changes += 1;
    },
  );
  return {
    counter,
    state,
    send: (...starts: number[]) => reports[0]?.(starts.map((startMs) => ({ startMs }))),
    sendFromWorker: (startMs: number) => reports[1]?.([{ startMs }]),
  };
}

it('counts every request', () => {
  const { counter, send } = setUp();
  send(1, 2);
  send(3);
  expect(counter.count).toBe(3);
});

it('adds up the requests of all threads', () => {
  const { counter, send, sendFromWorker } = setUp();
  send(1);
  sendFromWorker(2);
  expect(counter.count).toBe(2);
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

it('stops in all threads', () => {
  const { counter, state } = setUp();
  expect(state.running).toBe(2);
  counter.stop();
  expect(state.running).toBe(0);
});
