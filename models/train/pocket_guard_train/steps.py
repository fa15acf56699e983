"""What each training step sees: rows of similar length, and the taxonomy that they are judged under."""

import random
from collections.abc import Callable

import numpy as np

from .data import WRITTEN, Row, draw
from .step import SHORT, Step
from .taxonomy import custom_taxonomy, default_taxonomy, random_taxonomy
from .word_topics import Words, word_step

POOL_BATCHES = 24
# Seven in ten steps: with fewer, the model learned the default list by position and did not read the prompt.
CONDITIONED = 0.7
# Custom categories get steps of their own, with this share of all rows.
TOPICAL = 0.2


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


def insert_steps(steps: list[Step], make: Callable[[], Step], count: int | float, rng: random.Random) -> None:
    """Puts what `make` gives among the steps at random, until these have about `count` rows more."""
    planned = 0
    while planned < count:
        step = make()
        planned += len(step.rows)
        steps.insert(rng.randrange(len(steps) + 1), step)


def plan_steps(rows: list[Row], count: int, tokens: int, seed: int, words: Words | None = None, word_share: float = 0) -> list[Step]:
    """The steps of a run over about `count` drawn rows, the same for the same seed.

    words: what categories of a word are made of, for `word_share` of the rows.
    """
    rng, numbers = random.Random(seed), np.random.default_rng(seed)
    ordinary, topical = [row for row in rows if not row.topical], [row for row in rows if row.topical]
    share = 1 - (TOPICAL if topical else 0) - (word_share if words else 0)
    steps = [ordinary_step(batch, rng) for batch in batches(draw(ordinary, int(count * share), numbers), tokens, rng)]
    if topical:
        by_topic: dict[str, list[Row]] = {}
        for row in topical:
            if row.topic:
                by_topic.setdefault(row.topic, []).append(row)
        asks = [row for row in ordinary if row.kind == "prompt" and len(row.ids) < SHORT and row.source.startswith(WRITTEN)]
        others = topical + rng.sample(asks, min(len(asks), len(topical)))
        insert_steps(steps, lambda: topical_step(by_topic, others, tokens, rng), count * TOPICAL, rng)
    if words:
        insert_steps(steps, lambda: word_step(words, tokens, rng), count * word_share, rng)
    return steps
