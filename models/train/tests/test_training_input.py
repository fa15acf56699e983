"""Windows, sampling, taxonomies and quantization: what the model is trained on and judged with."""

import json
import random

import numpy as np
import pytest
import torch
from guard_convert.graph import write_graph
from guard_convert.quantize import quantize
from pocket_guard_train.calibration import crossfit_flags, cut_at_fpr, platt, reliability, unsafe_score
from pocket_guard_train.data import Row, draw, head_and_tail
from pocket_guard_train.export import write_weights
from pocket_guard_train.model import Config, PocketGuard, pack
from pocket_guard_train.package import load_package
from pocket_guard_train.quantize import fake_quantize
from pocket_guard_train.steps import plan_steps
from pocket_guard_train.taxonomy import custom_taxonomy, random_taxonomy
from pocket_guard_train.train import learning_rate
from pocket_guard_train.windows import plan_windows
from pocket_guard_train.written.topics import TOPICS


def row(index: int, label: int = 0, code: str | None = None, topic: str | None = None, source: str = "a") -> Row:
    return Row(source, "prompt", label, code, [5] * (4 + index % 9), 1.0, topic)


@pytest.mark.parametrize("count", [0, 1, 111, 112, 113, 400, 5000])
def test_windows_cover_the_text_and_none_is_longer_than_the_limit(count):
    windows = plan_windows(count)
    assert windows[0][0] == 0 and windows[-1][1] == count
    assert all(end - start <= 112 for start, end in windows)
    assert all(after[0] <= before[1] for before, after in zip(windows, windows[1:], strict=False))


def test_cutting_keeps_head_and_tail():
    assert head_and_tail(list(range(100)), 9) == [0, 1, 2, 3, 4, 5, 97, 98, 99]


def test_training_and_export_quantize_alike_and_a_second_time_changes_nothing_more():
    weight = torch.randn(64, 128, generator=torch.Generator().manual_seed(1))
    once = fake_quantize(weight)
    assert np.array_equal(quantize(weight.numpy()).dequantize(), once.numpy())
    assert torch.allclose(fake_quantize(once), once, atol=1e-3)


def test_steps_are_the_same_for_the_same_seed():
    rows = [row(index, index % 2, "S1" if index % 2 else None) for index in range(200)]
    assert plan_steps(rows, 300, 200, 1) == plan_steps(rows, 300, 200, 1)
    assert plan_steps(rows, 300, 200, 1) != plan_steps(rows, 300, 200, 2)


def test_an_unsafe_row_without_a_code_is_only_judged_under_all_hazards():
    rows = [row(index, 1) if index % 2 else row(index) for index in range(200)]
    for step in plan_steps(rows, 600, 200, 3):
        assert len(step.taxonomy) == 14 or not any(one.label for one in step.rows)


def test_rows_of_custom_topics_are_only_judged_under_custom_taxonomies():
    code = TOPICS[0].code
    rows = [row(index, source="written_ask") for index in range(100)] + [row(index, topic=code, source="written_topic") for index in range(100)]
    steps = plan_steps(rows, 2000, 200, 4)
    for step in steps:
        if any(one.topical for one in step.rows):
            assert any(category.code.startswith("X-") for category in step.taxonomy)
    assert any(code in {category.code for category in step.taxonomy} for step in steps)


def test_categories_that_a_step_violates_are_dropped_in_a_third_of_the_steps_or_more():
    rows = [row(index, index % 2, "S1" if index % 2 else None) for index in range(200)]
    steps = plan_steps(rows, 4000, 200, 6)
    without = [step for step in steps if "S1" not in {category.code for category in step.taxonomy}]
    assert 0.15 < len(without) / len(steps) < 0.6


def test_custom_topics_of_a_step_are_partly_left_out_of_its_taxonomy():
    codes = [topic.code for topic in TOPICS if not topic.held_out][:12]
    rows = [row(index) for index in range(50)] + [row(index, topic=codes[index % 12], source="written_topic") for index in range(240)]
    outside = inside = 0
    for step in (one for one in plan_steps(rows, 2000, 300, 7) if one.rows and one.rows[0].topical):
        listed = {category.code for category in step.taxonomy}
        outside += sum(one.topic not in listed for one in step.rows)
        inside += sum(one.topic in listed for one in step.rows)
    assert outside > 0.2 * inside and inside > 0.2 * outside


