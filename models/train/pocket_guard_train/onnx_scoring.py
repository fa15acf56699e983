"""A package's graph in ONNX Runtime on the CPU, run as the engine runs it: the policy prefix once, then turns and slots."""

from pathlib import Path

import numpy as np
import onnxruntime

from .prompt import SLOT_IDS


class OnnxGuard:
    """Scores windows under one policy prefix.

    prefix: token ids of `PromptEncoder.prefix`; variant: an entry of the manifest's `variants`.
    """

    def __init__(self, package: Path, manifest: dict, variant: dict, prefix: list[int]) -> None:
        options = onnxruntime.SessionOptions()
        # As the engine does: the weights are unpacked once, at load.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        self.session = onnxruntime.InferenceSession(str(package / variant["graph"]), options, providers=["CPUExecutionProvider"])
        architecture = manifest["architecture"]
        shape = (1, architecture["kvHeads"], 0, architecture["headSize"])
        self.past_types = {one.name: np.float16 if "float16" in one.type else np.float32
                           for one in self.session.get_inputs() if one.name.startswith("past")}
        presents = [one.name for one in self.session.get_outputs() if one.name.startswith("present")]
        empty = {name: np.zeros(shape, kind) for name, kind in self.past_types.items()}
        kept = self.session.run(presents, self.feed(prefix, len(prefix), empty))
        self.past = {name.replace("present", "past_key_values"): value for name, value in zip(presents, kept, strict=True)}
        self.prefix_tokens = len(prefix)

    def feed(self, tokens: list[int], total: int, past: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        return {"input_ids": np.array([tokens], np.int64), "attention_mask": np.ones((1, total), np.int64),
                "num_logits_to_keep": np.array(2, np.int64), **past}

    def logits(self, windows: list[list[int]]) -> np.ndarray:
        """Turn tokens of windows -> [windows, 2, head rows] float32 at the two slots."""
        result = []
        for window in windows:
            tokens = [*window, *SLOT_IDS]
            result.append(self.session.run(["logits"], self.feed(tokens, self.prefix_tokens + len(tokens), self.past))[0][0])
        return np.stack(result).astype(np.float32)
