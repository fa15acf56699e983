"""4-bit block quantization, the one definition that training, export and tests share.

Blocks of 32 along the input dimension, unsigned 4-bit values with a 4-bit zero point and a float16 scale:
w ~ (q - zero) * scale. This is the layout of MatMulNBits, GatherBlockQuantized and DequantizeLinear(block_size=32).
"""

import torch

BLOCK = 32


def quantize_blocks(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """weight [N, K] float32 -> values [N, K/32, 32] in 0..15, scales [N, K/32] float32 of float16 precision,
    zero points [N, K/32] in 0..15."""
    blocks = weight.detach().float().reshape(weight.shape[0], -1, BLOCK)
    low = blocks.amin(-1).clamp(max=0)
    high = blocks.amax(-1).clamp(min=0)
    scale = ((high - low) / 15).half().float().clamp(min=6.2e-5)
    zero = (-low / scale).round().clamp(0, 15)
    values = (blocks / scale.unsqueeze(-1) + zero.unsqueeze(-1)).round().clamp(0, 15)
    return values, scale, zero


def fake_quantize(weight: torch.Tensor) -> torch.Tensor:
    """The weight as 4 bits will hold it, with the straight-through gradient."""
    values, scale, zero = quantize_blocks(weight)
    rounded = ((values - zero.unsqueeze(-1)) * scale.unsqueeze(-1)).reshape(weight.shape)
    return weight + (rounded - weight).detach() if weight.requires_grad else rounded
