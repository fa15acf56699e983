"""Rows, their sampling weights and their token ids."""

import gzip
import json
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .prompt import PromptEncoder

MAX_TURN, MAX_CONTEXT, MAX_RESPONSE = 112, 40, 88
# Sources whose labels CATALOG.md calls noisy or loosely mapped.
NOISY = {"diasafety": 0.5, "sap_out": 0.5, "surge": 0.5, "hatemoji": 0.5, "redcode": 0.5, "davidson": 0.5}
# Half of the disguises cannot be read by a model of this size: enough to see them, not enough to guess by them.
DISGUISED = 0.5
# S6 asks of the public sources are mostly everyday advice questions: each costs false alarms.
ADVICE_PROMPT = 0.5
# What a guard meets most and misses first is a plain short ask; wrapped and very long texts of few templates teach little.
EMPHASIS = {
    "catqa": 2.5, "harmfulqa": 2.0, "star1": 2.0, "advbench": 2.5, "dangerousqa": 2.5, "forbidden_q": 2.0, "ailuminate_en": 2.0,
    "aart": 1.3, "cysecbench": 1.3, "derta_mal_p": 2.5, "derta_illegal": 2.5, "gptfuzz_q": 2.5, "coconot_pref": 2.0, "caia": 1.5,
    "sap": 0.4, "jailbreak_tpl": 0.6, "airauto_ml": 0.6, "airauto_en": 0.6, "codeattack": 0.3, "redcode": 0.5, "followbench": 0.5,
    "cse_instruct": 0.5, "cse_secqa": 0.5, "gsm8k": 0.5, "xquad": 0.6, "written_transcript": 0.35, "written_buried": 0.35,
}
LINES = "written_line_"
LINES_EMPHASIS = 3.0
# People type without capitals and full stops; published sets hardly do.
CARELESS = 0.15
POWER = 0.6
MAX_REPEATS = 8.0
# How much of the draw each kind and label gets, and how much of that is text written by the project.
SHARE = {"prompt0": 0.36, "prompt1": 0.32, "response0": 0.17, "response1": 0.15}
WRITTEN = "written_"
WRITTEN_SHARE = {"prompt0": 0.36, "prompt1": 0.4, "response0": 0.3, "response1": 0.3}


@dataclass(frozen=True)
class Row:
    """label and code under the default taxonomy; topic: the custom category that the row matches, if any."""

    source: str
    kind: str
    label: int
    code: str | None
    ids: list[int]
    weight: float
    topic: str | None = None

    @property
    def topical(self) -> bool:
        return self.source.startswith("written_topic")


def read_rows(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def head_and_tail(ids: list[int], limit: int) -> list[int]:
    """Cuts to `limit` tokens, two thirds from the head, one third from the tail."""
    if len(ids) <= limit:
        return ids
    tail = limit // 3
    return ids[: limit - tail] + ids[len(ids) - tail :]


def row_weight(row: dict) -> float:
    doubtful = row["kind"] == "prompt" and row["cat"] == "S6" and not row["src"].startswith(WRITTEN)
    if row["src"] == "written_disguised":
        return DISGUISED
    return NOISY.get(row["src"], 1.0) * (ADVICE_PROMPT if doubtful else 1.0)


def typed_carelessly(text: str) -> str:
    return text.lower().rstrip(".?! ")


def encode_row(encoder: PromptEncoder, row: dict, cut: float = 1.0) -> Row:
    """cut: factor on the token limits, below 1 for cheaper training. The same CARELESS rows for the same text every time."""
    text = (row["prompt"] or "").strip()
    prompt = encoder.text(typed_carelessly(text) if zlib.crc32(text.encode()) % 100 < 100 * CARELESS else text)
    if row["kind"] == "response":
        response = encoder.text((row["response"] or "").strip())
        context = head_and_tail(prompt, int(MAX_CONTEXT * cut))
        ids = encoder.turns(context, head_and_tail(response, int(MAX_RESPONSE * cut)))
    else:
        ids = encoder.turns(head_and_tail(prompt, int(MAX_TURN * cut)), None)
    return Row(row["src"], row["kind"], row["label"], row["cat"], ids, row_weight(row), row.get("topic"))


def emphasis(source: str) -> float:
    return LINES_EMPHASIS if source.startswith(LINES) else EMPHASIS.get(source, 1.0)


def sampling_weights(rows: list[Row]) -> np.ndarray:
    """[rows] float64, sums to 1: n^0.6 over (source, label, code), then SHARE and WRITTEN_SHARE."""
    group = [(row.source, row.label, row.code) for row in rows]
    size = Counter(group)
    weight = np.array([size[key] ** (POWER - 1) * row.weight * emphasis(row.source) for key, row in zip(group, rows, strict=True)])
    written = np.array([row.source.startswith(WRITTEN) for row in rows])
    stratum = np.array([f"{row.kind}{row.label}" for row in rows])
    for name, part in SHARE.items():
        for ours in (True, False):
            chosen = (stratum == name) & (written == ours)
            share = (WRITTEN_SHARE[name] if ours else 1 - WRITTEN_SHARE[name]) if written.any() else float(not ours)
            if chosen.any():
                weight[chosen] *= part * share / weight[chosen].sum()
    return weight / weight.sum()


def draw(rows: list[Row], count: int, rng: np.random.Generator) -> list[Row]:
    """Draws `count` rows; no row is expected more than MAX_REPEATS times."""
    weight = sampling_weights(rows)
    weight = np.minimum(weight, MAX_REPEATS / count)
    return [rows[index] for index in rng.choice(len(rows), size=count, p=weight / weight.sum())]
