"""The export that the benchmark holds the engine against must answer as the package does."""

import json

import numpy as np
from guard_convert.goldens import GraphRunner
from guard_convert.plain_export import write_graph
from tiny_llama import write_package

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
