"""Scores a file of rows under the full default taxonomy and prints the tables of the model card.

    python -m pocket_guard_train.evaluate --checkpoint out/run/last.pt --base out/base --data DIR [--float32]
    python -m pocket_guard_train.evaluate --package ../pocket-guard --data DIR --file test-openai-moderation.jsonl.gz

Without --threshold the cuts are cross-fitted: each half of the rows is judged at the cut that the other half chose.
With it, rows are judged by the manifest of --package: for files that nothing was chosen on.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score, roc_auc_score

from .calibration import FALSE_ALARMS, crossfit_flags, crossfit_scores, halves, reliability, unsafe_score
from .data import read_rows
from .model import PocketGuard, load_checkpoint
from .package import load_package
from .prompt import PromptEncoder
from .scoring import Scores, kept_scores
from .taxonomy import default_taxonomy


def rates(flagged: np.ndarray, label: np.ndarray) -> dict[str, float]:
    tp, fp = int((flagged & (label == 1)).sum()), int((flagged & (label == 0)).sum())
    fn, tn = int((~flagged & (label == 1)).sum()), int((~flagged & (label == 0)).sum())
    return {"f1": 2 * tp / max(1, 2 * tp + fp + fn), "precision": tp / max(1, tp + fp),
            "recall": tp / max(1, tp + fn), "fpr": fp / max(1, fp + tn)}


def areas(margin: np.ndarray, label: np.ndarray) -> str:
    if not 0 < label.sum() < len(label):
        return "- | -"
    return f"{roc_auc_score(label, margin):.3f} | {average_precision_score(label, margin):.3f}"


def source_table(rows: list[dict], margin: np.ndarray, flagged: np.ndarray) -> str:
    """Markdown: per kind and per source, with counts."""
    label = np.array([row["label"] for row in rows])
    groups: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        groups[f"all {row['kind']}s"].append(index)
    for index, row in enumerate(rows):
        groups[f"{row['src']} ({row['kind']}s)"].append(index)
    lines = ["| set | unsafe / safe | AUROC | AUPRC | F1 | precision | recall | false alarms |", "|---|---|---|---|---|---|---|---|"]
    for name, members in sorted(groups.items(), key=lambda one: (not one[0].startswith("all"), one[0])):
        y, p = label[members], rates(flagged[members], label[members])
        f1 = f"{p['f1']:.3f} | {p['precision']:.3f} | {p['recall']:.3f}" if y.sum() else "- | - | -"
        fpr = f"{p['fpr']:.3f}" if (y == 0).any() else "-"
        lines.append(f"| {name} | {int(y.sum())} / {int((y == 0).sum())} | {areas(margin[members], y)} | {f1} | {fpr} |")
    return "\n".join(lines)


def hazard_table(rows: list[dict], scores: Scores, flagged: np.ndarray) -> str:
    """Markdown: of the unsafe rows with a known code, how many are found, and how many get that code first."""
    lines = ["| hazard | unsafe rows | found | top-1 category right |", "|---|---|---|---|"]
    right_all, count_all = 0, 0
    for place, category in enumerate(default_taxonomy()):
        members = [index for index, row in enumerate(rows) if row["label"] and row["cat"] == category.code]
        if members:
            right = int((scores.categories[members].argmax(1) == place).sum())
            right_all, count_all = right_all + right, count_all + len(members)
            lines.append(f"| {category.code} | {len(members)} | {flagged[members].mean():.3f} | {right / len(members):.3f} |")
    return "\n".join([*lines, f"| all | {count_all} | | {right_all / max(1, count_all):.3f} |"])


def point_table(rows: list[dict], margin: np.ndarray, flags: dict[str, np.ndarray]) -> str:
    """Markdown: the operating points, per kind."""
    label = np.array([row["label"] for row in rows])
    lines = ["| operating point | rows | F1 | precision | recall | false alarms |", "|---|---|---|---|---|---|"]
    for name, flagged in flags.items():
        for kind in ("prompt", "response"):
            mine = np.array([row["kind"] == kind for row in rows])
            if mine.any():
                p = rates(flagged[mine], label[mine])
                lines.append(f"| {name} | {kind}s | {p['f1']:.3f} | {p['precision']:.3f} | {p['recall']:.3f} | {p['fpr']:.3f} |")
    return "\n".join(lines)


def reliability_table(score: np.ndarray, label: np.ndarray) -> str:
    bins, error = reliability(score, label)
    lines = ["| unsafe score | rows | mean score | share unsafe |", "|---|---|---|---|"]
    lines += [f"| {low:.1f} to {high:.1f} | {count} | {mean:.3f} | {share:.3f} |" for low, high, count, mean, share in bins]
    return "\n".join([*lines, f"\nExpected calibration error: {error:.3f}"])


def open_guard(checkpoint: Path | None, package: Path | None, base: Path, float32: bool) -> tuple[PocketGuard, PromptEncoder]:
    """The model of a checkpoint (4-bit unless float32) or of a package, ready to score."""
    model = load_package(package) if package else load_checkpoint(checkpoint)[0]
    model.eval().set_quantized(package is None and not float32)
    return model, PromptEncoder.from_file((package or base) / "tokenizer.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--package", type=Path)
    parser.add_argument("--base", type=Path, default=Path("out/base"), help="folder with tokenizer.json, for a checkpoint")
    parser.add_argument("--float32", action="store_true", help="a checkpoint's own weights instead of their 4-bit version")
    parser.add_argument("--fast", action="store_true", help="bfloat16 arithmetic")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--file", default="dev_balanced.jsonl.gz")
    parser.add_argument("--limit", type=int, default=0, help="score every n-th row only, so that about this many remain")
    parser.add_argument("--scores", type=Path, help="keep the scores in this .npz, or take them from it")
    parser.add_argument("--threshold", action="store_true", help="judge by the thresholds and calibration of --package")
    args = parser.parse_args()
    model, encoder = open_guard(args.checkpoint, args.package, args.base, args.float32)
    rows = read_rows(args.data / args.file)
    rows = rows[:: max(1, len(rows) // args.limit)] if args.limit else rows
    scores = kept_scores(args.scores, model, encoder, rows, default_taxonomy(), args.fast)
    margin, label = scores.margin, np.array([row["label"] for row in rows])
    if args.threshold:
        manifest = json.loads((args.package / "manifest.json").read_text())
        score = unsafe_score(margin, manifest["calibration"])
        flags = {name: score >= cut for name, cut in manifest["thresholds"].items()}
    else:
        half = halves(rows)
        score = crossfit_scores(margin, label, half)
        flags = {name: crossfit_flags(margin, label, half, rate) for name, rate in FALSE_ALARMS.items()}
    for part in (source_table(rows, margin, flags["default"]), hazard_table(rows, scores, flags["default"]),
                 point_table(rows, margin, flags), reliability_table(score, label)):
        print(part, end="\n\n")


if __name__ == "__main__":
    main()
