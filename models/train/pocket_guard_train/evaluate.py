"""Scores rows as the engine will: windows, max pooling, full default taxonomy. Prints the table of the model card.

    python -m pocket_guard_train.evaluate --checkpoint work/run/last.pt --base work/base --data DIR
"""

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from sklearn.metrics import average_precision_score, roc_auc_score

from .data import read_rows
from .model import PocketGuard, load_checkpoint
from .prompt import Category, PromptEncoder
from .taxonomy import default_taxonomy
from .train import pack
from .windows import row_windows


@torch.inference_mode()
def score_windows(model: PocketGuard, encoder: PromptEncoder, windows: list[list[int]],
                  taxonomy: list[Category], tokens: int = 4096) -> np.ndarray:
    """[windows, 2, 28] float32 logits at the two slots."""
    order = sorted(range(len(windows)), key=lambda index: len(windows[index]))
    result = np.zeros((len(windows), 2, model.config.head_rows), np.float32)
    prefix = torch.tensor(encoder.prefix(taxonomy))
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and (end + 1 - start) * (len(windows[order[end]]) + 2) <= tokens:
            end += 1
        chosen = order[start:end]
        ids, lengths = pack([windows[index] for index in chosen])
        result[chosen] = model(prefix, ids, lengths).float().numpy()
        start = end
    return result


def score_rows(model: PocketGuard, encoder: PromptEncoder, rows: list[dict],
               taxonomy: list[Category]) -> tuple[np.ndarray, np.ndarray]:
    """-> margin [rows] (unsafe minus safe logit of the worst window), category probabilities there [rows, categories]."""
    parts = [row_windows(encoder, row) for row in rows]
    logits = score_windows(model, encoder, [window for part in parts for window in part], taxonomy)
    margins, categories, first = [], [], 0
    for part in parts:
        mine = logits[first : first + len(part)]
        first += len(part)
        margin = mine[:, 0, 1] - mine[:, 0, 0]
        worst = int(margin.argmax())
        letters = mine[worst, 1, 2 : 2 + len(taxonomy)].astype(np.float64)
        letters = np.exp(letters - letters.max())
        margins.append(margin[worst])
        categories.append(letters / letters.sum())
    return np.array(margins, np.float64), np.array(categories)


def operating_point(margin: np.ndarray, label: np.ndarray, cut: float) -> dict[str, float]:
    flagged = margin >= cut
    tp, fp = int((flagged & (label == 1)).sum()), int((flagged & (label == 0)).sum())
    fn, tn = int((~flagged & (label == 1)).sum()), int((~flagged & (label == 0)).sum())
    return {"f1": 2 * tp / max(1, 2 * tp + fp + fn), "precision": tp / max(1, tp + fp),
            "recall": tp / max(1, tp + fn), "fpr": fp / max(1, fp + tn)}


def cut_at_fpr(margin: np.ndarray, label: np.ndarray, fpr: float) -> float:
    """The lowest margin whose false-alarm rate is at most `fpr`."""
    safe = np.sort(margin[label == 0])[::-1]
    allowed = int(fpr * len(safe))
    return float(np.nextafter(safe[allowed], np.inf)) if allowed < len(safe) else float(safe[-1])


def table(rows: list[dict], margin: np.ndarray, categories: np.ndarray, cut: float, codes: list[str]) -> str:
    """Markdown: per kind, per source and per hazard, with counts."""
    label = np.array([row["label"] for row in rows])
    lines = ["| set | unsafe / safe | AUROC | AUPRC | F1 | precision | recall | false alarms |", "|---|---|---|---|---|---|---|---|"]
    groups: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        groups[f"all {row['kind']}s"].append(index)
    for index, row in enumerate(rows):
        groups[f"{row['src']} ({row['kind']}s)"].append(index)
    for name, members in groups.items():
        m, y = margin[members], label[members]
        both = 0 < y.sum() < len(y)
        p = operating_point(m, y, cut)
        area = f"{roc_auc_score(y, m):.3f} | {average_precision_score(y, m):.3f}" if both else "- | -"
        f1 = f"{p['f1']:.3f} | {p['precision']:.3f} | {p['recall']:.3f}" if y.sum() else "- | - | -"
        fpr = f"{p['fpr']:.3f}" if (y == 0).any() else "-"
        lines.append(f"| {name} | {int(y.sum())} / {int((y == 0).sum())} | {area} | {f1} | {fpr} |")
    lines += ["", "| hazard | unsafe rows | found | top-1 category right |", "|---|---|---|---|"]
    right_all, count_all = 0, 0
    for place, code in enumerate(codes):
        members = [i for i, row in enumerate(rows) if row["label"] and row["cat"] == code]
        if not members:
            continue
        found = int((margin[members] >= cut).sum())
        right = int((categories[members].argmax(1) == place).sum())
        right_all, count_all = right_all + right, count_all + len(members)
        lines.append(f"| {code} | {len(members)} | {found / len(members):.3f} | {right / len(members):.3f} |")
    lines.append(f"| all | {count_all} | | {right_all / max(1, count_all):.3f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=Path("work/base"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--file", default="dev_balanced.jsonl.gz")
    parser.add_argument("--limit", type=int, default=0, help="score every n-th row only, so that about this many remain")
    parser.add_argument("--fpr", type=float, default=0.03, help="false-alarm rate of the operating point")
    args = parser.parse_args()
    encoder = PromptEncoder.from_file(args.base / "tokenizer.json")
    model, _ = load_checkpoint(args.checkpoint)
    model.eval().set_quantized(True)
    rows = read_rows(args.data / args.file)
    if args.limit:
        rows = rows[:: max(1, len(rows) // args.limit)]
    taxonomy = default_taxonomy()
    margin, categories = score_rows(model, encoder, rows, taxonomy)
    cut = cut_at_fpr(margin, np.array([row["label"] for row in rows]), args.fpr)
    print(table(rows, margin, categories, cut, [category.code for category in taxonomy]))


if __name__ == "__main__":
    main()
