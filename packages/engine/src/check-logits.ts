import { EngineError } from './engine-error.ts';

/**
 * Refuses logits that no healthy model gives: a lost device answers with zeros, overflow with NaN.
 * @throws EngineError `inference-failed`.
 */
export function checkLogits(logits: Float32Array | undefined): Float32Array {
  if (!logits || logits.length < 2)
    throw new EngineError('inference-failed', 'the model gave no logits');
  if (!logits.every(Number.isFinite)) {
    throw new EngineError(
      'inference-failed',
      'the model gave logits that are not numbers; load it again',
    );
  }
  if (logits.every((one) => one === logits[0])) {
    throw new EngineError(
      'inference-failed',
      'the model gave the same logit everywhere; load it again',
    );
  }
  return logits;
}
