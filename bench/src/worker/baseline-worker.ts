// The common way: what a reader of transformers.js's own documentation would write.
import {
  AutoModelForCausalLM,
  AutoTokenizer,
  env,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  type Tensor,
} from '@huggingface/transformers';
import { expose } from 'comlink';
import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import type { BaselineApi } from '../baseline-api.ts';

const modelId = 'plain';
const newTokens = 3;

let loaded:
  | { readonly model: PreTrainedModel; readonly tokenizer: PreTrainedTokenizer }
  | undefined;

const api: BaselineApi = {
  async load({ executionProvider, threads }) {
    env.allowRemoteModels = false;
    env.allowLocalModels = true;
    env.localModelPath = '/models/';
    env.useBrowserCache = false;
    const wasm = env.backends.onnx.wasm;
    if (wasm) {
      wasm.wasmPaths = { wasm: runtimeUrl };
      wasm.numThreads = threads;
    }
    const tokenizer = await AutoTokenizer.from_pretrained(modelId);
    const model = await AutoModelForCausalLM.from_pretrained(modelId, {
      device: executionProvider,
      dtype: 'q4',
    });
    loaded = { model, tokenizer };
  },
  async generate(prompt) {
    if (!loaded) throw new Error('the baseline is not loaded');
    const inputs = loaded.tokenizer(prompt, { add_special_tokens: false }) as {
      readonly input_ids: Tensor;
    };
    const output = (await loaded.model.generate({
      ...inputs,
      max_new_tokens: newTokens,
      do_sample: false,
    })) as Tensor;
    const promptTokens = inputs.input_ids.dims[1] ?? 0;
    return { promptTokens, newTokens: (output.dims[1] ?? 0) - promptTokens };
  },
};

expose(api);
