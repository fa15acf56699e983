"""Scores rows as the engine will: windows, the worst one counts, one taxonomy in the prefix."""

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from .model import PocketGuard, pack
from .prompt import Category, PromptEncoder
from .protocols import protocol_named
from .protocols.protocol import Reading
from .windows import row_windows


@dataclass(frozen=True)
class Scores:
    """margin [n]: unsafe minus safe logit; categories [n, categories]: their shares of the unsafe probability.

    Of windows, or of rows: then both are those of the worst window.
    """

    margin: np.ndarray
    categories: np.ndarray

    @staticmethod
    def of(reading: Reading) -> "Scores":
        return Scores(reading.margin.double().numpy(), reading.categories.double().softmax(-1).numpy())

    def part(self, chosen: np.ndarray) -> "Scores":
        return Scores(self.margin[chosen], self.categories[chosen])

    def worst(self, counts: list[int]) -> "Scores":
        """Scores of windows, row by row -> of the worst window of each row; counts [rows]: windows of each."""
        ends = np.cumsum(counts)
        return self.part(np.array([end - count + int(self.margin[end - count : end].argmax())
                                   for end, count in zip(ends, counts, strict=True)]))


@torch.inference_mode()
def score_windows(model: PocketGuard, encoder: PromptEncoder, windows: list[list[int]], taxonomy: list[Category],
                  tokens: int = 4096, fast: bool = False) -> Scores:
    """Scores of turn tokens. fast: bfloat16 arithmetic, for tables and not for calibration."""
    protocol = protocol_named(model.config.protocol)
    order = sorted(range(len(windows)), key=lambda index: len(windows[index]))
    result = Scores(np.zeros(len(windows)), np.zeros((len(windows), len(taxonomy))))
    written = protocol.prefix(encoder, taxonomy)
    prefix, keys = torch.tensor(written.ids), torch.tensor(written.keys, dtype=torch.int64)
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and (end + 1 - start) * (len(windows[order[end]]) + 2) <= tokens:
            end += 1
        chosen = order[start:end]
        ids, slots = pack([windows[index] for index in chosen], protocol.suffix)
        with torch.autocast("cpu", dtype=torch.bfloat16) if fast else nullcontext():
            outputs = model(prefix, keys, ids, slots)
        scores = Scores.of(protocol.read(*outputs, len(taxonomy)))
        result.margin[chosen], result.categories[chosen] = scores.margin, scores.categories
        start = end
    return result


def score_rows(model: PocketGuard, encoder: PromptEncoder, rows: list[dict], taxonomy: list[Category], fast: bool = False) -> Scores:
    parts = [row_windows(encoder, row) for row in rows]
    scores = score_windows(model, encoder, [window for part in parts for window in part], taxonomy, fast=fast)
    return scores.worst([len(part) for part in parts])


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
