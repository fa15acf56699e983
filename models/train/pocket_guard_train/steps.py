"""What each training step sees: rows of similar length, and the taxonomy that they are judged under."""

import random
from dataclasses import dataclass

import numpy as np

from .data import WRITTEN, Row, draw
from .prompt import Category
from .taxonomy import custom_taxonomy, default_taxonomy, random_taxonomy

POOL_BATCHES = 24
# Seven in ten steps: with fewer, the model learned the default list by position and did not read the prompt.
CONDITIONED = 0.7
# Custom categories get steps of their own, with this share of all rows.
TOPICAL = 0.2
# Tokens of a row that may stand beside custom topics, whose messages are short.
SHORT = 36


@dataclass(frozen=True)
class Step:
    rows: list[Row]
    taxonomy: list[Category]


def batches(rows: list[Row], tokens: int, rng: random.Random) -> list[list[Row]]:
    """Batches of similar length and at most `tokens` padded tokens, in random order within pools."""
    result: list[list[Row]] = []
    pool_rows = POOL_BATCHES * tokens // 70
    for start in range(0, len(rows), pool_rows):
        pool, part = [], []
        for row in sorted(rows[start : start + pool_rows], key=lambda one: len(one.ids)):
            if part and (len(part) + 1) * (len(row.ids) + 2) > tokens:
                pool.append(part)
                part = []
            part.append(row)
        pool.append(part)
        rng.shuffle(pool)
        result += pool
    return result


def ordinary_step(batch: list[Row], rng: random.Random) -> Step:
    if rng.random() >= CONDITIONED:
        return Step(batch, default_taxonomy())
    taxonomy = random_taxonomy(rng, frozenset(row.code for row in batch if row.code))
    if len(taxonomy) == len(default_taxonomy()):
        return Step(batch, taxonomy)
    # Without a code nobody can say whether a sub-taxonomy still covers the row.
    known = [row for row in batch if not row.label or row.code is not None]
    return Step(known, taxonomy) if known else Step(batch, default_taxonomy())


def topical_step(by_topic: dict[str, list[Row]], others: list[Row], tokens: int, rng: random.Random) -> Step:
    """Half of the rows match one of a few topics, most of which are in the taxonomy; the others are near misses, other topics
    and hazards."""
    topics = rng.sample(sorted(by_topic), min(rng.randint(2, 8), len(by_topic)))
    batch: list[Row] = []
    widest = 0
    while True:
        row = rng.choice(by_topic[rng.choice(topics)] if len(batch) % 2 else others)
        widest = max(widest, len(row.ids) + 2)
        if (len(batch) + 1) * widest > tokens:
            return Step(batch, custom_taxonomy(topics, rng))
        batch.append(row)


def plan_steps(rows: list[Row], count: int, tokens: int, seed: int) -> list[Step]:
    """The steps of a run over about `count` drawn rows, the same for the same seed."""
    rng, numbers = random.Random(seed), np.random.default_rng(seed)
    ordinary, topical = [row for row in rows if not row.topical], [row for row in rows if row.topical]
    if not topical:
        return [ordinary_step(batch, rng) for batch in batches(draw(ordinary, count, numbers), tokens, rng)]
    steps = [ordinary_step(batch, rng) for batch in batches(draw(ordinary, int(count * (1 - TOPICAL)), numbers), tokens, rng)]
    by_topic: dict[str, list[Row]] = {}
    for row in topical:
        if row.topic:
            by_topic.setdefault(row.topic, []).append(row)
    asks = [row for row in ordinary if row.kind == "prompt" and len(row.ids) < SHORT and row.source.startswith(WRITTEN)]
    others = topical + rng.sample(asks, min(len(asks), len(topical)))
    planned = 0
    while planned < count * TOPICAL:
        step = topical_step(by_topic, others, tokens, rng)
        planned += len(step.rows)
        steps.insert(rng.randrange(len(steps) + 1), step)
    return steps
