"""A Llama decoder with a small head, written for one shared prefix and many short rows."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from .prompt import PromptEncoder
from .protocols.protocol import Protocol
from .protocols.slots import Slots
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
    head_rows: int = Slots.head_rows
    protocol: str = Slots.id

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

    def forward(self, prefix: Tensor, rows: Tensor, tables: tuple[Tensor, Tensor], mask: Tensor) -> tuple[Tensor, Tensor]:
        """prefix [P, hidden], rows [B, T, hidden] -> the same shapes. mask [T, P+T] is true where a row may look."""
        flat = self.finish(*self.attend(prefix, rows, tables, mask))
        return flat[: len(prefix)], flat[len(prefix) :].view(rows.shape)

    def attend(self, prefix: Tensor, rows: Tensor, tables: tuple[Tensor, Tensor], mask: Tensor) -> tuple[Tensor, Tensor]:
        """-> prefix and rows laid one behind another, [P + B*T, hidden], and what attention gathers at each of them."""
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
        return flat, attended

    def finish(self, flat: Tensor, attended: Tensor) -> Tensor:
        """[N, hidden] twice, any positions -> [N, hidden]: what stands behind the attention, each position by itself."""
        flat = flat + self.project(self.out, attended)
        gate, up = self.project(self.gate_up, self.mlp_norm(flat)).chunk(2, -1)
        return flat + self.project(self.down, F.silu(gate) * up)


class PocketGuard(nn.Module):
    """Reads rows under one taxonomy: the outputs of the head, whose meaning is the protocol's."""

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

    def forward(self, prefix: Tensor, keys: Tensor, rows: Tensor, slots: Tensor) -> tuple[Tensor, Tensor]:
        """The head's outputs, float32, [K, head rows] at `keys` and [B, S, head rows] at `slots`.

        prefix [P] int64, keys [K] positions in it; rows [B, T] int64 padded right, slots [B, S] positions in each.
        """
        length, (batch, width) = prefix.shape[0], rows.shape
        tables = rotary_tables(self.config, length + width, rows.device)
        causal = torch.ones(width, width, dtype=torch.bool, device=rows.device).tril()
        mask = torch.cat((torch.ones(width, length, dtype=torch.bool, device=rows.device), causal), 1)
        p, r = self.embedding(prefix), self.embedding(rows)
        for layer in self.layers[:-1]:
            p, r = layer(p, r, tables, mask)
        flat, attended = self.layers[-1].attend(p, r, tables, mask)
        # Nothing reads the other positions of the last layer: four fifths of its work are saved.
        behind = length + torch.arange(batch, device=rows.device).unsqueeze(1) * width + slots
        wanted = torch.cat((keys, behind.flatten()))
        picked = self.layers[-1].finish(flat[wanted], attended[wanted])
        with torch.autocast(rows.device.type, enabled=False):
            outputs = self.head(self.norm(picked.float()))
        return outputs[: len(keys)], outputs[len(keys) :].view(*slots.shape, -1)


def pack(rows: list[list[int]], suffix: tuple[int, ...], device: str = "cpu") -> tuple[Tensor, Tensor]:
    """Rows of token ids -> ids [B, T], the suffix behind each and padded right; slots [B, S], where the suffix stands."""
    full = [[*row, *suffix] for row in rows]
    width = max(map(len, full))
    ids = torch.tensor([row + [0] * (width - len(row)) for row in full], device=device)
    slots = torch.tensor([list(range(len(row), len(row) + len(suffix))) for row in rows], device=device)
    return ids, slots


def from_base(folder: Path, layers: list[int], protocol: Protocol, encoder: PromptEncoder, seed: int) -> PocketGuard:
    """Starts from the base's layers with these indices and a new head of the protocol; the embedding is 4-bit already."""
    base = json.loads((folder / "config.json").read_text())
    weights = load_file(folder / "base.safetensors")
    model = PocketGuard(Config(**{**base, "layers": len(layers), "head_rows": protocol.head_rows, "protocol": protocol.id}))
    state = {"norm.weight": weights["model.norm.weight"], "embedding.weight": weights["model.embed_tokens.weight"]}
    state["head.weight"] = protocol.new_head(encoder, state["embedding.weight"], seed)
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


def in_protocol(model: PocketGuard, protocol: Protocol, encoder: PromptEncoder, seed: int) -> PocketGuard:
    """The model itself if it speaks the protocol, else one with its layers, embedding and norm and a new head."""
    if model.config.protocol == protocol.id:
        return model
    other = PocketGuard(replace(model.config, protocol=protocol.id, head_rows=protocol.head_rows))
    other.load_state_dict({**model.state_dict(), "head.weight": protocol.new_head(encoder, model.embedding.weight, seed)})
    return other


def described(config: Config) -> dict:
    """What a checkpoint says of its config. Those of the first protocol do not name it: older ones cannot, and none needs to."""
    named = asdict(config)
    if config.protocol == Slots.id:
        del named["protocol"]
    return named


def save_checkpoint(path: Path, model: PocketGuard, extra: dict) -> None:
    """Writes atomically: an interrupted session leaves the previous checkpoint whole."""
    temporary = path.with_suffix(".partial")
    torch.save({"config": described(model.config), "state": model.folded(), **extra}, temporary)
    temporary.replace(path)


def load_checkpoint(path: Path) -> tuple[PocketGuard, dict]:
    saved = torch.load(path, map_location="cpu", weights_only=False)
    model = PocketGuard(Config(**saved["config"]))
    model.load_state_dict(saved["state"])
    return model, saved
