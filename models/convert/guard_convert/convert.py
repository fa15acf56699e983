"""A checkpoint -> a package: goldens, shards, graphs, tokenizer, licence, manifest."""

import hashlib
import json
import resource
import time
from dataclasses import dataclass
from pathlib import Path

from .checkpoint import Checkpoint, LlamaConfig
from .decoder import DecoderWriter
from .goldens import GraphRunner, checkpoint_scorer, unsafe_scores
from .graph import Variant, write_graph
from .licence import copy_licence, licence_of
from .protocol import GuardPrompts, compact_tokenizer
from .quantize import BLOCK
from .variants import describe_variants

# A heap of WebAssembly ends at 4 GB: the fp32 graph is for models whose unpacked matrices leave room for the rest.
MOST_UNPACKED_BYTES = 1_200_000_000
# The self-test has to tell wrong arithmetic from rounding: beyond this the 4-bit weights are not the same model.
MOST_ROUNDING = 0.2
# The makers of Llama Guard recommend 0.5. The two others are ours, and not calibrated on rows.
THRESHOLDS = {"strict": 0.25, "default": 0.5, "lenient": 0.75}


@dataclass(frozen=True)
class Options:
    """id, name: in the manifest. full_head: a row for every token. shard_bytes: of a file at most.
    positions: tokens that a prompt may have. variants: None for those that suit the size. block: values to a scale."""

    protocol: str
    id: str
    name: str
    full_head: bool = False
    shard_bytes: int = 160_000_000
    positions: int = 8192
    variants: tuple[Variant, ...] | None = None
    own_zero_points: bool = False
    block: int = BLOCK


def peak_gigabytes() -> float:
    """The most memory that this process has had, as Linux tells it."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


class Steps:
    """Prints what was done, how long it took, and the peak of memory so far."""

    def __init__(self) -> None:
        self.start = time.monotonic()

    def done(self, what: str) -> None:
        print(f"{time.monotonic() - self.start:7.1f} s  peak {peak_gigabytes():5.2f} GB  {what}", flush=True)


def suitable_variants(config: LlamaConfig, full_head: bool) -> tuple[Variant, ...]:
    attention = (2 * config.heads + 2 * config.kv_heads) * config.head_size * config.hidden
    values = config.layers * (attention + 3 * config.mlp * config.hidden)
    values += config.vocabulary * config.hidden if full_head else 0
    return ("q4f16", "q4", "fp32" if 4 * values <= MOST_UNPACKED_BYTES else "q4_wasm")


def describe(path: Path) -> dict:
    """A file's entry in a manifest."""
    with path.open("rb") as file:
        return {"path": path.name, "bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def convert(checkpoint_folder: Path, out: Path, options: Options) -> dict:
    """Writes the package. -> its manifest. @throws ValueError when the checkpoint does not fit the options."""
    steps = Steps()
    licence = licence_of(options.protocol, options.name)
    checkpoint = Checkpoint(checkpoint_folder)
    config = checkpoint.config
    prompts = GuardPrompts.read(options.protocol, checkpoint_folder / "tokenizer.json")
    out.mkdir(parents=True, exist_ok=True)
    licence_files = copy_licence(checkpoint_folder, out, licence)

    goldens = unsafe_scores(prompts, checkpoint_scorer(checkpoint_folder), None)
    steps.done(f"goldens of the float32 checkpoint: {', '.join(f'{score:.4f}' for score in goldens)}")

    head_ids = None if options.full_head else prompts.head_token_ids()
    positions = min(options.positions, config.max_positions)
    writer = DecoderWriter(checkpoint, out, options.shard_bytes, options.own_zero_points, block=options.block)
    architecture, weights = writer.write(positions, head_ids)
    steps.done(f"{len(writer.shards.files)} shards")
    variants = options.variants or suitable_variants(config, options.full_head)
    graphs = {variant: write_graph(out, architecture, weights, variant) for variant in variants}
    steps.done(f"graphs: {', '.join(graphs)}")

    measured = next(one for one in ("q4", "q4_wasm", "fp32", "int8", "q4f16") if one in graphs)
    runner = GraphRunner(out / graphs[measured])
    scores = unsafe_scores(prompts, lambda ids: runner.logits(ids)[-1], head_ids)
    rounding = max(abs(score - golden) for score, golden in zip(scores, goldens, strict=True))
    steps.done(f"{measured} graph moves the goldens by at most {rounding:.4f}")
    if rounding > MOST_ROUNDING:
        raise ValueError(f"4 bits move a golden score by {rounding:.3f}: the weights do not bear it")

    (out / "tokenizer.json").write_text(compact_tokenizer(prompts.spec))
    files = [*graphs.values(), *writer.shards.files, "tokenizer.json", *licence_files]
    manifest = {
        "format": "guarded-chat-model/1",
        "id": options.id,
        "name": options.name,
        "protocol": options.protocol,
        "licence": licence.describe(),
        "architecture": {"layers": config.layers, "kvHeads": config.kv_heads, "headSize": config.head_size,
                         "maxPositions": positions},
        "tokenizer": "tokenizer.json",
        "controlTokens": prompts.control_tokens(),
        "headTokenIds": {"first": 0, "count": config.vocabulary} if head_ids is None else head_ids,
        "calibration": {"scale": 1, "bias": 0},
        "thresholds": THRESHOLDS,
        "variants": describe_variants(graphs, rounding),
        "weights": writer.shards.files,
        "files": [describe(out / name) for name in files],
        "selfTest": [{"task": one["task"], "conversation": one["conversation"], "unsafeScore": round(golden, 6)}
                     for one, golden in zip(prompts.protocol["selfTest"], goldens, strict=True)],
    }
    (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
    steps.done(f"{sum(one['bytes'] for one in manifest['files']) / 1e6:.1f} MB in all")
    return manifest
