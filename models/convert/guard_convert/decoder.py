"""A checkpoint's tensors -> 4-bit matrices in shards, one tensor at a time: memory holds the largest one, not the model."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from .checkpoint import Checkpoint
from .quantize import BLOCK, CENTRE_BYTE, Quantized, quantize, quantize_centred
from .rope import rotary_tables
from .shards import Place, ShardWriter
from .weights import Architecture, DecoderWeights, LayerWeights, Matrix

# Told of every quantized matrix, by the name of its tensor or of its first one: what a runtime will compute with.
Observer = Callable[[str, Quantized], None]


def ignore(_name: str, _quantized: Quantized) -> None:
    """The observer of a caller that has no use for one."""


class DecoderWriter:
    """Writes the matrices of a checkpoint into shards.

    They share one run of zero points, all 8; with `own_zero_points` every block has its own: 1/36 more bytes, and more
    exact where weights are heavy-tailed.
    """

    def __init__(self, checkpoint: Checkpoint, folder: Path, shard_bytes: int, own_zero_points: bool = False,
                 observe: Observer = ignore, block: int = BLOCK) -> None:
        self.checkpoint = checkpoint
        self.c = checkpoint.config
        self.shards = ShardWriter(folder, shard_bytes)
        self.observe = observe
        self.block = block
        c = self.c
        attention = (c.heads + 2 * c.kv_heads) * c.head_size * c.hidden
        largest = max(c.vocabulary * c.hidden, attention, 2 * c.mlp * c.hidden, c.hidden * c.heads * c.head_size)
        self.zeros = None if own_zero_points else self.shards.add(np.full(largest // (2 * block), CENTRE_BYTE, np.uint8))

    def matrix(self, *tensors: tuple[str, int, int]) -> Matrix:
        """Tensors, each its name, rows and columns, as one matrix, one below another."""
        rounded = quantize_centred if self.zeros else quantize
        parts = [rounded(self.checkpoint.tensor(name, (rows, columns)), self.block) for name, rows, columns in tensors]
        rows, columns = sum(part.rows for part in parts), parts[0].columns
        stacked = [np.concatenate([getattr(part, name) for part in parts]) if len(parts) > 1 else getattr(parts[0], name)
                   for name in ("values", "zeros", "scales")]
        quantized = Quantized(rows, columns, *stacked)
        self.observe(tensors[0][0], quantized)
        values, scales = self.shards.add(quantized.values), self.shards.add(quantized.scales)
        length = rows * columns // (2 * self.block)
        zeros = Place(self.zeros.file, self.zeros.offset, length) if self.zeros else self.shards.add(quantized.zeros)
        return Matrix(rows, columns, values, scales, zeros)

    def real(self, name: str) -> np.ndarray:
        """A norm's gains, [hidden] float32."""
        return self.checkpoint.tensor(name, (self.c.hidden,)).astype(np.float32)

    def layer(self, index: int) -> LayerWeights:
        c, at = self.c, f"model.layers.{index}"
        query, kv = c.heads * c.head_size, c.kv_heads * c.head_size
        attention, mlp = f"{at}.self_attn", f"{at}.mlp"
        return LayerWeights(
            input_norm=self.real(f"{at}.input_layernorm.weight"),
            qkv=self.matrix((f"{attention}.q_proj.weight", query, c.hidden), (f"{attention}.k_proj.weight", kv, c.hidden),
                            (f"{attention}.v_proj.weight", kv, c.hidden)),
            out=self.matrix((f"{attention}.o_proj.weight", c.hidden, query)),
            mlp_norm=self.real(f"{at}.post_attention_layernorm.weight"),
            gate_up=self.matrix((f"{mlp}.gate_proj.weight", c.mlp, c.hidden), (f"{mlp}.up_proj.weight", c.mlp, c.hidden)),
            down=self.matrix((f"{mlp}.down_proj.weight", c.hidden, c.mlp)),
        )

    def head(self, embedding: Matrix, token_ids: list[int] | None) -> np.ndarray | Matrix:
        """The rows of these tokens in float32; for None a row for every token, in 4 bits."""
        c = self.c
        if token_ids is not None:
            return self.checkpoint.tensor(self.checkpoint.head(), (c.vocabulary, c.hidden))[token_ids].astype(np.float32)
        return embedding if c.tied else self.matrix((self.checkpoint.head(), c.vocabulary, c.hidden))

    def write(self, positions: int, head_token_ids: list[int] | None) -> tuple[Architecture, DecoderWeights]:
        c = self.c
        embedding = self.matrix(("model.embed_tokens.weight", c.vocabulary, c.hidden))
        layers = [self.layer(index) for index in range(c.layers)]
        cos, sin = (self.shards.add(table) for table in rotary_tables(c.rope, c.head_size, positions))
        head = self.head(embedding, head_token_ids)
        weights = DecoderWeights(embedding, layers, self.real("model.norm.weight"), head, cos, sin)
        return Architecture(c.layers, c.hidden, c.heads, c.kv_heads, c.head_size, c.mlp, c.rms_eps, positions), weights
