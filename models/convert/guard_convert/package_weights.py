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

    def qkv(self, layer: int) -> Matrix:
        """The last layer's is read in two pieces: it has queries for the kept positions alone."""
        name = f"layers.{layer}.qkv"
        if f"{name}.values" in self.tensors:
            return self.matrix(name)
        return self.matrix(f"layers.{layer}.query").followed_by(self.matrix(f"layers.{layer}.kv"))

    def epsilon(self) -> float:
        norm = next(node for node in self.graph.node if node.op_type == "SimplifiedLayerNormalization")
        return onnx.helper.get_attribute_value(next(one for one in norm.attribute if one.name == "epsilon"))

    def architecture(self) -> Architecture:
        positions, half = self.tensors["cos.table"].dims
        kept = next(one for one in self.graph.input if one.name.startswith("past_key_values"))
        return Architecture(
            layers=sum(name.endswith(".input_norm") for name in self.tensors),
            hidden=self.tensors["embedding.values"].dims[1],
            heads=self.tensors["layers.0.o.values"].dims[1] // (2 * half),
            kv_heads=kept.type.tensor_type.shape.dim[1].dim_value,
            head_size=2 * half,
            mlp=self.tensors["layers.0.down.values"].dims[1],
            rms_eps=self.epsilon(),
            max_positions=positions,
        )

    def weights(self) -> DecoderWeights:
        layers = [
            LayerWeights(
                self.real(f"{at}.input_norm"), self.qkv(index), self.matrix(f"{at}.o"),
                self.real(f"{at}.mlp_norm"), self.matrix(f"{at}.gate_up"), self.matrix(f"{at}.down"),
            )
            for index, at in ((index, f"layers.{index}") for index in range(self.architecture().layers))
        ]
        head = self.real("head").T if "head" in self.tensors else self.matrix("head")
        return DecoderWeights(self.matrix("embedding"), layers, self.real("norm"), head,
                              self.place("cos.table"), self.place("sin.table"))
