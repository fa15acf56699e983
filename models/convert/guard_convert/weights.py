"""What a graph is made of: the decoder's shape, and where its tensors lie."""

from dataclasses import dataclass

import numpy as np

from .shards import Place


@dataclass(frozen=True)
class Architecture:
    layers: int
    hidden: int
    heads: int
    kv_heads: int
    head_size: int
    mlp: int
    rms_eps: float
    max_positions: int


@dataclass(frozen=True)
class Matrix:
    """A quantized matrix in the shards."""

    rows: int
    columns: int
    values: Place
    scales: Place
    zeros: Place

    @property
    def block(self) -> int:
        """Values that share a scale, of which each takes two bytes."""
        return 2 * self.rows * self.columns // self.scales.length

    def part(self, first: int, count: int) -> "Matrix":
        """Rows [first, first + count): the same bytes, read in part."""
        cut = [place.part(first, count, self.rows) for place in (self.values, self.scales, self.zeros)]
        return Matrix(count, self.columns, *cut)

    def followed_by(self, rest: "Matrix") -> "Matrix":
        """A matrix and the rows behind it, which lie behind it in the shards too: undoes `part`."""
        places = [(self.values, rest.values), (self.scales, rest.scales), (self.zeros, rest.zeros)]
        return Matrix(self.rows + rest.rows, self.columns, *(one.followed_by(next) for one, next in places))


@dataclass(frozen=True)
class LayerWeights:
    input_norm: np.ndarray
    qkv: Matrix
    out: Matrix
    mlp_norm: np.ndarray
    gate_up: Matrix
    down: Matrix


@dataclass(frozen=True)
class DecoderWeights:
    """All tensors of a model: matrices in shards, norms in float32.

    head: a small one, [rows, hidden] float32, or a quantized one with a row for every token; the embedding's where tied.
    """

    embedding: Matrix
    layers: list[LayerWeights]
    norm: np.ndarray
    head: np.ndarray | Matrix
    cos: Place
    sin: Place
