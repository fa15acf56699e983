"""Attention over kept keys and values, in plain products: for WASM.

ONNX Runtime's GroupQueryAttention is written for other machines: on WASM its tiles come out as 1x1, and without tiles, as
any softcap has it, it takes half as long again as the products that it is made of (decisions/0003-attention-on-wasm.md).
"""

from typing import TYPE_CHECKING

import numpy as np

from .weights import Matrix

if TYPE_CHECKING:
    from .graph import GraphBuilder

CONTRIB = "com.microsoft"
# Added to the score of a later position: its exponential is then 0 in float32.
HIDDEN = -1e9


class PlainAttention:
    """Adds attention to a graph. Every row of a batch has as many kept positions: the mask's width less the input's."""

    def __init__(self, graph: "GraphBuilder") -> None:
        a = graph.a
        self.graph = graph
        self.group = a.heads // a.kv_heads
        self.heads = graph.constant("attention.heads", np.array([0, -1, a.heads, a.head_size], np.int64))
        self.kv_heads = graph.constant("attention.kv_heads", np.array([0, -1, a.kv_heads, a.head_size], np.int64))
        # The heads of a group lie one below the other, and meet their common keys in one product.
        self.groups = graph.constant("attention.groups", np.array([0, a.kv_heads, -1, a.head_size], np.int64))
        self.ungrouped = graph.constant("attention.ungrouped", np.array([0, a.heads, -1, a.head_size], np.int64))
        self.tokens = graph.constant("attention.tokens", np.array([0, -1, a.heads * a.head_size], np.int64))

    def prepare(self) -> None:
        """The position of the first new token, and of the first one that is kept; what each may see."""
        node, constant = self.graph.node, self.graph.constant
        constant("attention.scalar", np.array([], np.int64))
        constant("attention.first", np.array(0, np.int64))
        constant("attention.one", np.array(1, np.int64))
        constant("attention.column", np.array([-1, 1], np.int64))
        constant("attention.hidden", np.array(HIDDEN, np.float32))
        constant("attention.seen", np.array(0, np.float32))
        node("Shape", ["input_ids"], ["attention.new"], start=1, end=2)
        node("Shape", ["attention_mask"], ["attention.length"], start=1, end=2)
        node("Reshape", ["attention.length", "attention.scalar"], ["attention.end"])
        node("Range", ["attention.first", "attention.end", "attention.one"], ["attention.keys"])
        node("Sub", ["attention.length", "attention.new"], ["all.position"])
        node("Add", ["attention.length", "first_kept"], ["kept.position"])
        for queries in ("all", "kept"):
            node("Reshape", [f"{queries}.position", "attention.scalar"], [f"{queries}.start"])
            node("Range", [f"{queries}.start", "attention.end", "attention.one"], [f"{queries}.positions"])
            node("Reshape", [f"{queries}.positions", "attention.column"], [f"{queries}.rows"])
            node("Greater", ["attention.keys", f"{queries}.rows"], [f"{queries}.later"])
            node("Where", [f"{queries}.later", "attention.hidden", "attention.seen"], [f"{queries}.of_a_head"])
            node("Concat", [f"{queries}.of_a_head"] * self.group, [f"{queries}.mask"], axis=0)

    def turn(self, x: str, heads: int, queries: str) -> str:
        """Rotary positions, from the first of `queries` on."""
        inputs = [x, f"{queries}.position", "cos", "sin"]
        return self.graph.node("RotaryEmbedding", inputs, [f"{x}.turned"], CONTRIB, num_heads=heads)

    def by_head(self, x: str, shape: str) -> str:
        """[B, T, heads * head_size] -> [B, heads, T, head_size]"""
        self.graph.node("Reshape", [x, shape], [f"{x}.heads"])
        return self.graph.node("Transpose", [f"{x}.heads"], [f"{x}.by_head"], perm=[0, 2, 1, 3])

    def project(self, n: str, name: str, qkv: Matrix, last: bool, exact: bool) -> tuple[str, str, str]:
        """n [B, T, hidden] -> queries, of the kept positions alone if `last`, and keys and values."""
        a, graph = self.graph.a, self.graph
        query, kv = a.heads * a.head_size, a.kv_heads * a.head_size
        q, k, v = (f"{name}.{part}" for part in "qkv")
        if last:
            kept = graph.last_positions(n, f"{name}.kept")
            graph.multiply(kept, f"{name}.query", qkv.part(0, query), q, exact)
            graph.split(n, f"{name}.kv", qkv.part(query, 2 * kv), [kv, kv], [k, v], exact)
        else:
            graph.split(n, f"{name}.qkv", qkv, [query, kv, kv], [q, k, v], exact)
        return q, k, v

    def attend(self, n: str, index: int, qkv: Matrix, last: bool, exact: bool) -> str:
        """n [B, T, hidden], normalized -> [B, T or the kept positions if `last`, heads * head_size]"""
        a, node, name = self.graph.a, self.graph.node, f"layers.{index}"
        queries = "kept" if last else "all"
        q, k, v = self.project(n, name, qkv, last, exact)
        q = self.by_head(self.turn(q, a.heads, queries), self.heads)
        k = self.by_head(self.turn(k, a.kv_heads, "all"), self.kv_heads)
        v = self.by_head(v, self.kv_heads)
        keys = node("Concat", [f"past_key_values.{index}.key", k], [f"present.{index}.key"], axis=2)
        values = node("Concat", [f"past_key_values.{index}.value", v], [f"present.{index}.value"], axis=2)
        node("Reshape", [q, self.groups], [f"{name}.grouped"])
        node("FusedMatMul", [f"{name}.grouped", keys], [f"{name}.scores"], CONTRIB, transB=1, alpha=a.head_size**-0.5)
        node("Add", [f"{name}.scores", f"{queries}.mask"], [f"{name}.masked"])
        node("Softmax", [f"{name}.masked"], [f"{name}.shares"], axis=-1)
        node("MatMul", [f"{name}.shares", values], [f"{name}.mixed"])
        node("Reshape", [f"{name}.mixed", self.ungrouped], [f"{name}.by_head"])
        node("Transpose", [f"{name}.by_head"], [f"{name}.by_token"], perm=[0, 2, 1, 3])
        return node("Reshape", [f"{name}.by_token", self.tokens], [f"{name}.attended"])
