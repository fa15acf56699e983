"""Tiny checkpoints through the converter, held against Hugging Face transformers."""

import hashlib
import json
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from guard_convert.__main__ import main
from guard_convert.checkpoint import Checkpoint, Rope, read_config
from guard_convert.convert import Options, convert
from guard_convert.decoder import DecoderWriter
from guard_convert.goldens import GraphRunner
from guard_convert.graph import write_graph
from guard_convert.protocol import GuardPrompts
from guard_convert.quantize import quantize, quantize_centred
from guard_convert.rope import rotary_tables
from tiny_llama import write_checkpoint, write_package
from transformers import AutoModelForCausalLM, LlamaConfig
from transformers.models.llama.modeling_llama import LlamaRotaryEmbedding

OPTIONS = Options(protocol="llama-guard-3-1b", id="tiny", name="Llama Guard, tiny")
# Longer than the trained context of the tiny checkpoint's rope, so that its scaling counts.
TOKENS = [3 + 7 * index % 250 for index in range(300)]
LAST = 5


def rounded_reference(folder, out, head_ids, tokens=TOKENS, variants=("fp32", "q4", "q4_wasm", "q4f16"), **choice):
    """Writes shards and graphs. -> transformers' logits [LAST, vocabulary] with the 4-bit weights put in, and runners."""
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    parameters = dict(model.named_parameters())

    def put(name, quantized):
        whole, first = torch.from_numpy(quantized.dequantize()), 0
        group = {"q_proj": ("q_proj", "k_proj", "v_proj"), "gate_proj": ("gate_proj", "up_proj")}
        part = name.split(".")[-2]
        for one in group.get(part, (part,)):
            target = parameters[name.replace(part, one)]
            target.data = whole[first : first + len(target)]
            first += len(target)

    # A pruned head keeps the checkpoint's float32 rows, though the embedding it is tied to is rounded.
    head = model.lm_head.weight.detach().clone()
    writer = DecoderWriter(Checkpoint(folder), out, 2_000_000, observe=put, **choice)
    shape, weights = writer.write(max(1536, len(tokens)), head_ids)
    with torch.inference_mode():
        hidden = model.model(torch.tensor([tokens])).last_hidden_state[0, -LAST:]
        rows = model.lm_head.weight if head_ids is None else head
        logits = (hidden @ rows.T).numpy()
    graphs = {one: GraphRunner(out / write_graph(out, shape, weights, one)) for one in variants}
    return logits, graphs


@pytest.mark.parametrize(
    ("changes", "files", "bfloat16"),
    [({}, 1, False), ({"tie_word_embeddings": False}, 1, False), ({}, 3, True),
     ({"rope_scaling": None, "tie_word_embeddings": False}, 2, True)],
    ids=["tied", "untied", "tied, in three bfloat16 files", "untied, plain rope, in two bfloat16 files"],
)
@pytest.mark.parametrize("head", ["full", "pruned"])
def test_every_graph_gives_the_logits_of_transformers(tmp_path, changes, files, bfloat16, head):
    write_checkpoint(tmp_path / "in", changes, files, bfloat16)
    (tmp_path / "out").mkdir()
    prompts = GuardPrompts.read("llama-guard-3-1b", tmp_path / "in" / "tokenizer.json")
    head_ids = prompts.head_token_ids() if head == "pruned" else None
    expected, graphs = rounded_reference(tmp_path / "in", tmp_path / "out", head_ids)
    expected = expected if head_ids is None else expected[:, head_ids]
    for name, graph in graphs.items():
        found = graph.logits(TOKENS, LAST)
        tolerance = 1e-3 if name != "q4f16" else 0.01 * np.abs(expected).max()
        assert found.shape == expected.shape
        assert np.abs(found - expected).max() < tolerance, name


@pytest.mark.parametrize("choice", [{"own_zero_points": True}, {"block": 64}], ids=["own zero points", "blocks of 64"])
def test_graphs_of_weights_that_are_rounded_otherwise_are_as_exact(tmp_path, choice):
    write_checkpoint(tmp_path / "in", {"intermediate_size": 256})
    (tmp_path / "out").mkdir()
    expected, graphs = rounded_reference(tmp_path / "in", tmp_path / "out", None, **choice)
    assert np.abs(graphs["q4"].logits(TOKENS, LAST) - expected).max() < 1e-3
    assert np.abs(graphs["fp32"].logits(TOKENS, LAST) - expected).max() < 1e-3


