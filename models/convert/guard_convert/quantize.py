"""4-bit block quantization: blocks along the input dimension, unsigned values, 4-bit zero point, float16 scale.

w ~ (q - zero) * scale. MatMulNBits, GatherBlockQuantized and DequantizeLinear read the same bytes. Blocks have 32 values,
or as many as a caller says.
models/train/pocket_guard_train/quantize.py is `quantize` on tensors, for quantization-aware training.
"""

from dataclasses import dataclass

import numpy as np

BLOCK = 32
# The zero point of every block of `quantize_centred`, two to a byte.
CENTRE = 8
CENTRE_BYTE = CENTRE * 17
# Shares of a block's largest value that are tried for the outermost step: clipping it a little may serve the others.
CLIPS = (1.1, 1.0, 0.9, 0.8)
LEAST_SCALE = 6.2e-5
# Rows quantized at a time: their temporary arrays stay within the cache of a core.
CHUNK_VALUES = 250_000


@dataclass(frozen=True)
class Quantized:
    """values uint8 [N, K/2] (low nibble first), zeros uint8 [N, K/2B] (low nibble first), scales float16 [N, K/B]."""

    rows: int
    columns: int
    values: np.ndarray
    zeros: np.ndarray
    scales: np.ndarray

    def dequantize(self) -> np.ndarray:
        """[N, K] float32: exactly what a runtime computes with."""
        values = unpack(self.values).reshape(*self.scales.shape, -1).astype(np.float32)
        zeros = unpack(self.zeros).astype(np.float32)[..., None]
        return ((values - zeros) * self.scales.astype(np.float32)[..., None]).reshape(self.rows, self.columns)


def pack(nibbles: np.ndarray) -> np.ndarray:
    """uint8 [..., 2n] of 0..15 -> uint8 [..., n], low nibble first."""
    return (nibbles[..., 0::2] | (nibbles[..., 1::2] << 4)).astype(np.uint8)


def unpack(packed: np.ndarray) -> np.ndarray:
    return np.stack((packed & 15, packed >> 4), -1).reshape(*packed.shape[:-1], -1)


def check_columns(columns: int, block: int) -> None:
    if columns % (2 * block):
        raise ValueError(f"weight: {columns} columns are not a multiple of {2 * block}")


def quantize(weight: np.ndarray, block: int = BLOCK) -> Quantized:
    """weight [N, K] float32, K a multiple of two blocks (so that zero points fill whole bytes)."""
    rows, columns = weight.shape
    check_columns(columns, block)
    blocks = weight.astype(np.float32).reshape(rows, -1, block)
    low = np.minimum(blocks.min(-1), 0)
    high = np.maximum(blocks.max(-1), 0)
    scales = np.maximum(((high - low) / 15).astype(np.float16), np.float16(LEAST_SCALE))
    wide = scales.astype(np.float32)
    zeros = np.clip(np.rint(-low / wide), 0, 15)
    values = np.clip(np.rint(blocks / wide[..., None] + zeros[..., None]), 0, 15)
    return Quantized(
        rows, columns, pack(values.astype(np.uint8).reshape(rows, columns)), pack(zeros.astype(np.uint8)), scales
    )


def storable(scales: np.ndarray) -> np.ndarray:
    """float16, and never so small that a division by it overflows."""
    half = scales.astype(np.float16)
    return np.where(np.abs(half) < LEAST_SCALE, np.copysign(np.float16(LEAST_SCALE), half), half)


def steps_of(blocks: np.ndarray, scales: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(blocks / scales.astype(np.float32)[..., None]), -CENTRE, CENTRE - 1)


def best_centred(blocks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """blocks [N, B, block] float32 -> values uint8 [N, B, block], scales float16 [N, B], of least squared error over CLIPS.

    The value of largest magnitude gets the step -8, so a scale may be negative.
    """
    index = np.abs(blocks).argmax(-1)[..., None]
    outermost = np.take_along_axis(blocks, index, -1)[..., 0] / -CENTRE
    values = np.zeros(blocks.shape, np.uint8)
    scales = np.zeros(outermost.shape, np.float16)
    least = np.full(outermost.shape, np.inf, np.float32)
    for clip in CLIPS:
        steps = steps_of(blocks, storable(outermost * clip))
        # The scale that serves these steps best, and the steps that it makes.
        fitted = (steps * blocks).sum(-1) / np.maximum(np.square(steps).sum(-1), 1)
        scale = storable(fitted)
        steps = steps_of(blocks, scale)
        wide = scale.astype(np.float32)[..., None]
        error = np.square(steps * wide - blocks).sum(-1)
        better = error < least
        least = np.where(better, error, least)
        scales = np.where(better, scale, scales)
        values = np.where(better[..., None], (steps + CENTRE).astype(np.uint8), values)
    return values, scales


def quantize_centred(weight: np.ndarray, block: int = BLOCK) -> Quantized:
    """Like `quantize`, with the zero point 8 in every block: its bytes can be shared by all matrices of a package.

    weight [N, K] of any real type. The scale of a block is searched, which makes up for most of what its own zero point
    would give: on normally distributed weights the error is 1 % larger, on heavy-tailed ones (Student's t, 4) 15 %.
    """
    rows, columns = weight.shape
    check_columns(columns, block)
    blocks = columns // block
    values = np.empty((rows, columns // 2), np.uint8)
    scales = np.empty((rows, blocks), np.float16)
    step = max(1, CHUNK_VALUES // columns)
    for first in range(0, rows, step):
        part = slice(first, first + step)
        wide = weight[part].astype(np.float32).reshape(-1, blocks, block)
        found, scales[part] = best_centred(wide)
        values[part] = pack(found.reshape(-1, columns))
    zeros = np.broadcast_to(np.uint8(CENTRE_BYTE), (rows, blocks // 2))
    return Quantized(rows, columns, values, zeros, scales)
