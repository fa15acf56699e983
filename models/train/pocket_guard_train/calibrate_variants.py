"""Stage 4b: Platt scaling of a graph's own arithmetic, where it differs from the 4-bit weights in float32.

    python -m pocket_guard_train.calibrate_variants --package ../pocket-guard --data DIR --dtypes int8 q4f16

Scores the development rows through ONNX Runtime on the CPU and writes `calibration` into the manifest's variant. The
thresholds stay: they are unsafe scores, which calibration makes comparable.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from .calibration import platt, reliability, unsafe_score
from .data import read_rows
from .onnx_scoring import OnnxGuard
from .prompt import PromptEncoder
from .taxonomy import default_taxonomy
from .windows import row_windows


def worst_margins(guard: OnnxGuard, parts: list[list[list[int]]]) -> np.ndarray:
    """Windows of each row -> [rows] unsafe minus safe logit of the worst window."""
    scores = guard.scores([window for part in parts for window in part])
    return scores.worst([len(part) for part in parts]).margin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, default=Path("../pocket-guard"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dtypes", nargs="+", required=True)
    parser.add_argument("--limit", type=int, default=0, help="score every n-th row only, so that about this many remain")
    args = parser.parse_args()
    path = args.package / "manifest.json"
    manifest = json.loads(path.read_text())
    encoder = PromptEncoder.from_file(args.package / "tokenizer.json")
    rows = read_rows(args.data / "dev_balanced.jsonl.gz")
    rows = rows[:: max(1, len(rows) // args.limit)] if args.limit else rows
    label, parts = np.array([row["label"] for row in rows]), [row_windows(encoder, row) for row in rows]
    print("| graph | rows | scale | bias | ECE, shared calibration | ECE, own |\n|---|---|---|---|---|---|")
    for variant in manifest["variants"]:
        if variant["dtype"] not in args.dtypes:
            continue
        margin = worst_margins(OnnxGuard(args.package, manifest, variant, default_taxonomy()), parts)
        own = platt(margin, label)
        shared, mine = (reliability(unsafe_score(margin, fit), label)[1] for fit in (manifest["calibration"], own))
        variant["calibration"] = own
        print(f"| {variant['dtype']} | {len(rows)} | {own['scale']} | {own['bias']} | {shared:.4f} | {mine:.4f} |", flush=True)
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
