"""Reads the weights of a package back from its fp32 graph: where the matrices lie in the shards, norms and head."""

from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from .shards import Place
from .weights import Architecture, DecoderWeights, LayerWeights, Matrix

GRAPH = "model_fp32.onnx"


class PackageWeights:
    """The tensors that a package's fp32 graph names; the shards are not read."""

    def __init__(self, folder: Path) -> None:
        self.graph = onnx.load(str(folder / GRAPH), load_external_data=False).graph
        self.tensors = {tensor.name: tensor for tensor in self.graph.initializer}

    def place(self, name: str) -> Place:
        entries = {entry.key: entry.value for entry in self.tensors[name].external_data}
        return Place(entries["location"], int(entries["offset"]), int(entries["length"]))

    def matrix(self, name: str) -> Matrix:
        rows, columns = self.tensors[f"{name}.values"].dims
        return Matrix(rows, columns, *(self.place(f"{name}.{part}") for part in ("values", "scales", "zeros")))

    def real(self, name: str) -> np.ndarray:
        return numpy_helper.to_array(self.tensors[name])

    def attribute(self, op: str, name: str) -> float | int:
        node = next(node for node in self.graph.node if node.op_type == op)
        return onnx.helper.get_attribute_value(next(one for one in node.attribute if one.name == name))

    def architecture(self) -> Architecture:
        positions, half = self.tensors["cos.table"].dims
        attention = "GroupQueryAttention"
        return Architecture(
            layers=sum(name.endswith(".input_norm") for name in self.tensors),
            hidden=self.tensors["embedding.values"].dims[1],
            heads=self.attribute(attention, "num_heads"),
            kv_heads=self.attribute(attention, "kv_num_heads"),
            head_size=2 * half,
            mlp=self.tensors["layers.0.down.values"].dims[1],
            rms_eps=self.attribute("SimplifiedLayerNormalization", "epsilon"),
            max_positions=positions,
        )

    def weights(self) -> DecoderWeights:
        layers = [
            LayerWeights(
                self.real(f"{at}.input_norm"), self.matrix(f"{at}.qkv"), self.matrix(f"{at}.o"),
                self.real(f"{at}.mlp_norm"), self.matrix(f"{at}.gate_up"), self.matrix(f"{at}.down"),
            )
            for at in (f"layers.{index}" for index in range(self.architecture().layers))
        ]
        head = self.real("head").T if "head" in self.tensors else self.matrix("head")
        return DecoderWeights(self.matrix("embedding"), layers, self.real("norm"), head,
                              self.place("cos.table"), self.place("sin.table"))