@pytest.mark.parametrize("scaling", [
    {"rope_type": "llama3", "factor": 32.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
     "original_max_position_embeddings": 8192},
    {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
     "original_max_position_embeddings": 8192},
    {"rope_type": "default"},
], ids=["Llama 3.2", "Llama 3.1", "none"])
def test_rotary_tables_are_those_of_transformers_up_to_position_8192(tmp_path, scaling):
    config = LlamaConfig(hidden_size=2048, num_attention_heads=32, head_dim=64, max_position_embeddings=131072,
                         rope_parameters={"rope_theta": 500_000.0, **scaling})
    embedding = LlamaRotaryEmbedding(config)
    cos, sin = (one[0, :, :32].numpy() for one in embedding(torch.zeros(1, 8193, 1), torch.arange(8193)[None]))
    config.save_pretrained(tmp_path)
    tables = rotary_tables(read_config(tmp_path).rope, 64, 8193)
    for found, expected in zip(tables, (cos, sin), strict=True):
        # One step of float32 in the angle 8192 is 0.0005, and transformers and numpy may round a power differently.
        assert np.abs(found - expected).max() < 1e-3
        assert np.abs(found[:2049] - expected[:2049]).max() < 3e-4


def test_a_graph_reads_a_prompt_of_8192_tokens_as_transformers_does(tmp_path):
    scaling = {"rope_type": "llama3", "factor": 32.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
               "original_max_position_embeddings": 8192}
    write_checkpoint(tmp_path / "in", {"rope_theta": 5e5, "rope_scaling": scaling, "max_position_embeddings": 131072})
    (tmp_path / "out").mkdir()
    tokens = [TOKENS[index % len(TOKENS)] for index in range(8192)]
    expected, graphs = rounded_reference(tmp_path / "in", tmp_path / "out", None, tokens, variants=("q4",))
    assert np.abs(graphs["q4"].logits(tokens, LAST) - expected).max() < 1e-3


def test_older_and_newer_configs_name_the_same_rope(tmp_path):
    scaling = {"rope_type": "llama3", "factor": 32.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
               "original_max_position_embeddings": 8192}
    older, newer = tmp_path / "older", tmp_path / "newer"
    write_checkpoint(older, {"rope_theta": 5e5, "rope_scaling": scaling})
    write_checkpoint(newer, {"rope_theta": None, "rope_scaling": None, "rope_parameters": {"rope_theta": 5e5, **scaling}})
    assert read_config(older).rope == read_config(newer).rope == Rope(5e5, "llama3", {
        key: value for key, value in scaling.items() if key != "rope_type"})


@pytest.mark.parametrize(("changes", "field"), [
    ({"model_type": "gemma2"}, "model_type"),
    ({"attention_bias": True}, "attention_bias"),
    ({"hidden_act": "gelu"}, "hidden_act"),
    ({"rope_scaling": {"rope_type": "yarn", "factor": 2.0}}, "rope type"),
])
def test_an_architecture_that_the_graph_does_not_have_is_refused(tmp_path, changes, field):
    write_checkpoint(tmp_path, changes)
    with pytest.raises(ValueError, match=field):
        read_config(tmp_path)


def test_a_tensor_of_another_shape_than_the_config_says_is_refused(tmp_path):
    write_checkpoint(tmp_path)
    path = tmp_path / "config.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "intermediate_size": 256}))
    with pytest.raises(ValueError, match="gate_proj.*shape"):
        DecoderWriter(Checkpoint(tmp_path), tmp_path, 1_000_000).write(64, None)


def test_a_searched_scale_nearly_makes_up_for_the_zero_point_that_is_not():
    weight = np.random.default_rng(3).normal(0, 0.02, (64, 2048)).astype(np.float32)
    error = {one: np.square(one(weight).dequantize() - weight).mean() ** 0.5 for one in (quantize, quantize_centred)}
    assert error[quantize_centred] < 1.02 * error[quantize]
    assert not quantize_centred(np.zeros((2, 64), np.float32)).dequantize().any()


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """-> folder, manifest."""
    folder = tmp_path_factory.mktemp("package")
    return folder, write_package(folder)


