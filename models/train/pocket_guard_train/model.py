"""A Llama decoder with a two-slot head, written for one shared prefix and many short rows."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from .quantize import BLOCK, fake_quantize


@dataclass(frozen=True)
class Config:
    layers: int
    hidden: int
    heads: int
    kv_heads: int
    mlp: int
    vocab: int
    rope_theta: float
    rms_eps: float
    head_rows: int = 28

    @property
    def head_size(self) -> int:
        return self.hidden // self.heads


def rotary_tables(config: Config, length: int, device: torch.device | str = "cpu") -> tuple[Tensor, Tensor]:
    """cos, sin [length, head_size/2] float32."""
    half = config.head_size // 2
    inverse = config.rope_theta ** (-torch.arange(half, dtype=torch.float64) / half)
    angles = torch.outer(torch.arange(length, dtype=torch.float64), inverse)
    return angles.cos().float().to(device), angles.sin().float().to(device)


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """x [..., length, head_size]; the halves are rotated against each other (not interleaved)."""
    a, b = x.chunk(2, -1)
    return torch.cat((a * cos - b * sin, b * cos + a * sin), -1).to(x.dtype)


def stretched(linear: nn.Linear) -> Tensor:
    """The weight with each block of 32 scaled by 1 + stretch: 4-bit values stay what they are, only their scales move."""
    blocks = linear.weight.reshape(linear.weight.shape[0], -1, BLOCK)
    return (blocks * (1 + linear.stretch).unsqueeze(-1)).reshape(linear.weight.shape)


class Layer(nn.Module):
    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        kv = config.kv_heads * config.head_size
        self.input_norm = nn.RMSNorm(config.hidden, eps=config.rms_eps)
        self.qkv = nn.Linear(config.hidden, config.hidden + 2 * kv, bias=False)
        self.out = nn.Linear(config.hidden, config.hidden, bias=False)
        self.mlp_norm = nn.RMSNorm(config.hidden, eps=config.rms_eps)
        self.gate_up = nn.Linear(config.hidden, 2 * config.mlp, bias=False)
        self.down = nn.Linear(config.mlp, config.hidden, bias=False)
        self.quantized = False

    def project(self, linear: nn.Linear, x: Tensor) -> Tensor:
        if hasattr(linear, "stretch"):
            return F.linear(x, stretched(linear))
        return F.linear(x, fake_quantize(linear.weight) if self.quantized else linear.weight)

    def forward(self, prefix: Tensor, rows: Tensor, tables: tuple[Tensor, Tensor], mask: Tensor,
                slots: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """prefix [P, hidden], rows [B, T, hidden] -> the same shapes, or with `slots` [B, S], as the last layer is called,
        rows [B, S, hidden] only. mask [T, P+T] is true where a row may look."""
        c = self.config
        length, (batch, width, _) = prefix.shape[0], rows.shape
        flat = torch.cat((prefix, rows.reshape(-1, c.hidden)))
        qkv = self.project(self.qkv, self.input_norm(flat))
        q, k, v = qkv.split((c.hidden, c.kv_heads * c.head_size, c.kv_heads * c.head_size), -1)
        cos, sin = tables

        def heads(x: Tensor, count: int) -> tuple[Tensor, Tensor]:
            first = x[:length].view(1, length, count, c.head_size).transpose(1, 2)
            rest = x[length:].view(batch, width, count, c.head_size).transpose(1, 2)
            return first, rest

        (qp, qr), (kp, kr), (vp, vr) = heads(q, c.heads), heads(k, c.kv_heads), heads(v, c.kv_heads)
        qp, kp = rotate(qp, cos[:length], sin[:length]), rotate(kp, cos[:length], sin[:length])
        past = slice(length, length + width)
        qr, kr = rotate(qr, cos[past], sin[past]), rotate(kr, cos[past], sin[past])
        group = c.heads // c.kv_heads
        ap = F.scaled_dot_product_attention(qp, kp, vp, is_causal=True, enable_gqa=True)
        keys = torch.cat((kp.expand(batch, -1, -1, -1), kr), 2)
        values = torch.cat((vp.expand(batch, -1, -1, -1), vr), 2)
        # Written out: for rows this short the CPU's fused attention is slower, above all backward.
        grouped = qr.reshape(batch, c.kv_heads, group * width, c.head_size) * c.head_size**-0.5
        scores = (grouped @ keys.transpose(-1, -2)).view(batch, c.kv_heads, group, width, -1)
        ar = scores.masked_fill(~mask, -1e4).softmax(-1).to(values.dtype).view(batch, c.kv_heads, group * width, -1) @ values
        ar = ar.view(batch, c.heads, width, c.head_size)
        attended = torch.cat((ap.transpose(1, 2).reshape(length, c.hidden), ar.transpose(1, 2).reshape(-1, c.hidden)))
        if slots is not None:
            # Nothing reads the other positions of the last layer: four fifths of its work are saved.
            wanted = (length + torch.arange(batch, device=rows.device).unsqueeze(1) * width + slots).flatten()
            flat, attended, length, width = flat[wanted], attended[wanted], 0, slots.shape[1]
        flat = flat + self.project(self.out, attended)
        gate, up = self.project(self.gate_up, self.mlp_norm(flat)).chunk(2, -1)
        flat = flat + self.project(self.down, F.silu(gate) * up)
        return flat[:length], flat[length:].view(batch, width, c.hidden)


class PocketGuard(nn.Module):
    """Scores rows under one taxonomy: logits at the two slots, over {safe, unsafe, A..Z}."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(config.vocab, config.hidden)
        self.embedding.weight.requires_grad_(False)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.layers))
        self.norm = nn.RMSNorm(config.hidden, eps=config.rms_eps)
        self.head = nn.Linear(config.hidden, config.head_rows, bias=False)

    def set_quantized(self, quantized: bool) -> None:
        for layer in self.layers:
            layer.quantized = quantized

    def freeze(self, layers: int) -> None:
        """Keeps the first `layers` as they are: the pretrained reading of words, and a sixth of a step's time for three."""
        for layer in self.layers[:layers]:
            layer.requires_grad_(False)

    def train_scales(self) -> list[nn.Parameter]:
        """Freezes the matrices at their 4-bit values and gives every block a trainable factor. -> the factors."""
        factors = []
        for layer in self.layers:
            for linear in (layer.qkv, layer.out, layer.gate_up, layer.down):
                linear.weight.data = fake_quantize(linear.weight.data)
                linear.weight.requires_grad_(False)
                rows, columns = linear.weight.shape
                linear.stretch = nn.Parameter(torch.zeros(rows, columns // BLOCK, device=linear.weight.device))
                factors.append(linear.stretch)
        return factors

    @torch.no_grad()
    def folded(self) -> dict[str, Tensor]:
        """The state with all factors multiplied into the matrices: what a checkpoint holds."""
        state = {name: value for name, value in self.state_dict().items() if not name.endswith(".stretch")}
        for index, layer in enumerate(self.layers):
            for name in ("qkv", "out", "gate_up", "down"):
                linear = getattr(layer, name)
                if hasattr(linear, "stretch"):
                    state[f"layers.{index}.{name}.weight"] = stretched(linear)
        return state

    def forward(self, prefix: Tensor, rows: Tensor, lengths: Tensor) -> Tensor:
        """prefix [P] int64, rows [B, T] int64 padded right and ending in the slots, lengths [B] -> [B, 2, 28] float32."""
        length, (batch, width) = prefix.shape[0], rows.shape
        tables = rotary_tables(self.config, length + width, rows.device)
        causal = torch.ones(width, width, dtype=torch.bool, device=rows.device).tril()
        mask = torch.cat((torch.ones(width, length, dtype=torch.bool, device=rows.device), causal), 1)
        p, r = self.embedding(prefix), self.embedding(rows)
        for layer in self.layers[:-1]:
            p, r = layer(p, r, tables, mask)
        _, picked = self.layers[-1](p, r, tables, mask, torch.stack((lengths - 2, lengths - 1), 1))
        with torch.autocast(rows.device.type, enabled=False):
            return self.head(self.norm(picked.float()))


def from_base(folder: Path, layers: list[int], head_ids: list[int]) -> PocketGuard:
    """Starts from the base's layers with these indices; the head starts from embedding rows, the embedding is 4-bit already."""
    base = json.loads((folder / "config.json").read_text())
    weights = load_file(folder / "base.safetensors")
    model = PocketGuard(Config(**{**base, "layers": len(layers)}))
    state = {"norm.weight": weights["model.norm.weight"], "embedding.weight": weights["model.embed_tokens.weight"]}
    state["head.weight"] = state["embedding.weight"][head_ids]
    for index, source in enumerate(layers):
        at = lambda name: weights[f"model.layers.{source}.{name}.weight"]  # noqa: B023, E731
        state |= {
            f"layers.{index}.input_norm.weight": at("input_layernorm"),
            f"layers.{index}.qkv.weight": torch.cat([at(f"self_attn.{one}_proj") for one in "qkv"]),
            f"layers.{index}.out.weight": at("self_attn.o_proj"),
            f"layers.{index}.mlp_norm.weight": at("post_attention_layernorm"),
            f"layers.{index}.gate_up.weight": torch.cat((at("mlp.gate_proj"), at("mlp.up_proj"))),
            f"layers.{index}.down.weight": at("mlp.down_proj"),
        }
    state["embedding.weight"] = fake_quantize(state["embedding.weight"])
    model.load_state_dict(state)
    return model


def save_checkpoint(path: Path, model: PocketGuard, extra: dict) -> None:
    """Writes atomically: an interrupted session leaves the previous checkpoint whole."""
    temporary = path.with_suffix(".partial")
    torch.save({"config": asdict(model.config), "state": model.folded(), **extra}, temporary)
    temporary.replace(path)


def load_checkpoint(path: Path) -> tuple[PocketGuard, dict]:
    saved = torch.load(path, map_location="cpu", weights_only=False)
    model = PocketGuard(Config(**saved["config"]))
    model.load_state_dict(saved["state"])
    return model, saved
