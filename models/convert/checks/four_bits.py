"""What 4 bits do to a checkpoint: its graphs against Hugging Face transformers, on a text.

    python checks/four_bits.py --base SmolLM2-135M --text ../../README.md --out out/smollm2

Prints how far the graphs lie from transformers with the same rounded weights (the graph's own error), and perplexity and
agreement of the likeliest next token with the unrounded ones (the rounding).
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from guard_convert.checkpoint import SINGLE, Checkpoint
from guard_convert.decoder import DecoderWriter
from guard_convert.goldens import GraphRunner
from guard_convert.graph import write_graph
from guard_convert.quantize import Quantized
from tokenizers import Tokenizer
from transformers import AutoModelForCausalLM, LlamaForCausalLM

WINDOW = 256
FUSED = {"q_proj": ("q_proj", "k_proj", "v_proj"), "gate_proj": ("gate_proj", "up_proj")}


def as_checkpoint(base: Path, out: Path) -> Path:
    """The base model of models/train, in the layout of Hugging Face."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(base / "base.safetensors", out / SINGLE)
    shutil.copyfile(base / "tokenizer.json", out / "tokenizer.json")
    c = json.loads((base / "config.json").read_text())
    (out / "config.json").write_text(json.dumps({
        "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": c["hidden"],
        "num_hidden_layers": c["layers"], "num_attention_heads": c["heads"], "num_key_value_heads": c["kv_heads"],
        "intermediate_size": c["mlp"], "vocab_size": c["vocab"], "rms_norm_eps": c["rms_eps"],
        "max_position_embeddings": 8192, "rope_theta": c["rope_theta"], "hidden_act": "silu",
        "tie_word_embeddings": True,
    }))
    return out


def put(model: LlamaForCausalLM, name: str, quantized: Quantized) -> None:
    """Puts a rounded matrix, fused or not, in the place of the model's."""
    parameters, part = dict(model.named_parameters()), name.split(".")[-2]
    whole, first = torch.from_numpy(quantized.dequantize()), 0
    for one in FUSED.get(part, (part,)):
        target = parameters[name.replace(part, one)]
        target.data = whole[first : first + len(target)].clone()
        first += len(target)


def reference(model: LlamaForCausalLM, windows: list[list[int]]) -> list[np.ndarray]:
    with torch.inference_mode():
        return [model(torch.tensor([window])).logits[0].numpy() for window in windows]


def perplexity(logits: list[np.ndarray], windows: list[list[int]]) -> float:
    losses = [torch.nn.functional.cross_entropy(torch.from_numpy(one[:-1]), torch.tensor(window[1:]), reduction="none")
              for one, window in zip(logits, windows, strict=True)]
    return float(torch.cat(losses).mean().exp())


def agreement(one: list[np.ndarray], other: list[np.ndarray]) -> float:
    return float(np.mean(np.concatenate([a.argmax(-1) == b.argmax(-1) for a, b in zip(one, other, strict=True)])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--base", type=Path, help="in place of --checkpoint: what pocket_guard_train.base wrote")
    parser.add_argument("--text", type=Path, nargs="+", required=True)
    parser.add_argument("--windows", type=int, default=16, help=f"of {WINDOW} tokens each")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--own-zero-points", action="store_true")
    parser.add_argument("--block", type=int, default=32)
    parser.add_argument("--exact-head", action="store_true",
                        help="rows of the head in float32, as a pruned head has them; without, all of it is in 4 bits")
    args = parser.parse_args()
    checkpoint = args.checkpoint or as_checkpoint(args.base, args.out / "checkpoint")
    tokenizer = Tokenizer.from_file(str(checkpoint / "tokenizer.json"))
    ids = tokenizer.encode("\n\n".join(path.read_text() for path in args.text), add_special_tokens=False).ids
    windows = [ids[first : first + WINDOW] for first in range(0, len(ids) - WINDOW, WINDOW)][: args.windows]

    model = AutoModelForCausalLM.from_pretrained(checkpoint, dtype=torch.float32).eval()
    exact = reference(model, windows)
    if args.exact_head:
        # Apart from the embedding, which is rounded.
        model.lm_head.weight = torch.nn.Parameter(model.lm_head.weight.detach().clone())
    package = args.out / "package"
    package.mkdir(parents=True, exist_ok=True)
    writer = DecoderWriter(Checkpoint(checkpoint), package, 160_000_000, args.own_zero_points,
                           lambda name, quantized: put(model, name, quantized), args.block)
    architecture, weights = writer.write(WINDOW, list(range(writer.c.vocabulary)) if args.exact_head else None)
    rounded = reference(model, windows)
    size = sum((package / file).stat().st_size for file in writer.shards.files)
    print(f"{len(windows)} windows of {WINDOW} tokens; weights {size / 1e6:.1f} MB")
    print(f"float32: perplexity {perplexity(exact, windows):.3f}")
    for variant in ("fp32", "q4"):
        runner = GraphRunner(package / write_graph(package, architecture, weights, variant))
        found = [runner.logits(window, WINDOW) for window in windows]
        error = max(np.abs(a - b).max() for a, b in zip(found, rounded, strict=True))
        print(f"{variant} graph: largest error {error:.1e} against transformers with the same weights; "
              f"perplexity {perplexity(found, windows):.3f}; likeliest token as in float32 {agreement(found, exact):.1%}")


if __name__ == "__main__":
    main()
