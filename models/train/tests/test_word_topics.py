"""Categories made of a word: drawn alike for the same seed, and matched by the messages that hold the word and by no other."""

import random

import pytest
from pocket_guard_train.data import Row
from pocket_guard_train.steps import plan_steps
from pocket_guard_train.word_topics import find_words, judged, related, stem, word_step

TEXTS = ["my {} is late", "where do I find a {}?", "tell me about {}s", "is the {} green", "I like my {}"]
NOUNS = ["guitar", "lantern", "bicycle", "teapot", "window", "basket", "umbrella", "violin"]


def row(text: str, label: int = 0, code: str | None = None, source: str = "a", weight: float = 1.0) -> tuple[dict, Row]:
    ids = [sum(word.encode()) for word in text.split()]
    return {"prompt": text}, Row(source, "prompt", label, code, ids, weight)


@pytest.fixture(scope="module")
def words():
    pairs = [row(text.format(noun)) for noun in NOUNS for text in TEXTS] + [row(f"nothing of note {index}") for index in range(300)]
    pairs += [row(f"smash the {noun}", 1, "S1") for noun in NOUNS] + [row("an unknown harm to a guitar", 1), row("zebra zebra", weight=0.5)]
    pairs += [row(f"{place} football match") for place in ("the", "a", "this", "that")]
    return find_words(*map(list, zip(*pairs, strict=True)))


def test_words_are_those_of_a_few_benign_messages_and_not_of_held_out_topics(words):
    assert set(NOUNS) <= set(words.by_stem)
    assert not {"nothing", "football", "zebra", "smash", "where"} & set(words.by_stem)
    assert all(len(words.by_stem[noun]) == len(TEXTS) for noun in words.by_stem if noun in NOUNS)


def test_unsafe_messages_without_a_hazard_are_not_used(words):
    assert all(not one.label or one.code for one, _ in words.messages)


def test_the_same_seed_makes_the_same_steps(words):
    assert word_step(words, 300, random.Random(4)) == word_step(words, 300, random.Random(4))
    assert word_step(words, 300, random.Random(4)) != word_step(words, 300, random.Random(5))


def test_a_message_matches_the_category_of_its_word_and_no_other(words):
    texts = {tuple(one.ids): stems for one, stems in words.messages}
    matched = 0
    for seed in range(60):
        step = word_step(words, 300, random.Random(seed))
        listed = {category.code for category in step.taxonomy}
        assert 1 <= len(step.taxonomy) == len(listed) <= 40
        for one in step.rows:
            held = {f"W-{word}" for word in texts[tuple(one.ids)]} & listed
            assert held == ({one.topic} if one.topic else set())
            matched += bool(held)
    assert matched > 100


def test_a_message_that_may_fit_two_categories_is_left_out():
    message = row("a guitar and a teapot", 1, "S1")[1], frozenset({"a", "guitar", "and", "teapot"})
    assert judged(message, ["guitar"], frozenset()).topic == "W-guitar"
    assert judged(message, ["guitar"], frozenset({"S1"})) is None
    assert judged(message, ["guitar", "teapot"], frozenset()) is None
    assert judged(message, ["guitarist"], frozenset()) is None
    assert judged(message, ["window"], frozenset({"S1"})).topic is None


def test_singular_and_plural_are_one_word_and_derived_words_are_related():
    assert [stem(word) for word in ("stories", "story", "guitars", "glass", "bus")] == ["story", "story", "guitar", "glass", "bus"]
    assert related("cook", "cooking") and not related("cook", "cook") and not related("cook", "cat")


def test_a_tenth_of_the_rows_is_planned_with_words(words):
    rows = [Row("a", "prompt", index % 2, "S1" if index % 2 else None, [5] * 8, 1.0) for index in range(200)]
    steps = plan_steps(rows, 4000, 400, 1, words, 0.1)
    mine = [step for step in steps if any(category.code.startswith("W-") for category in step.taxonomy)]
    share = sum(len(step.rows) for step in mine) / sum(len(step.rows) for step in steps)
    assert 0.07 < share < 0.15
    assert plan_steps(rows, 4000, 400, 1, words, 0.1) == steps
