"""What each training step sees: rows of similar length, and the taxonomy that they are judged under."""

import random
from dataclasses import dataclass

import numpy as np

from .data import Row, draw
from .prompt import Category
from .taxonomy import custom_taxonomy, default_taxonomy, random_taxonomy

POOL_BATCHES = 24
CONDITIONED = 0.4
# Custom categories get steps of their own: in this share of all rows, half match a topic or nearly do.
TOPICAL = 0.12


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
    taxonomy = random_taxonomy(rng) if rng.random() < CONDITIONED else default_taxonomy()
    if len(taxonomy) == len(default_taxonomy()):
        return Step(batch, taxonomy)
    # Without a code nobody can say whether a sub-taxonomy still covers the row.
    known = [row for row in batch if not row.label or row.code is not None]
    return Step(known, taxonomy) if known else Step(batch, default_taxonomy())


def plan_steps(rows: list[Row], count: int, tokens: int, seed: int) -> list[Step]:
    """The steps of a run over about `count` drawn rows, the same for the same seed."""
    rng, numbers = random.Random(seed), np.random.default_rng(seed)
    ordinary, topical = [row for row in rows if not row.topical], [row for row in rows if row.topical]
    share = TOPICAL if topical else 0
    steps = [ordinary_step(batch, rng) for batch in batches(draw(ordinary, int(count * (1 - share)), numbers), tokens, rng)]
    if topical:
        coded = [row for row in ordinary if row.kind == "prompt" and row.source.startswith("written_ask")]
        mixed = draw(topical, int(count * share / 2), numbers) + draw(coded, int(count * share / 2), numbers)
        rng.shuffle(mixed)
        extra = [Step(batch, custom_taxonomy([row.topic for row in batch if row.topic], rng)) for batch in batches(mixed, tokens, rng)]
        for step in extra:
            steps.insert(rng.randrange(len(steps) + 1), step)
    return steps
