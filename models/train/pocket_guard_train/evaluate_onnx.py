"""Does ONNX Runtime compute what PyTorch computes? Scores development windows with the graphs of a package on the CPU.

    python -m pocket_guard_train.evaluate_onnx --package ../pocket-guard --data DIR --limit 200

The browser's arithmetic differs again: the goldens and the self-test of every load cover that.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime

from .calibration import unsafe_score
from .data import read_rows
from .evaluate import open_guard
from .prompt import SLOT_IDS
from .scoring import score_windows
from .taxonomy import default_taxonomy
from .windows import row_windows


def onnx_logits(session: onnxruntime.InferenceSession, tokens: list[int], architecture: dict) -> np.ndarray:
    """tokens of prefix, turns and slots -> [2, 28] float32 at the two slots."""
    shape = (1, architecture["kvHeads"], 0, architecture["headSize"])
    past = {one.name: np.zeros(shape, np.float16 if "float16" in one.type else np.float32)
            for one in session.get_inputs() if one.name.startswith("past")}
    ids = np.array([tokens], np.int64)
    feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "num_logits_to_keep": np.array(2, np.int64), **past}
    return session.run(["logits"], feed)[0][0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, default=Path("../pocket-guard"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=200, help="score every n-th row only, so that about this many remain")
    args = parser.parse_args()
    manifest = json.loads((args.package / "manifest.json").read_text())
    model, encoder = open_guard(None, args.package, args.package, False)
    rows = read_rows(args.data / "dev_balanced.jsonl.gz")
    windows = [row_windows(encoder, row)[0] for row in rows[:: max(1, len(rows) // args.limit)]]
    prefix = encoder.prefix(default_taxonomy())
    torch_logits = score_windows(model, encoder, windows, default_taxonomy())
    scored = unsafe_score(torch_logits[:, 0, 1] - torch_logits[:, 0, 0], manifest["calibration"])
    threshold = manifest["thresholds"]["default"]
    print("| graph | windows | largest score difference | mean | same verdict | same top category |\n|---|---|---|---|---|---|")
    for variant in manifest["variants"]:
        session = onnxruntime.InferenceSession(str(args.package / variant["graph"]), providers=["CPUExecutionProvider"])
        logits = np.stack([onnx_logits(session, [*prefix, *window, *SLOT_IDS], manifest["architecture"]) for window in windows])
        score = unsafe_score(logits[:, 0, 1] - logits[:, 0, 0], manifest["calibration"])
        difference = np.abs(score - scored)
        verdict = ((score >= threshold) == (scored >= threshold)).mean()
        top = (logits[:, 1, 2:16].argmax(1) == torch_logits[:, 1, 2:16].argmax(1)).mean()
        print(f"| {variant['dtype']} | {len(windows)} | {difference.max():.5f} | {difference.mean():.6f} | {verdict:.3f} | {top:.3f} |", flush=True)


if __name__ == "__main__":
    main()
