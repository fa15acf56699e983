"""Unsafe scores of the self-test's conversations: by the float32 checkpoint, and by a graph of the package."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from .protocol import GuardPrompts

# Token ids [T] -> logits [vocabulary] at the last position, float32.
Scorer = Callable[[list[int]], np.ndarray]


def checkpoint_scorer(folder: Path) -> Scorer:
    """The checkpoint in transformers, in float32."""
    import torch
    from transformers import AutoModelForCausalLM

    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()

    def score(ids: list[int]) -> np.ndarray:
        with torch.inference_mode():
            return model(torch.tensor([ids]), logits_to_keep=1).logits[0, -1].numpy()

    return score


class GraphRunner:
    """A graph of a package in ONNX Runtime on the CPU, without a cache: every call runs the whole prompt."""

    def __init__(self, graph: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # Lets the runtime unpack the weights of the fp32 and int8 graphs at load, as the engine does.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        self.session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])

    def logits(self, ids: list[int], kept: int = 1) -> np.ndarray:
        """[kept, head rows] float32, of the last positions."""
        feeds = {"input_ids": np.array([ids]), "attention_mask": np.ones((1, len(ids)), np.int64),
                 "num_logits_to_keep": np.array(kept)}
        for one in self.session.get_inputs():
            if one.name.startswith("past_key_values"):
                kind = np.float16 if one.type == "tensor(float16)" else np.float32
                feeds[one.name] = np.zeros((1, one.shape[1], 0, one.shape[3]), kind)
        return self.session.run(["logits"], feeds)[0][0]


def unsafe_scores(prompts: GuardPrompts, logits: Scorer, rows: list[int] | None) -> list[float]:
    """In [0, 1], one for each conversation of the self-test. rows: token id of every logit; None: all tokens in order."""
    places = [rows.index(one) if rows is not None else one for one in prompts.verdict_ids()]
    scores = []
    for one in prompts.protocol["selfTest"]:
        safe, unsafe = logits(prompts.prompt(one["prompt"]))[places].astype(np.float64)
        scores.append(float(1 / (1 + np.exp(safe - unsafe))))
    return scores
