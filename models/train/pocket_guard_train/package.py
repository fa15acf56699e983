"""Reads a shipped package back into the model: training can go on from it when no checkpoint is left.

The matrices are the 4-bit ones, dequantized; norms and head are the float32 ones of the graph. So nothing is lost
that the package still had, and the optimizer starts afresh: warm the learning rate up again.
"""

import json
from pathlib import Path

import numpy as np
import torch
from guard_convert.package_weights import PackageWeights
from guard_convert.quantize import Quantized
from guard_convert.shards import Place
from guard_convert.weights import Matrix

from .model import Config, PocketGuard, rotary_tables

# Neither the manifest nor the graph states it; `load_package` checks it against the stored rotary tables.
ROPE_THETA = 100_000.0


def read(folder: Path, place: Place, dtype: type) -> np.ndarray:
    return np.fromfile(folder / place.file, dtype, place.length // np.dtype(dtype).itemsize, offset=place.offset)


def dequantized(folder: Path, matrix: Matrix) -> torch.Tensor:
    """[N, K] float32: what a runtime computes with."""
    kinds = ((matrix.values, np.uint8), (matrix.zeros, np.uint8), (matrix.scales, np.float16))
    values, zeros, scales = (read(folder, place, kind).reshape(matrix.rows, -1) for place, kind in kinds)
    return torch.from_numpy(Quantized(matrix.rows, matrix.columns, values, zeros, scales).dequantize())


def load_package(folder: Path) -> PocketGuard:
    """folder: one that `export` wrote. @throws ValueError when its rotary tables are of another base."""
    package = PackageWeights(folder)
    a, weights = package.architecture(), package.weights()
    config = Config(a.layers, a.hidden, a.heads, a.kv_heads, a.mlp, weights.embedding.rows, ROPE_THETA, round(a.rms_eps, 9),
                    len(weights.head), json.loads((folder / "manifest.json").read_text())["protocol"])
    stored = torch.from_numpy(read(folder, weights.cos, np.float32).reshape(a.max_positions, -1))
    if not torch.allclose(stored, rotary_tables(config, a.max_positions)[0], atol=1e-5):
        raise ValueError(f"{folder}: cos.table was not made with rope theta {ROPE_THETA:g}")

    real = lambda array: torch.from_numpy(np.array(array, np.float32))  # noqa: E731
    state = {"embedding.weight": dequantized(folder, weights.embedding), "norm.weight": real(weights.norm),
             "head.weight": real(weights.head)}
    for index, layer in enumerate(weights.layers):
        at = f"layers.{index}"
        for norm in ("input_norm", "mlp_norm"):
            state[f"{at}.{norm}.weight"] = real(getattr(layer, norm))
        for name in ("qkv", "out", "gate_up", "down"):
            state[f"{at}.{name}.weight"] = dequantized(folder, getattr(layer, name))
    model = PocketGuard(config)
    model.load_state_dict(state)
    return model
