"""The two protocols: what they write, what they read, what cannot count; and that a model of the second is trained and exported."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from guard_convert.graph import write_graph
from pocket_guard_train.data import Row
from pocket_guard_train.export import write_weights
from pocket_guard_train.loss import loss_of, violated
from pocket_guard_train.model import Config, PocketGuard, in_protocol, load_checkpoint, save_checkpoint
from pocket_guard_train.onnx_scoring import OnnxGuard
from pocket_guard_train.package import load_package
from pocket_guard_train.prompt import Category, PromptEncoder
from pocket_guard_train.protocols import PROTOCOLS, protocol_named
from pocket_guard_train.protocols.matched import KEY_ID, WIDTH
from pocket_guard_train.scoring import score_windows
from pocket_guard_train.step import Step
from pocket_guard_train.taxonomy import default_taxonomy
from pocket_guard_train.train import parameter_groups

PACKAGE = Path(__file__).parents[2] / "pocket-guard"
SLOTS, MATCHED = PROTOCOLS["pocket-guard-1"], PROTOCOLS["pocket-guard-2"]
TINY = Config(layers=2, hidden=128, heads=2, kv_heads=1, mlp=128, vocab=49152, rope_theta=100_000.0, rms_eps=1e-5)
TINY_MATCHED = replace(TINY, head_rows=MATCHED.head_rows, protocol=MATCHED.id)


@pytest.fixture(scope="module")
def encoder():
    return PromptEncoder.from_file(PACKAGE / "tokenizer.json")


@pytest.fixture
def tiny(encoder):
    torch.manual_seed(1)
    model = PocketGuard(TINY_MATCHED)
    model.head.weight.data = MATCHED.new_head(encoder, model.embedding.weight, 1)
    return model


def test_the_slots_write_what_the_shipped_goldens_hold(encoder):
    golden = json.loads((PACKAGE / "goldens.json").read_text())[0]
    turns = encoder.turns(encoder.text(golden["conversation"][0]["text"]), None)
    if json.loads((PACKAGE / "manifest.json").read_text())["protocol"] == SLOTS.id:
        assert SLOTS.prefix(encoder, default_taxonomy()).ids + turns == golden["tokenIds"]


def test_a_matched_category_is_its_line_and_a_key(encoder):
    prefix = MATCHED.prefix(encoder, [Category("A", "Recipes", "Anything about cooking."), Category("B", "Weather")])
    opening = [encoder.im_start, *encoder.text("system\nIs the last message unsafe? Categories:")]
    first, second = encoder.text(" Recipes. Anything about cooking."), encoder.text(" Weather")
    assert prefix.ids == [*opening, *first, KEY_ID, *second, KEY_ID, encoder.im_end, *encoder.text("\n")]
    assert [prefix.ids[key] for key in prefix.keys] == [KEY_ID, KEY_ID]
    assert len(MATCHED.prefix(encoder, default_taxonomy()).ids) == 64


@pytest.mark.parametrize("name", PROTOCOLS)
def test_a_taxonomy_that_does_not_fit_is_an_error_that_names_it(encoder, name):
    protocol = protocol_named(name)
    for count in (0, protocol.max_categories + 1):
        with pytest.raises(ValueError, match="taxonomy"):
            protocol.prefix(encoder, [Category(str(index), "Pets") for index in range(count)])


def test_an_unknown_protocol_is_an_error():
    with pytest.raises(ValueError, match="pocket-guard-9"):
        protocol_named("pocket-guard-9")


def test_scores_are_products_of_query_and_key_and_the_margin_is_their_log_sum():
    keys, slots = torch.randn(3, 2 * WIDTH), torch.randn(4, 1, 2 * WIDTH)
    reading = MATCHED.read(keys, slots, 3)
    expected = sum(slots[1, 0, i] * keys[2, WIDTH + i] for i in range(WIDTH)) / WIDTH**0.5
    assert reading.categories[1, 2] == pytest.approx(expected.item(), abs=1e-4)
    assert torch.allclose(reading.margin, reading.categories.exp().sum(-1).log(), atol=1e-5)


def test_a_dropped_category_cannot_count_and_leaves_the_other_scores():
    keys, slots = torch.randn(3, 2 * WIDTH), torch.randn(4, 1, 2 * WIDTH)
    full, without = MATCHED.read(keys, slots, 3), MATCHED.read(keys[:2], slots, 2)
    assert torch.allclose(without.categories, full.categories[:, :2], atol=1e-5)
    assert (without.margin < full.margin).all()


def test_keys_depend_on_the_categories_before_them_and_not_on_those_behind(encoder, tiny):
    names = [Category("A", "Recipes"), Category("B", "Weather"), Category("C", "Pets")]
    row, slot = torch.tensor([[5]]), torch.tensor([[0]])
    for taxonomy, same in ((names[:2], True), (names[1:], False)):
        long, short = MATCHED.prefix(encoder, names), MATCHED.prefix(encoder, taxonomy)
        found = [tiny(torch.tensor(one.ids), torch.tensor(one.keys), row, slot)[0] for one in (long, short)]
        place = names.index(taxonomy[1])
        assert torch.allclose(found[0][place], found[1][1], atol=1e-5) == same


def test_the_last_layer_computes_only_keys_and_slots(tiny):
    prefix, rows, slots = torch.arange(5), torch.randint(0, 40, (3, 7)), torch.tensor([[6], [4], [5]])
    keys, outputs = tiny(prefix, torch.tensor([1, 3]), rows, slots)
    assert keys.shape == (2, 256) and outputs.shape == (3, 1, 256)
    for index, (slot,) in enumerate(slots.tolist()):
        alone = tiny(prefix, torch.tensor([3]), rows[index : index + 1, : slot + 1], slots[index : index + 1])
        assert torch.allclose(keys[1:], alone[0], atol=1e-5) and torch.allclose(outputs[index], alone[1][0], atol=1e-5)


def messages(encoder, *labelled):
    return [Row("a", "prompt", label, code, encoder.turns(encoder.text(text), None), 1.0, topic) for text, label, code, topic in labelled]


def test_a_row_violates_its_topic_or_its_hazard_where_it_is_listed(encoder):
    rows = messages(encoder, ("a", 0, None, "X-1"), ("b", 1, "S1", None), ("c", 1, "S2", None), ("d", 1, None, None), ("e", 0, None, "X-2"))
    assert violated(Step(rows, [Category("X-1", "One"), Category("S1", "Two")])) == ["X-1", "S1", None, None, None]


@pytest.mark.parametrize("name", PROTOCOLS)
def test_training_a_tiny_model_lowers_the_loss(encoder, name):
    protocol = protocol_named(name)
    torch.manual_seed(2)
    model = in_protocol(PocketGuard(TINY), protocol, encoder, 2)
    rows = messages(encoder, ("How do I bake bread?", 0, None, None), ("Rob a bank", 1, "S2", None), ("Bread recipe", 0, None, "X-bread"))
    step = Step(rows, [Category("S2", "Crimes"), Category("X-bread", "Bread"), Category("S1", "Violence")])
    groups = parameter_groups(model, protocol, [])
    for group in groups:
        group["lr"] = 3e-4 * group["times"]
    optimizer = torch.optim.AdamW(groups)
    losses = []
    for _ in range(20):
        loss = loss_of(model, encoder, step, "cpu")
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < 0.5 * losses[0]


def test_a_new_head_starts_with_all_scores_near_0_and_the_same_for_the_same_seed(encoder, tiny):
    scores = score_windows(tiny, encoder, [encoder.turns(encoder.text("hello"), None)], default_taxonomy())
    assert scores.margin[0] == pytest.approx(torch.tensor(14.0).log().item(), abs=0.5)
    again = MATCHED.new_head(encoder, tiny.embedding.weight, 1)
    assert torch.equal(again, tiny.head.weight)


def test_another_protocol_keeps_all_but_the_head(encoder):
    model = PocketGuard(TINY)
    other = in_protocol(model, MATCHED, encoder, 3)
    assert other.config == TINY_MATCHED and in_protocol(other, MATCHED, encoder, 4) is other
    kept = {name: value for name, value in model.state_dict().items() if name != "head.weight"}
    assert all(torch.equal(other.state_dict()[name], value) for name, value in kept.items())


@pytest.mark.parametrize(("config", "named"), [(TINY, False), (TINY_MATCHED, True)])
def test_a_checkpoint_names_its_protocol_unless_it_is_the_first(tmp_path, config, named):
    save_checkpoint(tmp_path / "last.pt", PocketGuard(config), {})
    again, saved = load_checkpoint(tmp_path / "last.pt")
    assert again.config == config and ("protocol" in saved["config"]) == named


def test_a_package_of_the_second_protocol_scores_in_onnx_as_in_pytorch(tmp_path, encoder, tiny):
    weights, architecture, _ = write_weights(tiny, tmp_path)
    graph = write_graph(tmp_path, architecture, weights, "fp32")
    (tmp_path / "tokenizer.json").write_bytes((PACKAGE / "tokenizer.json").read_bytes())
    manifest = {"protocol": MATCHED.id, "architecture": {"kvHeads": 1, "headSize": 64}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    again = load_package(tmp_path)
    assert again.config == TINY_MATCHED
    taxonomy = [Category("A", "Recipes", "Anything about cooking."), Category("B", "Weather"), Category("C", "Pets")]
    rng = random.Random(1)
    windows = [encoder.turns([rng.randrange(20, 49152) for _ in range(count)], None) for count in (3, 17)]
    expected = score_windows(again, encoder, windows, taxonomy)
    found = OnnxGuard(tmp_path, manifest, {"graph": graph}, taxonomy).scores(windows)
    assert found.margin == pytest.approx(expected.margin, abs=1e-4)
    assert found.categories == pytest.approx(expected.categories, abs=1e-4)
