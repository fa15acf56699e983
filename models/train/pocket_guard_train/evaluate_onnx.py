"""Does ONNX Runtime compute what PyTorch computes? Scores development windows with the graphs of a package on the CPU.

    python -m pocket_guard_train.evaluate_onnx --package ../pocket-guard --data DIR --limit 200

The bar for a graph whose arithmetic differs (int8): same verdict on 99.5 % of the rows, score difference at most 0.02 at the
99th percentile. The browser's arithmetic differs again: the goldens and the self-test of every load cover that.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from .calibration import unsafe_score
from .data import read_rows
from .evaluate import open_guard
from .onnx_scoring import OnnxGuard
from .scoring import score_windows
from .taxonomy import default_taxonomy
from .windows import row_windows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, default=Path("../pocket-guard"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=200, help="score every n-th row only, so that about this many remain")
    parser.add_argument("--dtypes", nargs="*", help="only these graphs, e.g. int8")
    args = parser.parse_args()
    manifest = json.loads((args.package / "manifest.json").read_text())
    model, encoder = open_guard(None, args.package, args.package, False)
    rows = read_rows(args.data / "dev_balanced.jsonl.gz")
    windows = [row_windows(encoder, row)[0] for row in rows[:: max(1, len(rows) // args.limit)]]
    expected = score_windows(model, encoder, windows, default_taxonomy())
    scored = unsafe_score(expected.margin, manifest["calibration"])
    threshold = manifest["thresholds"]["default"]
    print("| graph | windows | score difference, largest | 99th percentile | mean | same verdict | same top category |")
    print("|---|---|---|---|---|---|---|")
    for variant in manifest["variants"]:
        if args.dtypes and variant["dtype"] not in args.dtypes:
            continue
        found = OnnxGuard(args.package, manifest, variant, default_taxonomy()).scores(windows)
        score = unsafe_score(found.margin, manifest["calibration"])
        difference = np.abs(score - scored)
        verdict = ((score >= threshold) == (scored >= threshold)).mean()
        top = (found.categories.argmax(1) == expected.categories.argmax(1)).mean()
        print(f"| {variant['dtype']} | {len(windows)} | {difference.max():.5f} | {np.quantile(difference, 0.99):.5f} "
              f"| {difference.mean():.6f} | {verdict:.4f} | {top:.4f} |", flush=True)


if __name__ == "__main__":
    main()
