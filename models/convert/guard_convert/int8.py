"""int8 products over the 4-bit shards, for WASM: each about twice as fast as in float32 there.

Both factors are rotated by the same orthogonal matrix before they are rounded, which leaves their product as it is and
spreads the few large activations of a decoder over 64 columns: without it the scores move about twice as far.
Weights get one scale a row, activations one scale a token, so a result does not depend on which tokens share a call.
Source: rotation, "QuaRot" (arXiv 2404.00456), here only within blocks of 64; the rest is symmetric int8 by absolute maximum.
"""

from typing import TYPE_CHECKING

import numpy as np
from onnx import TensorProto as T

if TYPE_CHECKING:
    from .graph import GraphBuilder

CONTRIB = "com.microsoft"
ROTATED = 64
STEPS = 127
# The kernel wants unsigned activations: 128 stands for 0. The cast truncates, so the half rounds to nearest.
ZERO_POINT = 128
# The scores are most sensitive to the first layers' queries and keys, and to the few large activations that the first
# feed-forward product adds: these shares of the layers keep float32 there. See decisions/0001-int8-on-wasm.md before
# changing them.
FLOAT_DOWN = 1 / 12
FLOAT_PROJECTIONS = 1 / 2


def hadamard(size: int) -> np.ndarray:
    """[size, size] float32, orthogonal and symmetric; size is a power of two. Source: Sylvester's construction."""
    matrix = np.ones((1, 1), np.float32)
    while len(matrix) < size:
        matrix = np.block([[matrix, matrix], [matrix, -matrix]])
    return matrix / np.sqrt(np.float32(size))


class Int8Products:
    """Adds int8 products to a graph."""

    def __init__(self, graph: "GraphBuilder") -> None:
        self.graph = graph
        constant = graph.constant
        self.rotation = constant("int8.rotation", hadamard(ROTATED))
        self.blocks = constant("int8.blocks", np.array([0, 0, -1, ROTATED], np.int64))
        self.tokens = constant("int8.tokens", np.array([0, 0, -1], np.int64))
        self.matrix = constant("int8.matrix", np.array([0, -1], np.int64))
        self.columns = constant("int8.columns", np.array([1, 2], np.int64))
        self.last = constant("int8.last", np.array([-1], np.int64))
        self.step = constant("int8.step", np.array(1 / STEPS, np.float32))
        # A row of zeros has a scale too.
        self.least = constant("int8.least", np.array(1e-9, np.float32))
        self.shift = constant("int8.shift", np.array(ZERO_POINT + 0.5, np.float32))
        self.zero = constant("int8.zero", np.array(ZERO_POINT, np.uint8))
        self.one = constant("int8.one", np.array(1, np.float32))

    def row_scale(self, x: str, axes: str, keepdims: int) -> str:
        """Largest absolute value over these axes / 127, float32."""
        node = self.graph.node
        node("ReduceMax", [x, axes], [f"{x}.highest"], keepdims=keepdims)
        node("ReduceMin", [x, axes], [f"{x}.lowest"], keepdims=keepdims)
        node("Neg", [f"{x}.lowest"], [f"{x}.depth"])
        node("Max", [f"{x}.highest", f"{x}.depth", self.least], [f"{x}.largest"])
        return node("Mul", [f"{x}.largest", self.step], [f"{x}.scale"])

    def weight(self, name: str) -> tuple[str, str]:
        """float32 [N, K/64, 64] -> int8 [K, N], float32 scales [N]. The runtime folds all of it when it loads the graph,
        and holds every float32 tensor of it until the last matrix is done: so the shapes change on int8 only."""
        node = self.graph.node
        rotated = node("MatMul", [name, self.rotation], [f"{name}.rotated"])
        scale = self.row_scale(rotated, self.columns, keepdims=0)
        node("QuantizeLinear", [rotated, scale], [f"{name}.rounded"], axis=0, output_dtype=T.INT8)
        node("Reshape", [f"{name}.rounded", self.matrix], [f"{name}.flat"])
        return node("Transpose", [f"{name}.flat"], [f"{name}.int8"], perm=[1, 0]), scale

    def activations(self, x: str) -> tuple[str, str]:
        """float32 [B, T, K] -> uint8 [B, T, K], float32 scales [B, T, 1]."""
        node = self.graph.node
        node("Reshape", [x, self.blocks], [f"{x}.blocks"])
        node("MatMul", [f"{x}.blocks", self.rotation], [f"{x}.turned"])
        rotated = node("Reshape", [f"{x}.turned", self.tokens], [f"{x}.rotated"])
        scale = self.row_scale(rotated, self.last, keepdims=1)
        node("Div", [rotated, scale], [f"{x}.steps"])
        node("Add", [f"{x}.steps", self.shift], [f"{x}.shifted"])
        return node("Cast", [f"{x}.shifted"], [f"{x}.uint8"], to=T.UINT8), scale

    def multiply(self, x: str, weight: str, output: str) -> str:
        """x [B, T, K] times the transposed weight [N, K/64, 64] -> [B, T, N], float32."""
        values, scales = self.weight(weight)
        tokens, token_scales = self.activations(x)
        inputs = [tokens, values, self.one, scales, self.zero]
        self.graph.node("MatMulIntegerToFloat", inputs, [f"{output}.unscaled"], CONTRIB)
        return self.graph.node("Mul", [f"{output}.unscaled", token_scales], [output])
