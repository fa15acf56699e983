import { describe, expect, it, test } from 'vitest';
import { EngineError, toFailure } from './engine-error.ts';

test('an engine error becomes a value with its kind, origin and message', () => {
  expect(new EngineError('model-fetch-failed', 'no answer').toFailure()).toEqual({
    kind: 'model-fetch-failed',
    origin: 'model',
    message: 'no answer',
  });
});

describe('the failure behind what was thrown', () => {
  it('is that of an engine error', () => {
    const failure = toFailure(new EngineError('input-too-long', 'too long'), 'inference-failed');
    expect(failure).toMatchObject({ kind: 'input-too-long', origin: 'inference' });
  });

  it.each([
    ['std::bad_alloc', 'out-of-memory'],
    ['RangeError: Array buffer allocation failed', 'out-of-memory'],
    ['Cannot grow memory: Out of memory', 'out-of-memory'],
    ['The GPU device was lost', 'device-lost'],
  ])('is told from the words of the runtime: %s', (message, kind) => {
    expect(toFailure(new Error(message), 'inference-failed')).toMatchObject({
      kind,
      origin: 'device',
      message,
    });
  });

  it('is the given one when nothing is known, whatever was thrown', () => {
    expect(toFailure(new Error('hm'), 'inference-failed').kind).toBe('inference-failed');
    // A WebAssembly runtime throws the address of its exception.
    expect(toFailure(5_274_136, 'inference-failed')).toMatchObject({
      kind: 'inference-failed',
      message: '5274136',
    });
  });
});
