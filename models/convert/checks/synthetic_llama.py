"""A checkpoint with the exact shape of a Llama Guard and random weights, in bfloat16, written piece by piece.

It shows what a converted package weighs and takes, not what it answers: the two verdicts win by construction.
"""

import json
import shutil
from pathlib import Path

import ml_dtypes
import numpy as np
from safetensors.numpy import save_file

SAFE, UNSAFE = 19193, 39257
# config.json of meta-llama/Llama-Guard-3-1B.
LLAMA_GUARD_3_1B = {
    "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 2048, "num_hidden_layers": 16,
    "num_attention_heads": 32, "num_key_value_heads": 8, "head_dim": 64, "intermediate_size": 8192, "vocab_size": 128256,
    "rms_norm_eps": 1e-5, "max_position_embeddings": 131072, "rope_theta": 500000.0, "hidden_act": "silu",
    "rope_scaling": {"rope_type": "llama3", "factor": 32.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
                     "original_max_position_embeddings": 8192},
    "attention_bias": False, "mlp_bias": False, "tie_word_embeddings": True, "torch_dtype": "bfloat16",
    "bos_token_id": 128000, "eos_token_id": [128001, 128008, 128009],
}
SHAPES = {
    "1b": LLAMA_GUARD_3_1B,
    # arXiv 2411.17713: 12 of 16 layers, MLP 8192 to 6400. Its output layer of 20 tokens is the converter's pruned head.
    "pruned": {**LLAMA_GUARD_3_1B, "num_hidden_layers": 12, "intermediate_size": 6400},
}


def write_checkpoint(shape: dict, folder: Path, seed: int = 3) -> None:
    """One file for the embedding, one for each layer: memory holds one at a time."""
    rng = np.random.default_rng(seed)
    hidden, mlp, layers = shape["hidden_size"], shape["intermediate_size"], shape["num_hidden_layers"]
    query, kv = hidden, shape["num_key_value_heads"] * shape["head_dim"]
    files = layers + 1
    homes: dict[str, str] = {}

    def normal(rows: int, columns: int, spread: float) -> np.ndarray:
        return (rng.standard_normal((rows, columns), np.float32) * np.float32(spread)).astype(ml_dtypes.bfloat16)

    def leaving_column_0(columns: int) -> np.ndarray:
        matrix = normal(hidden, columns, 0.004)
        matrix[0] = 0
        return matrix

    def gain() -> np.ndarray:
        return rng.uniform(0.8, 1.2, hidden).astype(ml_dtypes.bfloat16)

    def save(index: int, tensors: dict[str, np.ndarray]) -> None:
        name = f"model-{index + 1:05}-of-{files:05}.safetensors"
        save_file(tensors, folder / name, {"format": "pt"})
        homes.update(dict.fromkeys(tensors, name))

    embedding = normal(shape["vocab_size"], hidden, 0.02)
    # No layer writes to column 0 of the residual stream, along which the two verdicts' rows point. They hardly differ
    # otherwise: random weights have no opinion, and rounding would change it.
    embedding[:, 0] = 0.2
    embedding[UNSAFE] = embedding[SAFE] + normal(1, hidden, 0.001)[0]
    embedding[[SAFE, UNSAFE], 0] = 40
    save(0, {"model.embed_tokens.weight": embedding, "model.norm.weight": gain()})
    for index in range(layers):
        at = f"model.layers.{index}"
        save(index + 1, {
            f"{at}.input_layernorm.weight": gain(), f"{at}.post_attention_layernorm.weight": gain(),
            f"{at}.self_attn.q_proj.weight": normal(query, hidden, 0.02),
            f"{at}.self_attn.k_proj.weight": normal(kv, hidden, 0.02),
            f"{at}.self_attn.v_proj.weight": normal(kv, hidden, 0.02),
            f"{at}.self_attn.o_proj.weight": leaving_column_0(query),
            f"{at}.mlp.gate_proj.weight": normal(mlp, hidden, 0.02),
            f"{at}.mlp.up_proj.weight": normal(mlp, hidden, 0.02),
            f"{at}.mlp.down_proj.weight": leaving_column_0(mlp),
        })
    (folder / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": homes}))


def write_folder(shape: dict, tokenizer: Path, folder: Path) -> None:
    """The checkpoint with all that the converter reads beside it. tokenizer: the tokenizer.json of Llama 3."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(shape, indent=2))
    (folder / "LICENSE.txt").write_text("Random weights, without a licence: this stands for the agreement's text.\n")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    write_checkpoint(shape, folder)
