"""Rotary position tables, with the scaling of Llama 3.1 and 3.2."""

import numpy as np

from .checkpoint import Rope


def inverse_frequencies(rope: Rope, head_size: int) -> np.ndarray:
    """[head_size / 2] float32: radians that a pair of columns turns from one position to the next.

    llama3 slows down the pairs that turn seldom: those with a wavelength beyond the trained context by `factor`, those
    well within it not at all, those between by a mixture. Source: the reference implementation of Llama 3.1
    (meta-llama/llama-models, `apply_scaling`) and transformers' `_compute_llama3_parameters`, held against the latter
    in the tests.
    """
    # float32 as in transformers: at position 8192 a float64 table would already turn a little further.
    exponents = np.arange(0, head_size, 2, dtype=np.float32) / np.float32(head_size)
    plain = (1.0 / (np.float32(rope.theta) ** exponents)).astype(np.float32)
    if rope.kind == "default":
        return plain
    factor, low, high = (rope.factors[key] for key in ("factor", "low_freq_factor", "high_freq_factor"))
    context = rope.factors["original_max_position_embeddings"]
    wavelengths = 2 * np.pi / plain
    mixture = np.clip((context / wavelengths - low) / (high - low), 0, 1)
    return ((1 - mixture) * plain / factor + mixture * plain).astype(np.float32)


def rotary_tables(rope: Rope, head_size: int, positions: int) -> tuple[np.ndarray, np.ndarray]:
    """cos and sin, [positions, head_size / 2] float32."""
    angles = np.outer(np.arange(positions, dtype=np.float32), inverse_frequencies(rope, head_size))
    return np.cos(angles), np.sin(angles)
