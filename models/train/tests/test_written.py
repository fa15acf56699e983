"""The written rows: the same for the same seed, labelled as their hazard says, disguised alike on both sides."""

import random
from collections import Counter

import pytest
from pocket_guard_train.taxonomy import HAZARDS
from pocket_guard_train.written.disguise import disguise
from pocket_guard_train.written.framings import HOW, MAKE, ask, gerund
from pocket_guard_train.written.generate import HAZARD_REQUESTS, held_out_rows, training_rows
from pocket_guard_train.written.plain_lines import plain_lines
from pocket_guard_train.written.slots import fill
from pocket_guard_train.written.topics import TOPICS


@pytest.fixture(scope="module")
def rows():
    return training_rows(7)


def test_the_same_seed_writes_the_same_rows(rows):
    assert training_rows(7) == rows
    assert training_rows(8) != rows


def test_no_row_is_written_twice(rows):
    assert len({(row["prompt"], row["response"]) for row in rows}) == len(rows)


def test_unsafe_rows_carry_a_code_of_the_default_taxonomy_and_safe_rows_none(rows):
    for row in rows:
        assert (row["cat"] in HAZARDS) if row["label"] else row["cat"] is None


def test_responses_come_with_their_prompt_and_prompts_without_a_response(rows):
    for row in rows:
        assert row["prompt"]
        assert bool(row["response"]) == (row["kind"] == "response")


def test_no_slot_is_left_open(rows):
    plain = (row for row in rows if row["src"] != "written_disguised")
    assert not [row for row in plain if "{" in row["prompt"] + (row["response"] or "")]


def test_a_refusal_is_safe_and_compliance_with_an_unsafe_ask_is_not(rows):
    labels = {source: {row["label"] for row in rows if row["src"] == source} for source in ("written_refused", "written_complied", "written_helped")}
    assert labels == {"written_refused": {0}, "written_complied": {1}, "written_helped": {0}}


def test_every_hazard_has_benign_twins(rows):
    count = Counter((row["src"], row["label"]) for row in rows)
    for requests in HAZARD_REQUESTS:
        unsafe, safe = (count[f"written_ask_{requests.code}", label] for label in (1, 0))
        assert min(unsafe, safe) > 0.6 * max(unsafe, safe)


def test_disguises_do_not_tell_the_label(rows):
    count = Counter(row["label"] for row in rows if row["src"] == "written_disguised")
    assert 0.8 < count[1] / count[0] < 1.25


def test_lines_written_one_by_one_are_distinct_and_carry_known_codes():
    lines = list(plain_lines())
    assert len({text for _, text, _, _ in lines}) == len(lines)
    assert all((code in HAZARDS) == bool(label) for _, _, label, code in lines)


def test_held_out_topics_are_never_in_the_training_rows(rows):
    held = {topic.code for topic in TOPICS if topic.held_out}
    assert held.isdisjoint(row["topic"] for row in rows)
    assert {row["topic"] for row in held_out_rows(7)} == held | {None}


@pytest.mark.parametrize(("act", "expected"), [("steal a bike", "stealing a bike"), ("get in", "getting in"), ("make tea", "making tea"),
                                               ("lie", "lying"), ("free a bird", "freeing a bird"), ("traffic goods", "trafficking goods")])
def test_gerunds(act, expected):
    assert gerund(act) == expected


def test_every_framing_keeps_the_act():
    rng = random.Random(1)
    for frames in (HOW, MAKE):
        for _ in range(300):
            assert "bake a cake" in ask("bake a cake", frames, rng).lower().replace("baking", "bake")


def test_an_unknown_slot_is_an_error():
    with pytest.raises(KeyError):
        fill("a {nonsense}", random.Random(1))


def test_a_disguise_changes_only_the_spelling():
    rng = random.Random(2)
    assert all(disguise("where is the station", rng) for _ in range(200))