def test_a_package_lists_every_file_with_its_hash(package):
    folder, manifest = package
    for one in manifest["files"]:
        data = (folder / one["path"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (one["bytes"], one["sha256"])
    listed = {one["path"] for one in manifest["files"]}
    assert listed == {one.name for one in folder.iterdir()} - {"manifest.json"}


@pytest.mark.parametrize("variant", ["q4", "q4f16"])
def test_a_graph_of_4_bits_keeps_every_matrix_in_blocks_of_32_but_the_pruned_head(package, variant):
    folder, manifest = package
    graph = onnx.load(folder / f"model_{variant}.onnx", load_external_data=False).graph
    layers = manifest["architecture"]["layers"]
    counts = Counter(node.op_type for node in graph.node)
    assert (counts["GatherBlockQuantized"], counts["GroupQueryAttention"]) == (1, layers)
    assert (counts["MatMulNBits"], counts["MatMul"]) == (7 * layers, 1)
    quantized = [node for node in graph.node if node.op_type in ("MatMulNBits", "GatherBlockQuantized")]
    assert {value.i for node in quantized for value in node.attribute if value.name == "block_size"} == {32}
    head = next(one for one in graph.initializer if one.name == "head")
    assert head.dims[1] == len(manifest["headTokenIds"])


def test_a_package_says_whose_model_it_is(package):
    folder, manifest = package
    assert manifest["licence"]["attribution"] == "Built with Llama"
    assert "Llama 3.2 Community License" in (folder / "NOTICE.txt").read_text()
    assert (folder / "LICENSE.txt").read_text() == "A licence agreement.\n"
    assert "LICENSE.txt" in {one["path"] for one in manifest["files"]}


def test_the_engine_tests_have_this_very_package(package):
    folder, manifest = package
    fixture = Path(__file__).parents[3] / "packages/engine/src/fixtures/tiny-llama-guard"
    kept = json.loads((fixture / "manifest.json").read_text())
    scores = [[one["selfTest"][index].pop("unsafeScore") for index in range(3)] for one in (kept, json.loads(
        (folder / "manifest.json").read_text()))]
    assert np.allclose(*scores, atol=1e-5)
    for name in ("tokenizer.json", *manifest["weights"]):
        assert (fixture / name).read_bytes() == (folder / name).read_bytes()


def test_without_a_licence_file_nothing_is_converted(tmp_path):
    write_checkpoint(tmp_path / "in")
    (tmp_path / "in" / "LICENSE.txt").unlink()
    with pytest.raises(FileNotFoundError, match="licence"):
        convert(tmp_path / "in", tmp_path / "out", OPTIONS)


def test_a_name_that_does_not_begin_with_llama_is_refused(tmp_path):
    write_checkpoint(tmp_path / "in")
    with pytest.raises(ValueError, match="begins with Llama"):
        convert(tmp_path / "in", tmp_path / "out", Options("llama-guard-3-1b", "mine", "My guard"))


def test_a_full_head_is_written_as_a_range(tmp_path):
    config = write_checkpoint(tmp_path / "in")
    manifest = convert(tmp_path / "in", tmp_path / "out", Options("llama-guard-3-1b", "t", "Llama t", full_head=True))
    assert manifest["headTokenIds"] == {"first": 0, "count": config["vocab_size"]}


def test_shards_stay_within_their_limit(tmp_path):
    write_checkpoint(tmp_path / "in")
    options = Options("llama-guard-3-1b", "t", "Llama t", shard_bytes=250_000)
    manifest = convert(tmp_path / "in", tmp_path / "out", options)
    sizes = [one["bytes"] for one in manifest["files"] if one["path"] in manifest["weights"]]
    assert len(sizes) > 1
    assert max(sizes) <= 250_000


def test_the_command_converts_a_folder(tmp_path, capsys):
    write_checkpoint(tmp_path / "in")
    main(["--checkpoint", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--variants", "q4_wasm", "q4"])
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert (manifest["id"], manifest["name"]) == ("llama-guard-3-1b", "Llama Guard 3 1B")
    assert [(one["dtype"], one["executionProvider"]) for one in manifest["variants"]] == [("q4", "webgpu"), ("q4", "wasm")]
    assert "peak" in capsys.readouterr().out
