"""4-bit block quantization: blocks of 32 along the input dimension, unsigned values, 4-bit zero point, float16 scale.

w ~ (q - zero) * scale. MatMulNBits, GatherBlockQuantized and DequantizeLinear(block_size=32) read the same bytes.
models/train/pocket_guard_train/quantize.py is the same function on tensors, for quantization-aware training.
"""

from dataclasses import dataclass

import numpy as np

BLOCK = 32


@dataclass(frozen=True)
class Quantized:
    """values uint8 [N, K/2] (low nibble first), zeros uint8 [N, K/64] (low nibble first), scales float16 [N, K/32]."""

    rows: int
    columns: int
    values: np.ndarray
    zeros: np.ndarray
    scales: np.ndarray

    def dequantize(self) -> np.ndarray:
        """[N, K] float32: exactly what a runtime computes with."""
        values = unpack(self.values).reshape(self.rows, -1, BLOCK).astype(np.float32)
        zeros = unpack(self.zeros).astype(np.float32)[..., None]
        return ((values - zeros) * self.scales.astype(np.float32)[..., None]).reshape(self.rows, self.columns)


def pack(nibbles: np.ndarray) -> np.ndarray:
    """uint8 [..., 2n] of 0..15 -> uint8 [..., n], low nibble first."""
    return (nibbles[..., 0::2] | (nibbles[..., 1::2] << 4)).astype(np.uint8)


def unpack(packed: np.ndarray) -> np.ndarray:
    return np.stack((packed & 15, packed >> 4), -1).reshape(*packed.shape[:-1], -1)


def quantize(weight: np.ndarray) -> Quantized:
    """weight [N, K] float32, K a multiple of 64 (so that zero points fill whole bytes)."""
    rows, columns = weight.shape
    if columns % (2 * BLOCK):
        raise ValueError(f"weight: {columns} columns are not a multiple of {2 * BLOCK}")
    blocks = weight.astype(np.float32).reshape(rows, -1, BLOCK)
    low = np.minimum(blocks.min(-1), 0)
    high = np.maximum(blocks.max(-1), 0)
    scales = np.maximum(((high - low) / 15).astype(np.float16), np.float16(6.2e-5))
    wide = scales.astype(np.float32)
    zeros = np.clip(np.rint(-low / wide), 0, 15)
    values = np.clip(np.rint(blocks / wide[..., None] + zeros[..., None]), 0, 15)
    return Quantized(
        rows, columns, pack(values.astype(np.uint8).reshape(rows, columns)), pack(zeros.astype(np.uint8)), scales
    )
