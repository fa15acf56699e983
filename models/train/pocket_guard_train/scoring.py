"""Scores rows as the engine will: windows, the worst one counts, one taxonomy in the prefix."""

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from .model import PocketGuard
from .prompt import Category, PromptEncoder
from .train import pack
from .windows import row_windows


@dataclass(frozen=True)
class Scores:
    """margin [rows]: unsafe minus safe logit of the worst window; categories [rows, categories]: probabilities there."""

    margin: np.ndarray
    categories: np.ndarray

    def part(self, chosen: np.ndarray) -> "Scores":
        return Scores(self.margin[chosen], self.categories[chosen])


@torch.inference_mode()
def score_windows(model: PocketGuard, encoder: PromptEncoder, windows: list[list[int]], taxonomy: list[Category],
                  tokens: int = 4096, fast: bool = False) -> np.ndarray:
    """[windows, 2, 28] float32 logits at the two slots. fast: bfloat16 arithmetic, for tables and not for calibration."""
    order = sorted(range(len(windows)), key=lambda index: len(windows[index]))
    result = np.zeros((len(windows), 2, model.config.head_rows), np.float32)
    prefix = torch.tensor(encoder.prefix(taxonomy))
    start = 0
    with torch.autocast("cpu", dtype=torch.bfloat16) if fast else nullcontext():
        while start < len(order):
            end = start + 1
            while end < len(order) and (end + 1 - start) * (len(windows[order[end]]) + 2) <= tokens:
                end += 1
            chosen = order[start:end]
            ids, lengths = pack([windows[index] for index in chosen])
            result[chosen] = model(prefix, ids, lengths).float().numpy()
            start = end
    return result


def score_rows(model: PocketGuard, encoder: PromptEncoder, rows: list[dict], taxonomy: list[Category], fast: bool = False) -> Scores:
    parts = [row_windows(encoder, row) for row in rows]
    logits = score_windows(model, encoder, [window for part in parts for window in part], taxonomy, fast=fast)
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
    return Scores(np.array(margins, np.float64), np.array(categories))


def kept_scores(path: Path | None, model: PocketGuard, encoder: PromptEncoder, rows: list[dict], taxonomy: list[Category],
                fast: bool = False) -> Scores:
    """Scores from `path` (.npz) if it is there, else computed and written to it.

    @throws ValueError when the file holds another number of rows.
    """
    if path and path.exists():
        saved = np.load(path)
        if len(saved["margin"]) != len(rows):
            raise ValueError(f"{path}: {len(saved['margin'])} scores for {len(rows)} rows; delete it or give another --scores")
        return Scores(saved["margin"], saved["categories"])
    scores = score_rows(model, encoder, rows, taxonomy, fast)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(path, margin=scores.margin, categories=scores.categories)
    return scores