def test_the_learning_rate_warms_up_holds_and_falls():
    rates = [learning_rate(progress, 1.0, 0.5) for progress in (0.015, 0.03, 0.5, 0.75, 1.0)]
    assert rates == pytest.approx([0.5, 1.0, 1.0, 0.515, 0.03], abs=1e-6)
    assert learning_rate(0.99, 1.0, 0) == 1.0


def test_the_last_layer_computes_only_the_slots():
    torch.manual_seed(1)
    model = PocketGuard(Config(layers=2, hidden=64, heads=2, kv_heads=1, mlp=96, vocab=40, rope_theta=1e4, rms_eps=1e-5))
    prefix, none, lengths = torch.arange(5), torch.empty(0, dtype=torch.int64), [4, 2, 3]
    rows, slots = pack([torch.randint(0, 40, (length,)).tolist() for length in lengths], (14, 16))
    _, logits = model(prefix, none, rows, slots)
    assert logits.shape == (3, 2, 28)
    for index, length in enumerate(lengths):
        _, alone = model(prefix, none, rows[index : index + 1, : length + 2], slots[index : index + 1])
        assert torch.allclose(logits[index], alone[0], atol=1e-5)


def test_taxonomies_fit_the_letters_and_name_no_code_twice():
    rng = random.Random(5)
    for _ in range(200):
        topics = [topic.code for topic in rng.sample([one for one in TOPICS if not one.held_out], 8)]
        for taxonomy in (random_taxonomy(rng), custom_taxonomy(topics, rng)):
            codes = [category.code for category in taxonomy]
            assert 1 <= len(codes) == len(set(codes)) <= 26


def test_a_draw_balances_the_labels():
    rows = [row(index) for index in range(1000)] + [row(index, 1, "S1") for index in range(50)]
    drawn = draw(rows, 400, np.random.default_rng(1))
    assert 0.25 < np.mean([one.label for one in drawn]) < 0.6


def test_the_cut_keeps_false_alarms_below_the_rate_and_crossfitting_uses_the_other_half():
    rng = np.random.default_rng(1)
    label = rng.integers(0, 2, 2000)
    margin = rng.normal(label * 2.0, 1)
    cut = cut_at_fpr(margin, label, 0.03)
    assert (margin[label == 0] >= cut).mean() <= 0.03
    half = np.arange(2000) % 2 == 0
    flagged = crossfit_flags(margin, label, half, 0.03)
    assert (flagged[half] == (margin[half] >= cut_at_fpr(margin[~half], label[~half], 0.03))).all()


def test_platt_scaling_of_calibrated_scores_has_a_small_error():
    rng = np.random.default_rng(2)
    margin = rng.normal(0, 2, 4000)
    label = (rng.random(4000) < 1 / (1 + np.exp(-margin))).astype(int)
    assert reliability(unsafe_score(margin, platt(margin, label)), label)[1] < 0.03


def test_a_package_is_read_back_as_it_was_written(tmp_path):
    config = Config(layers=2, hidden=128, heads=2, kv_heads=1, mlp=256, vocab=64, rope_theta=100_000.0, rms_eps=1e-5)
    torch.manual_seed(3)
    model = PocketGuard(config)
    weights, architecture, _ = write_weights(model, tmp_path)
    write_graph(tmp_path, architecture, weights, "fp32")
    (tmp_path / "manifest.json").write_text(json.dumps({"protocol": config.protocol}))
    again = load_package(tmp_path)
    assert again.config == config
    for name, value in model.state_dict().items():
        assert torch.equal(again.state_dict()[name], value), name


def test_training_scales_keeps_the_4_bit_values():
    config = Config(layers=1, hidden=128, heads=2, kv_heads=1, mlp=256, vocab=64, rope_theta=100_000.0, rms_eps=1e-5)
    torch.manual_seed(4)
    model = PocketGuard(config)
    factors = model.train_scales()
    before = quantize(model.layers[0].qkv.weight.numpy())
    assert torch.equal(model.folded()["layers.0.qkv.weight"], model.layers[0].qkv.weight)
    for factor in factors:
        torch.nn.init.uniform_(factor, -0.1, 0.1)
    after = quantize(model.folded()["layers.0.qkv.weight"].numpy())
    assert (before.values == after.values).mean() > 0.99
    assert not any(name.endswith("stretch") for name in model.folded())
