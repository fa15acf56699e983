"""The export that the benchmark holds the engine against must answer as the package does."""

import json
from pathlib import Path

import numpy as np
import pytest
from guard_convert.goldens import GraphRunner
from guard_convert.plain_export import main, write_graph
from tiny_llama import write_package, write_plain_export

TOKENS = [3 + 7 * index % 250 for index in range(40)]


def test_the_plain_export_gives_the_packages_tokens_the_packages_logits(tmp_path):
    package, out = tmp_path / "package", tmp_path / "plain"
    out.mkdir()
    write_package(package)
    head = json.loads((package / "manifest.json").read_text())["headTokenIds"]
    graph = write_graph(package, head, out)
    vocabulary = next(tensor.dims[0] for tensor in graph.graph.initializer if tensor.name == "embedding")
    expected = GraphRunner(package / "model_q4.onnx").logits(TOKENS, 3)
    found = GraphRunner(out / "model_q4.onnx").logits(TOKENS, 3)
    assert found.shape == (3, vocabulary)
    # Its head is rounded to 4 bits, the package's is not.
    assert np.corrcoef(found[:, head].ravel(), expected.ravel())[0, 1] > 0.98


def test_the_plain_export_runs_its_last_layer_for_all_positions(tmp_path):
    package, out = tmp_path / "package", tmp_path / "plain"
    out.mkdir()
    write_package(package)
    head = json.loads((package / "manifest.json").read_text())["headTokenIds"]
    nodes = write_graph(package, head, out).graph.node
    assert [node.output[0] for node in nodes if node.op_type == "Slice"] == ["last_hidden"]
    assert nodes[-1].op_type == "MatMulNBits"


def test_a_package_whose_head_is_not_over_tokens_is_refused(tmp_path):
    (tmp_path / "manifest.json").write_text(json.dumps({"protocol": "pocket-guard-2"}))
    with pytest.raises(ValueError, match="headTokenIds: is missing; the head of pocket-guard-2"):
        main(["--package", str(tmp_path), "--out", str(tmp_path / "plain")])
    assert not (tmp_path / "plain").exists()


def test_the_engine_tests_have_this_very_export(tmp_path):
    goldens = write_plain_export(tmp_path)
    fixture = Path(__file__).parents[3] / "packages/engine/src/fixtures/tiny-plain-export"
    kept = json.loads((fixture / "goldens.json").read_text())
    assert np.allclose(*([one["unsafeScore"] for one in each] for each in (kept, goldens)), atol=1e-5)
    for name in ("config.json", "tokenizer.json", "onnx/model_q4.onnx_data"):
        assert (fixture / name).read_bytes() == (tmp_path / name).read_bytes()
