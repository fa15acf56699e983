"""Reads a shipped package back into the model: training can go on from it when no checkpoint is left.

The matrices are the 4-bit ones, dequantized; norms and head are the float32 ones of the graph. So nothing is lost
that the package still had, and the optimizer starts afresh: warm the learning rate up again.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from guard_convert.quantize import Quantized
from onnx import numpy_helper

from .model import Config, PocketGuard, rotary_tables

GRAPH = "model_fp32.onnx"
# Neither the manifest nor the graph states it; `load_package` checks it against the stored rotary tables.
ROPE_THETA = 100_000.0


class PackageReader:
    """Tensors of a package's float32 graph and of the shards behind it, by name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.graph = onnx.load(str(folder / GRAPH), load_external_data=False).graph
        self.tensors = {tensor.name: tensor for tensor in self.graph.initializer}

    def raw(self, name: str, dtype: type) -> np.ndarray:
        place = {entry.key: entry.value for entry in self.tensors[name].external_data}
        offset, length = int(place["offset"]), int(place["length"])
        return np.fromfile(self.folder / place["location"], dtype, length // np.dtype(dtype).itemsize, offset=offset)

    def matrix(self, name: str) -> torch.Tensor:
        """[N, K] float32: what a runtime computes with."""
        rows, columns = self.tensors[f"{name}.values"].dims
        parts = [self.raw(f"{name}.{part}", kind) for part, kind in (("values", np.uint8), ("zeros", np.uint8))]
        scales = self.raw(f"{name}.scales", np.float16).reshape(rows, -1)
        values, zeros = (part.reshape(rows, -1) for part in parts)
        return torch.from_numpy(Quantized(rows, columns, values, zeros, scales).dequantize())

    def real(self, name: str) -> torch.Tensor:
        return torch.from_numpy(numpy_helper.to_array(self.tensors[name]).astype(np.float32))

    def config(self) -> Config:
        table = self.tensors["cos.table"].dims
        vocab, hidden = self.tensors["embedding.values"].dims
        attention = next(node for node in self.graph.node if node.op_type == "GroupQueryAttention")
        heads = {one.name: one.i for one in attention.attribute}
        epsilon = next(one.f for node in self.graph.node for one in node.attribute if one.name == "epsilon")
        layers = sum(name.endswith(".input_norm") for name in self.tensors)
        mlp = self.tensors["layers.0.down.values"].dims[1]
        config = Config(layers, hidden, heads["num_heads"], heads["kv_num_heads"], mlp, vocab, ROPE_THETA, round(epsilon, 9),
                        self.tensors["head"].dims[1])
        stored = torch.from_numpy(self.raw("cos.table", np.float32).reshape(tuple(table)))
        if not torch.allclose(stored, rotary_tables(config, table[0])[0], atol=1e-5):
            raise ValueError(f"{self.folder}: cos.table was not made with rope theta {ROPE_THETA:g}")
        return config


def load_package(folder: Path) -> PocketGuard:
    """folder: one that `export` wrote. @throws ValueError when its rotary tables are of another base."""
    reader = PackageReader(folder)
    model = PocketGuard(reader.config())
    state = {"embedding.weight": reader.matrix("embedding"), "norm.weight": reader.real("norm"),
             "head.weight": reader.real("head").T.contiguous()}
    for index in range(model.config.layers):
        at = f"layers.{index}"
        for norm in ("input_norm", "mlp_norm"):
            state[f"{at}.{norm}.weight"] = reader.real(f"{at}.{norm}")
        for ours, theirs in (("qkv", "qkv"), ("out", "o"), ("gate_up", "gate_up"), ("down", "down")):
            state[f"{at}.{ours}.weight"] = reader.matrix(f"{at}.{theirs}")
    model.load_state_dict(state)
    return model
