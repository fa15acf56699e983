"""Stage 3: the checkpoint -> models/pocket-guard: shards, graphs, tokenizer, calibrated manifest, goldens.

    python -m pocket_guard_train.export --checkpoint out/run/last.pt --base out/base --data DIR --out ../pocket-guard
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from guard_convert.graph import Variant, store, write_graph
from guard_convert.shards import ShardWriter
from guard_convert.variants import describe_variants
from guard_convert.weights import Architecture, DecoderWeights, LayerWeights

from .calibration import FALSE_ALARMS, cut_at_fpr, platt, unsafe_score
from .data import read_rows
from .goldens import goldens
from .model import PocketGuard, load_checkpoint, rotary_tables
from .prompt import IM_END, IM_START, PromptEncoder
from .protocols import protocol_named
from .scoring import kept_scores
from .taxonomy import default_taxonomy
from .windows import CONTEXT_TOKENS, OVERLAP_TOKENS, WINDOW_TOKENS

MAX_POSITIONS = 2048
# A model of this size is always small enough to be unpacked on WASM, so it needs no graph that keeps 4 bits there.
GRAPHS: tuple[Variant, ...] = ("q4f16", "q4", "int8", "fp32")


def write_weights(model: PocketGuard, out: Path) -> tuple[DecoderWeights, Architecture, list[str]]:
    """Quantizes the model into shards, and puts the very numbers that the runtimes will see back into the model."""
    c = model.config
    shards = ShardWriter(out)

    def matrix(parameter: torch.Tensor):  # noqa: ANN202
        stored, quantized = store(shards, parameter.detach().numpy())
        parameter.data = torch.from_numpy(quantized.dequantize())
        return stored

    embedding = matrix(model.embedding.weight)
    layers = []
    for layer in model.layers:
        layers.append(LayerWeights(
            layer.input_norm.weight.detach().numpy(), matrix(layer.qkv.weight), matrix(layer.out.weight),
            layer.mlp_norm.weight.detach().numpy(), matrix(layer.gate_up.weight), matrix(layer.down.weight)))
    cos, sin = rotary_tables(c, MAX_POSITIONS)
    weights = DecoderWeights(embedding, layers, model.norm.weight.detach().numpy(), model.head.weight.detach().numpy(),
                             shards.add(cos.numpy()), shards.add(sin.numpy()))
    architecture = Architecture(c.layers, c.hidden, c.heads, c.kv_heads, c.head_size, c.mlp, c.rms_eps, MAX_POSITIONS)
    return weights, architecture, shards.files


def describe(path: Path) -> dict:
    data = path.read_bytes()
    return {"path": path.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=Path("out/base"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("../pocket-guard"))
    parser.add_argument("--scores", type=Path, help="keep the development scores in this .npz, or take them from it")
    parser.add_argument("--fast", action="store_true", help="score the development rows in bfloat16 arithmetic")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    encoder = PromptEncoder.from_file(args.base / "tokenizer.json")
    model, _ = load_checkpoint(args.checkpoint)
    model.eval()
    protocol = protocol_named(model.config.protocol)
    weights, architecture, shard_files = write_weights(model, args.out)
    graphs = {variant: write_graph(args.out, architecture, weights, variant) for variant in GRAPHS}

    rows = read_rows(args.data / "dev_balanced.jsonl.gz")
    scores = kept_scores(args.scores, model, encoder, rows, default_taxonomy(), args.fast)
    label = np.array([row["label"] for row in rows])
    fit = platt(scores.margin, label)
    cuts = {name: cut_at_fpr(scores.margin, label, rate) for name, rate in FALSE_ALARMS.items()}
    thresholds = {name: round(float(unsafe_score(cut, fit)), 4) for name, cut in cuts.items()}

    tokenizer = json.loads((args.base / "tokenizer.json").read_text())
    (args.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")))
    control = {token["content"]: token["id"] for token in tokenizer["added_tokens"]}
    head_ids = protocol.head_ids(encoder)
    answers = goldens(model, encoder, fit)
    (args.out / "goldens.json").write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n")
    files = [*graphs.values(), *shard_files, "tokenizer.json"]
    manifest = {
        "format": "guarded-chat-model/1",
        "id": "pocket-guard",
        "name": "pocket-guard",
        "protocol": protocol.id,
        "licence": {"id": "Apache-2.0", "notice": "Fine-tuned from SmolLM2-135M-Instruct (Hugging Face, Apache-2.0)."},
        "architecture": {"layers": architecture.layers, "kvHeads": architecture.kv_heads,
                         "headSize": architecture.head_size, "maxPositions": MAX_POSITIONS},
        "tokenizer": "tokenizer.json",
        "controlTokens": {name: control[name] for name in (IM_START, IM_END, *protocol.controls)},
        **({"headTokenIds": head_ids} if head_ids else {}),
        "window": {"maxTokens": WINDOW_TOKENS, "overlapTokens": OVERLAP_TOKENS, "contextTokens": CONTEXT_TOKENS},
        "calibration": fit,
        "thresholds": thresholds,
        "variants": describe_variants(graphs),
        "weights": shard_files,
        "files": [describe(args.out / name) for name in files],
        "selfTest": [{key: one[key] for key in ("task", "conversation", "unsafeScore")} for one in answers[:2]],
    }
    (args.out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
    print(json.dumps({"calibration": fit, "thresholds": thresholds,
                      "megabytes": round(sum(one["bytes"] for one in manifest["files"]) / 1e6, 2)}))


if __name__ == "__main__":
    main()
