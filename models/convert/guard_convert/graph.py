"""The ONNX graph of a Llama decoder over shared 4-bit shards, in five variants.

| variant | weights in memory                | for                                          |
|---------|----------------------------------|----------------------------------------------|
| q4      | MatMulNBits, float32 arithmetic  | WebGPU without shader-f16                    |
| q4f16   | MatMulNBits, float16 arithmetic  | WebGPU with shader-f16                       |
| fp32    | dequantized once at session load | WASM, whose MatMulNBits dequantizes at every call |
| int8    | fp32, but most rounded to int8   | WASM, faster; see int8.py                    |
| q4_wasm | q4 with WASM's attention         | WASM, for a model too large to be dequantized |

Inputs: input_ids [B, T] int64, attention_mask [B, P+T] int64, num_logits_to_keep [] int64,
past_key_values.{i}.key/value [B, kv_heads, P, head_size]. Outputs: logits [B, n, head rows] float32 of the last n
positions, present.{i}.key/value [B, kv_heads, P+T, head_size].
"""

from pathlib import Path
from typing import Literal

import numpy as np
import onnx
from onnx import TensorProto as T
from onnx import helper, numpy_helper

from .attention import PlainAttention
from .int8 import FLOAT_DOWN, FLOAT_PROJECTIONS, ROTATED, Int8Products
from .quantize import Quantized, quantize
from .shards import Place, ShardWriter
from .weights import Architecture, DecoderWeights, LayerWeights, Matrix

Variant = Literal["q4", "q4f16", "int8", "fp32", "q4_wasm"]
CONTRIB = "com.microsoft"


def store(shards: ShardWriter, weight: np.ndarray) -> tuple[Matrix, Quantized]:
    """Quantizes a matrix into the shards."""
    quantized = quantize(weight)
    places = [shards.add(part) for part in (quantized.values, quantized.scales, quantized.zeros)]
    return Matrix(quantized.rows, quantized.columns, *places), quantized


