import { type InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { OnnxSession } from '../onnx-guard-model.ts';
import type { OnnxFiles } from '../start-runtime.ts';

/** A session in memory, what it was opened with, and whether it was released. */
export interface FakeSession extends OnnxSession {
  readonly files: OnnxFiles;
  isReleased: boolean;
}

/**
 * Opens a session that gives every text the same logits: `margin` between unsafe and safe.
 * @param margin - `fakeScore` of the fake package belongs to -4.
 */
export function fakeOpenSession(files: OnnxFiles, margin = -4): FakeSession {
  const rows = 28;
  const run = async (feeds: InferenceSession.FeedsType): Promise<InferenceSession.ReturnType> => {
    const kept = Number((feeds['num_logits_to_keep'] as Tensor).data[0]);
    const length = (feeds['attention_mask'] as Tensor).dims[1] ?? 0;
    const logits = new Float32Array(kept * rows).fill(-9);
    for (let row = 0; row < kept; row += 1) logits.set([0, margin, -5], row * rows);
    const zeros = () => new Tensor('float32', new Float32Array(length * 2), [1, 1, length, 2]);
    return {
      logits: new Tensor('float32', logits, [1, kept, rows]),
      'present.0.key': zeros(),
      'present.0.value': zeros(),
    };
  };
  const opened: FakeSession = {
    files,
    isReleased: false,
    session: {
      run,
      release: () => {
        opened.isReleased = true;
        return Promise.resolve();
      },
    },
    Tensor,
  };
  return opened;
}
