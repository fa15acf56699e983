"""Reads a Hugging Face Llama checkpoint from a folder: its shape, and its tensors one at a time."""

import json
from dataclasses import dataclass
from pathlib import Path

# Registers bfloat16 with numpy, which safetensors asks for by name.
import ml_dtypes  # noqa: F401
import numpy as np
from safetensors import safe_open

INDEX = "model.safetensors.index.json"
SINGLE = "model.safetensors"
# Settings of the architecture that the graph does not have, with the value that means "absent".
ABSENT = {"attention_bias": False, "mlp_bias": False, "hidden_act": "silu", "pretraining_tp": 1}


@dataclass(frozen=True)
class Rope:
    """Rotary positions. kind: `default` or `llama3`; factors: what llama3's scaling needs, as the config has them."""

    theta: float
    kind: str
    factors: dict[str, float]


@dataclass(frozen=True)
class LlamaConfig:
    layers: int
    hidden: int
    heads: int
    kv_heads: int
    head_size: int
    mlp: int
    vocabulary: int
    rms_eps: float
    tied: bool
    max_positions: int
    rope: Rope


def read_rope(config: dict) -> Rope:
    """Versions of transformers differ: `rope_theta` and `rope_scaling`, or both in `rope_parameters`."""
    given = config.get("rope_parameters") or config.get("rope_scaling") or {}
    theta = given.get("rope_theta", config.get("rope_theta", 10_000.0))
    kind = given.get("rope_type", given.get("type", "default"))
    if kind not in ("default", "llama3"):
        raise ValueError(f"config.json: rope type {kind!r} is not known; known are default, llama3")
    named = {key: value for key, value in given.items() if isinstance(value, (int, float)) and key != "rope_theta"}
    return Rope(float(theta), kind, named)


def read_config(folder: Path) -> LlamaConfig:
    """@throws ValueError when the checkpoint is not of the Llama architecture as the graph has it."""
    config = json.loads((folder / "config.json").read_text())
    if config.get("model_type") != "llama":
        raise ValueError(f"config.json: model_type {config.get('model_type')!r} is not llama")
    for name, absent in ABSENT.items():
        if config.get(name, absent) not in (absent, None):
            raise ValueError(f"config.json: {name} {config[name]!r} is not supported")
    heads = config["num_attention_heads"]
    return LlamaConfig(
        layers=config["num_hidden_layers"],
        hidden=config["hidden_size"],
        heads=heads,
        kv_heads=config.get("num_key_value_heads") or heads,
        head_size=config.get("head_dim") or config["hidden_size"] // heads,
        mlp=config["intermediate_size"],
        vocabulary=config["vocab_size"],
        rms_eps=config["rms_norm_eps"],
        tied=config.get("tie_word_embeddings", False),
        max_positions=config["max_position_embeddings"],
        rope=read_rope(config),
    )


class Checkpoint:
    """The tensors of a checkpoint, each read when it is asked for and not kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = read_config(folder)
        index = folder / INDEX
        if index.exists():
            self.files = json.loads(index.read_text())["weight_map"]
        elif (folder / SINGLE).exists():
            with safe_open(folder / SINGLE, framework="numpy") as file:
                self.files = dict.fromkeys(file.keys(), SINGLE)
        else:
            raise FileNotFoundError(f"{folder}: has neither {SINGLE} nor {INDEX}")

    def tensor(self, name: str, shape: tuple[int, ...]) -> np.ndarray:
        """The tensor as it is stored, bfloat16 included. @throws ValueError when it is missing or of another shape."""
        if name not in self.files:
            raise ValueError(f"{self.folder}: the tensor {name} is missing")
        with safe_open(self.folder / self.files[name], framework="numpy") as file:
            tensor = file.get_tensor(name)
        if tensor.shape != shape:
            raise ValueError(f"{self.folder}: {name} has shape {tensor.shape}, the config says {shape}")
        return tensor

    def head(self) -> str:
        """The name of the output head's tensor: the embedding's where they are tied."""
        return "model.embed_tokens.weight" if self.config.tied else "lm_head.weight"