class GraphBuilder:
    """Collects nodes and initializers of one variant."""

    def __init__(self, architecture: Architecture, variant: Variant) -> None:
        self.a = architecture
        self.variant = variant
        self.real = T.FLOAT16 if variant == "q4f16" else T.FLOAT
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.unpacks = variant in ("int8", "fp32")
        self.int8 = Int8Products(self) if variant == "int8" else None
        on_wasm = variant in ("int8", "fp32", "q4_wasm")
        self.plain_attention = PlainAttention(self) if on_wasm else None

    def node(self, op: str, inputs: list[str], outputs: list[str], domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(op, inputs, outputs, name=outputs[0], domain=domain, **attributes))
        return outputs[0]

    def constant(self, name: str, array: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(array, name))
        return name

    def real_constant(self, name: str, array: np.ndarray) -> str:
        return self.constant(name, array.astype(np.float16 if self.real == T.FLOAT16 else np.float32))

    def external(self, name: str, kind: int, shape: list[int], place: Place) -> str:
        tensor = T(name=name, data_type=kind, dims=shape, data_location=T.EXTERNAL)
        for key, value in (("location", place.file), ("offset", place.offset), ("length", place.length)):
            tensor.external_data.add(key=key, value=str(value))
        self.constants.append(tensor)
        return name

    def as_real(self, name: str, stored: int) -> str:
        """Shards hold one precision; the runtime folds this cast when it loads the graph."""
        if stored == self.real:
            return name
        return self.node("Cast", [name], [f"{name}.real"], to=self.real)

    def scales(self, name: str, matrix: Matrix, shape: list[int]) -> str:
        return self.as_real(self.external(f"{name}.scales", T.FLOAT16, shape, matrix.scales), T.FLOAT16)

    def dequantize(self, name: str, matrix: Matrix, shape: list[int]) -> str:
        """-> float32 of this shape, whose last axis is whole blocks. The runtime folds it when it loads the graph."""
        if shape[-1] % matrix.block:
            raise ValueError(f"int8: blocks of {matrix.block} are longer than what it rotates, {ROTATED} values")
        blocks = [*shape[:-1], shape[-1] // matrix.block]
        values = self.external(f"{name}.values", T.UINT4, shape, matrix.values)
        zeros = self.external(f"{name}.zeros", T.UINT4, blocks, matrix.zeros)
        scales = self.scales(name, matrix, blocks)
        axis = len(shape) - 1
        return self.node("DequantizeLinear", [values, scales, zeros], [f"{name}.weight"], axis=axis,
                         block_size=matrix.block)

    def multiply(self, x: str, name: str, matrix: Matrix, output: str, exact: bool = True) -> str:
        """x [B, T, K] times the transposed matrix [N, K] -> [B, T, N]; in int8 where the variant has it and not `exact`."""
        n, k = matrix.rows, matrix.columns
        blocks = k // matrix.block
        if self.int8 and not exact:
            weight = self.dequantize(name, matrix, [n, k // ROTATED, ROTATED])
            return self.int8.multiply(x, weight, output)
        if self.unpacks:
            return self.node("FusedMatMul", [x, self.dequantize(name, matrix, [n, k])], [output], CONTRIB, transB=1)
        values = self.external(f"{name}.values", T.UINT8, [n, blocks, matrix.block // 2], matrix.values)
        scales = self.scales(name, matrix, [n * blocks])
        zeros = self.external(f"{name}.zeros", T.UINT8, [n * blocks // 2], matrix.zeros)
        return self.node(
            "MatMulNBits", [x, values, scales, zeros], [output], CONTRIB, K=k, N=n, bits=4, block_size=matrix.block
        )

    def split(
        self, x: str, name: str, matrix: Matrix, sizes: list[int], outputs: list[str], exact: bool = True
    ) -> None:
        """A fused projection: one product and a split where unpacked, one product each over the same bytes in 4 bits."""
        if self.unpacks:
            self.multiply(x, name, matrix, f"{name}.fused", exact)
            cuts = self.constant(f"{name}.sizes", np.array(sizes, np.int64))
            self.node("Split", [f"{name}.fused", cuts], outputs, axis=-1)
            return
        first = 0
        for size, output in zip(sizes, outputs, strict=True):
            self.multiply(x, output, matrix.part(first, size), f"{output}")
            first += size

    def embed(self, embedding: Matrix) -> str:
        blocks = embedding.columns // embedding.block
        values = self.external("embedding.values", T.UINT4, [embedding.rows, embedding.columns], embedding.values)
        zeros = self.external("embedding.zeros", T.UINT4, [embedding.rows, blocks], embedding.zeros)
        scales = self.scales("embedding", embedding, [embedding.rows, blocks])
        return self.node(
            "GatherBlockQuantized", [values, "input_ids", scales, zeros], ["embedded"], CONTRIB,
            block_size=embedding.block, gather_axis=0, quantize_axis=1,
        )

    def add_norm(self, residual: str, x: str, norm: str, output: str) -> tuple[str, str]:
        """-> (normalized sum, sum)."""
        total = f"{output}.residual"
        self.node("SkipSimplifiedLayerNormalization", [residual, x, norm], [output, "", "", total], CONTRIB,
                  epsilon=self.a.rms_eps)
        return output, total

    def layer(self, index: int, weights: LayerWeights, residual: str, x: str | None) -> tuple[str, str]:
        """One decoder layer: (residual stream, last branch not yet added) -> the same."""
        a, p = self.a, f"layers.{index}"
        norm = self.real_constant(f"{p}.input_norm", weights.input_norm)
        if x is None:
            n = self.node("SimplifiedLayerNormalization", [residual, norm], [f"{p}.n1"], axis=-1, stash_type=1,
                          epsilon=a.rms_eps)
        else:
            n, residual = self.add_norm(residual, x, norm, f"{p}.n1")
        last = index == a.layers - 1
        if self.plain_attention:
            attended = self.plain_attention.attend(n, index, weights.qkv, last, index < FLOAT_PROJECTIONS * a.layers)
        else:
            attended = self.fused_attention(n, index, weights.qkv, last)
        if last:
            residual = self.last_positions(residual, f"{p}.kept_residual")
        out = self.multiply(attended, f"{p}.o", weights.out, f"{p}.out", exact=False)
        norm = self.real_constant(f"{p}.mlp_norm", weights.mlp_norm)
        n, residual = self.add_norm(residual, out, norm, f"{p}.n2")
        self.split(n, f"{p}.gate_up", weights.gate_up, [a.mlp, a.mlp], [f"{p}.gate", f"{p}.up"], exact=False)
        self.node("Sigmoid", [f"{p}.gate"], [f"{p}.sigmoid"])
        self.node("Mul", [f"{p}.gate", f"{p}.sigmoid"], [f"{p}.silu"])
        self.node("Mul", [f"{p}.silu", f"{p}.up"], [f"{p}.gated"])
        exact = index < FLOAT_DOWN * a.layers
        return residual, self.multiply(f"{p}.gated", f"{p}.down", weights.down, f"{p}.mlp", exact)

    def fused_attention(self, n: str, index: int, qkv: Matrix, last: bool) -> str:
        """n [B, T, hidden], normalized -> [B, T or the kept positions if `last`, heads * head_size]"""
        a, p = self.a, f"layers.{index}"
        query, kv = a.heads * a.head_size, a.kv_heads * a.head_size
        self.split(n, f"{p}.qkv", qkv, [query, kv, kv], [f"{p}.q", f"{p}.k", f"{p}.v"])
        past = [f"past_key_values.{index}.key", f"past_key_values.{index}.value"]
        self.node(
            "GroupQueryAttention",
            [f"{p}.q", f"{p}.k", f"{p}.v", *past, "past_length", "total_length", "cos", "sin"],
            [f"{p}.attended", f"present.{index}.key", f"present.{index}.value"],
            CONTRIB, num_heads=a.heads, kv_num_heads=a.kv_heads, scale=a.head_size**-0.5,
            do_rotary=1, rotary_interleaved=0,
        )
        # Nothing reads the other positions of the last layer: four fifths of its work are saved.
        return self.last_positions(f"{p}.attended", f"{p}.kept") if last else f"{p}.attended"

    def lengths(self) -> None:
        """attention_mask -> the two length inputs of GroupQueryAttention."""
        one = self.constant("one", np.array([1], np.int64))
        self.node("ReduceSum", ["attention_mask", "axis_1"], ["mask_sum"], keepdims=0)
        self.node("Sub", ["mask_sum", one], ["last_position"])
        self.node("Cast", ["last_position"], ["past_length"], to=T.INT32)
        self.node("Shape", ["attention_mask"], ["mask_shape"], start=1, end=2)
        scalar = self.constant("no_axes", np.array([], np.int64))
        self.node("Reshape", ["mask_shape", scalar], ["mask_width"])
        self.node("Cast", ["mask_width"], ["total_length"], to=T.INT32)

    def kept_positions(self) -> None:
        """num_logits_to_keep -> the bounds of last_positions."""
        shape = self.constant("shape_1", np.array([1], np.int64))
        self.constant("axis_1", np.array([1], np.int64))
        self.constant("no_end", np.array([np.iinfo(np.int64).max], np.int64))
        self.node("Reshape", ["num_logits_to_keep", shape], ["kept"])
        self.node("Neg", ["kept"], ["first_kept"])

    def last_positions(self, x: str, output: str) -> str:
        return self.node("Slice", [x, "first_kept", "no_end", "axis_1"], [output])

    def build(self, weights: DecoderWeights) -> onnx.ModelProto:
        a = self.a
        half = a.head_size // 2
        self.kept_positions()
        if self.plain_attention:
            self.plain_attention.prepare()
        else:
            self.lengths()
        for name, place in (("cos", weights.cos), ("sin", weights.sin)):
            stored = self.external(f"{name}.table", T.FLOAT, [a.max_positions, half], place)
            real = self.as_real(stored, T.FLOAT)
            self.node("Identity", [real], [name])
        residual, x = self.embed(weights.embedding), None
        for index, layer in enumerate(weights.layers):
            residual, x = self.layer(index, layer, residual, x)
        norm = self.real_constant("norm", weights.norm)
        self.add_norm(residual, x, norm, "normed")
        self.logits(weights.head)
        return self.model(weights.head.rows if isinstance(weights.head, Matrix) else weights.head.shape[0])

    def logits(self, head: np.ndarray | Matrix) -> None:
        output = "logits.real" if self.real == T.FLOAT16 else "logits"
        if isinstance(head, Matrix):
            self.multiply("normed", "head", head, output)
        else:
            self.node("MatMul", ["normed", self.real_constant("head", head.T)], [output])
        if self.real == T.FLOAT16:
            self.node("Cast", [output], ["logits"], to=T.FLOAT)

    def model(self, head_rows: int) -> onnx.ModelProto:
        a = self.a
        info = helper.make_tensor_value_info
        inputs = [
            info("input_ids", T.INT64, ["batch_size", "sequence_length"]),
            info("attention_mask", T.INT64, ["batch_size", "total_sequence_length"]),
            info("num_logits_to_keep", T.INT64, []),
        ]
        outputs = [info("logits", T.FLOAT, ["batch_size", "num_logits", head_rows])]
        for index in range(a.layers):
            for kind in ("key", "value"):
                past = ["batch_size", a.kv_heads, "past_sequence_length", a.head_size]
                present = ["batch_size", a.kv_heads, "total_sequence_length", a.head_size]
                inputs.append(info(f"past_key_values.{index}.{kind}", self.real, past))
                outputs.append(info(f"present.{index}.{kind}", self.real, present))
        graph = helper.make_graph(self.nodes, "guard", inputs, outputs, self.constants)
        opsets = [helper.make_opsetid("", 21), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10, producer_name="guard-convert")


def write_graph(folder: Path, architecture: Architecture, weights: DecoderWeights, variant: Variant) -> str:
    """Writes `model_{variant}.onnx`; its tensors point into the shards. Returns the file's name."""
    name = f"model_{variant}.onnx"
    model = GraphBuilder(architecture, variant).build(weights)
    (folder / name).write_bytes(model.SerializeToString())
    return name
