"""A Llama checkpoint of a few hundred kilobytes with seeded weights, which answers as Llama Guard does.

    python tests/tiny_llama.py ../../packages/engine/src/fixtures

writes it as a package, and a still smaller one as it would be published for transformers.js, without a manifest: the
fixtures that the engine's tests load.
"""

import json
import sys
import tempfile
from pathlib import Path

import ml_dtypes
import numpy as np
from guard_convert.convert import Options, convert
from guard_convert.goldens import GraphRunner, unsafe_scores
from guard_convert.plain_export import export
from guard_convert.protocol import GuardPrompts
from safetensors.numpy import save_file

CONTROL = ["<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"]
MERGES = ["s a", "sa f", "saf e", "u n", "un safe"]
# Llama 3.2's scaling, with a trained context so short that it works within a test's prompt.
ROPE = {"rope_type": "llama3", "factor": 4.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
        "original_max_position_embeddings": 64}
CONFIG = {
    "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 128, "num_hidden_layers": 2,
    "num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 64, "intermediate_size": 192,
    "rms_norm_eps": 1e-5, "max_position_embeddings": 1536, "rope_theta": 10_000.0, "rope_scaling": ROPE,
    "hidden_act": "silu", "attention_bias": False, "mlp_bias": False, "tie_word_embeddings": True,
    "bos_token_id": 261, "eos_token_id": 262, "torch_dtype": "float32",
}


def byte_alphabet() -> list[str]:
    """One character for each byte. Source: the byte-level alphabet of GPT-2."""
    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = iter(range(256, 512))
    return [chr(byte if byte in shown else next(others)) for byte in range(256)]


def tokenizer() -> dict:
    """Bytes, the two verdicts whole, and the control tokens of Llama 3's prompts."""
    tokens = [*byte_alphabet(), *("".join(merge.split()) for merge in MERGES)]
    added = [{"id": len(tokens) + index, "content": literal, "single_word": False, "lstrip": False, "rstrip": False,
              "normalized": False, "special": True} for index, literal in enumerate(CONTROL)]
    level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    model = {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
             "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "ignore_merges": False,
             "vocab": {token: index for index, token in enumerate(tokens)}, "merges": [merge.split() for merge in MERGES]}
    return {"version": "1.0", "truncation": None, "padding": None, "added_tokens": added, "normalizer": None,
            "pre_tokenizer": level, "post_processor": None, "decoder": level, "model": model}


def weights(config: dict, seed: int = 8) -> dict[str, np.ndarray]:
    """Random tensors by Hugging Face's names, float32, in which the two verdicts win every answer.

    All embeddings point a little along column 0, which the residual stream keeps; the verdicts' rows point far along it.
    """
    rng = np.random.default_rng(seed)
    hidden, mlp, head = config["hidden_size"], config["intermediate_size"], config["head_dim"]
    query, kv = config["num_attention_heads"] * head, config["num_key_value_heads"] * head

    def matrix(rows: int, columns: int) -> np.ndarray:
        return rng.normal(0, 0.5 * columns**-0.5, (rows, columns)).astype(np.float32)

    def gain() -> np.ndarray:
        return rng.uniform(0.8, 1.2, hidden).astype(np.float32)

    embedding = rng.normal(0, 0.05, (config["vocab_size"], hidden)).astype(np.float32)
    embedding[:, 0] = 0.2
    vocabulary = tokenizer()["model"]["vocab"]
    verdicts = [vocabulary[word] for word in ("safe", "unsafe") if vocabulary[word] < len(embedding)]
    embedding[verdicts] = rng.normal(0, 0.05, (len(verdicts), hidden))
    embedding[verdicts, 0] = 20
    tensors = {"model.embed_tokens.weight": embedding, "model.norm.weight": gain()}
    if not config["tie_word_embeddings"]:
        untied = matrix(config["vocab_size"], hidden)
        untied[verdicts] = embedding[verdicts]
        tensors["lm_head.weight"] = untied
    for index in range(config["num_hidden_layers"]):
        at = f"model.layers.{index}"
        tensors |= {
            f"{at}.input_layernorm.weight": gain(),
            f"{at}.self_attn.q_proj.weight": matrix(query, hidden),
            f"{at}.self_attn.k_proj.weight": matrix(kv, hidden),
            f"{at}.self_attn.v_proj.weight": matrix(kv, hidden),
            f"{at}.self_attn.o_proj.weight": matrix(hidden, query),
            f"{at}.post_attention_layernorm.weight": gain(),
            f"{at}.mlp.gate_proj.weight": matrix(mlp, hidden),
            f"{at}.mlp.up_proj.weight": matrix(mlp, hidden),
            f"{at}.mlp.down_proj.weight": matrix(hidden, mlp),
        }
    return tensors


def write_checkpoint(folder: Path, changes: dict | None = None, files: int = 1, bfloat16: bool = False) -> dict:
    """Writes the checkpoint in so many safetensors files. -> its config."""
    folder.mkdir(parents=True, exist_ok=True)
    spec = tokenizer()
    size = len(spec["model"]["vocab"]) + len(CONTROL)
    config = {**CONFIG, "vocab_size": size, **(changes or {})}
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "tokenizer.json").write_text(json.dumps(spec))
    (folder / "LICENSE.txt").write_text("A licence agreement.\n")
    tensors = weights(config)
    if bfloat16:
        tensors = {name: tensor.astype(ml_dtypes.bfloat16) for name, tensor in tensors.items()}
    if files == 1:
        save_file(tensors, folder / "model.safetensors", {"format": "pt"})
        return config
    names = [f"model-{index + 1:05}-of-{files:05}.safetensors" for index in range(files)]
    homes = {name: names[index % files] for index, name in enumerate(tensors)}
    for file in names:
        save_file({name: tensor for name, tensor in tensors.items() if homes[name] == file}, folder / file, {"format": "pt"})
    (folder / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": homes}))
    return config


# No more of anything than a prompt in bytes needs.
PLAIN = {"hidden_size": 64, "num_hidden_layers": 1, "num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 32,
         "intermediate_size": 64, "max_position_embeddings": 1100}


def write_package(out: Path, changes: dict | None = None) -> dict:
    """-> the manifest."""
    options = Options(protocol="llama-guard-3-1b", id="tiny-llama-guard", name="Llama Guard, tiny and random")
    with tempfile.TemporaryDirectory() as folder:
        write_checkpoint(Path(folder), changes)
        return convert(Path(folder), out, options)


def write_plain_export(out: Path) -> list[dict]:
    """The export, and the conversations of the self-test with the scores that its graph gives. -> these."""
    with tempfile.TemporaryDirectory() as package:
        goldens = write_package(Path(package), PLAIN)["selfTest"]
        export(Path(package), out)
    prompts = GuardPrompts.read("llama-guard-3-1b", out / "tokenizer.json")
    runner = GraphRunner(out / "onnx" / "model_q4.onnx")
    scores = unsafe_scores(prompts, lambda ids: runner.logits(ids)[-1], None)
    goldens = [{**golden, "unsafeScore": round(score, 6)} for golden, score in zip(goldens, scores, strict=True)]
    (out / "goldens.json").write_text(json.dumps(goldens, indent=2) + "\n")
    return goldens


if __name__ == "__main__":
    write_package(Path(sys.argv[1]) / "tiny-llama-guard")
    write_plain_export(Path(sys.argv[1]) / "tiny-plain-export")
