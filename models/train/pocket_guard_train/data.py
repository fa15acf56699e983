"""Rows, their sampling weights and their token ids."""

import gzip
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .prompt import PromptEncoder

MAX_TURN, MAX_CONTEXT, MAX_RESPONSE = 112, 40, 88
# Sources whose labels CATALOG.md calls noisy or loosely mapped.
NOISY = {"diasafety": 0.5, "sap_out": 0.5, "surge": 0.5, "hatemoji": 0.5, "redcode": 0.5, "davidson": 0.5}
# Rows of each code at most, as expected draws: over-represented hazards must not crowd out the rest.
POWER = 0.6
MAX_REPEATS = 8.0


@dataclass(frozen=True)
class Row:
    source: str
    kind: str
    label: int
    code: str | None
    ids: list[int]
    weight: float


def read_rows(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def head_and_tail(ids: list[int], limit: int) -> list[int]:
    """Cuts to `limit` tokens, two thirds from the head, one third from the tail."""
    if len(ids) <= limit:
        return ids
    tail = limit // 3
    return ids[: limit - tail] + ids[len(ids) - tail :]


def encode_row(encoder: PromptEncoder, row: dict) -> Row:
    prompt = encoder.text((row["prompt"] or "").strip())
    if row["kind"] == "response":
        response = encoder.text((row["response"] or "").strip())
        ids = encoder.turns(head_and_tail(prompt, MAX_CONTEXT), head_and_tail(response, MAX_RESPONSE))
    else:
        ids = encoder.turns(head_and_tail(prompt, MAX_TURN), None)
    return Row(row["src"], row["kind"], row["label"], row["cat"], ids, NOISY.get(row["src"], 1.0))


def sampling_weights(rows: list[Row]) -> np.ndarray:
    """[rows] float64, sums to 1: n^0.6 over (source, label, code), labels balanced within a kind, prompts 60 %."""
    group = [(row.source, row.label, row.code) for row in rows]
    size = Counter(group)
    weight = np.array([size[key] ** (POWER - 1) * row.weight for key, row in zip(group, rows, strict=True)])
    stratum = np.array([f"{row.kind}{row.label}" for row in rows])
    share = {"prompt0": 0.33, "prompt1": 0.29, "response0": 0.2, "response1": 0.18}
    for name, part in share.items():
        chosen = stratum == name
        weight[chosen] *= part / weight[chosen].sum()
    return weight / weight.sum()


def draw(rows: list[Row], count: int, rng: np.random.Generator) -> list[Row]:
    """Draws `count` rows; no row is expected more than MAX_REPEATS times."""
    weight = sampling_weights(rows)
    weight = np.minimum(weight, MAX_REPEATS / count)
    return [rows[index] for index in rng.choice(len(rows), size=count, p=weight / weight.sum())]
