"""A package's graph in ONNX Runtime on the CPU, run as the engine runs it: the policy prefix once, then turns and suffix."""

from pathlib import Path

import numpy as np
import onnxruntime
import torch

from .prompt import Category, PromptEncoder
from .protocols import protocol_named
from .scoring import Scores


class OnnxGuard:
    """Scores windows under one taxonomy. variant: an entry of the manifest's `variants`."""

    def __init__(self, package: Path, manifest: dict, variant: dict, taxonomy: list[Category]) -> None:
        options = onnxruntime.SessionOptions()
        # As the engine does: the weights are unpacked once, at load.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        self.session = onnxruntime.InferenceSession(str(package / variant["graph"]), options, providers=["CPUExecutionProvider"])
        self.protocol, self.categories = protocol_named(manifest["protocol"]), len(taxonomy)
        prefix = self.protocol.prefix(PromptEncoder.from_file(package / "tokenizer.json"), taxonomy)
        architecture = manifest["architecture"]
        shape = (1, architecture["kvHeads"], 0, architecture["headSize"])
        past_types = {one.name: np.float16 if "float16" in one.type else np.float32
                      for one in self.session.get_inputs() if one.name.startswith("past")}
        presents = [one.name for one in self.session.get_outputs() if one.name.startswith("present")]
        # The graph gives the head at the last positions: as many as reach back to the first key.
        first = prefix.keys[0] if prefix.keys else len(prefix.ids) - 1
        empty = {name: np.zeros(shape, kind) for name, kind in past_types.items()}
        logits, *kept = self.session.run(["logits", *presents], self.feed(prefix.ids, len(prefix.ids), len(prefix.ids) - first, empty))
        self.at_keys = torch.from_numpy(logits[0])[[key - first for key in prefix.keys]]
        self.past = {name.replace("present", "past_key_values"): value for name, value in zip(presents, kept, strict=True)}
        self.prefix_tokens = len(prefix.ids)

    def feed(self, tokens: list[int], total: int, outputs: int, past: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        return {"input_ids": np.array([tokens], np.int64), "attention_mask": np.ones((1, total), np.int64),
                "num_logits_to_keep": np.array(outputs, np.int64), **past}

    def scores(self, windows: list[list[int]]) -> Scores:
        """Turn tokens of windows -> their scores."""
        suffix, outputs = self.protocol.suffix, []
        for window in windows:
            tokens = [*window, *suffix]
            feed = self.feed(tokens, self.prefix_tokens + len(tokens), len(suffix), self.past)
            outputs.append(torch.from_numpy(self.session.run(["logits"], feed)[0][0]))
        return Scores.of(self.protocol.read(self.at_keys, torch.stack(outputs), self.categories))
