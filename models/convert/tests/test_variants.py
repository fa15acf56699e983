"""The graphs of a small random decoder, run by ONNX Runtime: what int8 changes, and what no variant may change."""

import json

import numpy as np
import onnxruntime
import pytest
from guard_convert.add_variant import add_variant
from guard_convert.graph import store, write_graph
from guard_convert.int8 import hadamard
from guard_convert.shards import ShardWriter
from guard_convert.variants import VARIANTS
from guard_convert.weights import Architecture, DecoderWeights, LayerWeights

SHAPE = Architecture(layers=4, hidden=128, heads=2, kv_heads=1, head_size=64, mlp=192, rms_eps=1e-5, max_positions=64)
TOKENS = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """A package with an fp32 graph, a manifest, and an int8 graph added to it afterwards."""
    folder = tmp_path_factory.mktemp("package")
    rng = np.random.default_rng(5)
    shards = ShardWriter(folder)

    def matrix(rows: int, columns: int):
        return store(shards, rng.normal(0, columns**-0.5, (rows, columns)).astype(np.float32))[0]

    def gain():
        return rng.uniform(0.5, 1.5, SHAPE.hidden).astype(np.float32)

    embedding = matrix(16, SHAPE.hidden)
    layers = [
        LayerWeights(gain(), matrix(256, 128), matrix(128, 128), gain(), matrix(384, 128), matrix(128, 192))
        for _ in range(SHAPE.layers)
    ]
    angles = np.outer(np.arange(SHAPE.max_positions), 100.0 ** (-np.arange(32) / 32))
    tables = [shards.add(table.astype(np.float32)) for table in (np.cos(angles), np.sin(angles))]
    head = rng.normal(0, 0.1, (4, SHAPE.hidden)).astype(np.float32)
    name = write_graph(folder, SHAPE, DecoderWeights(embedding, layers, gain(), head, *tables), "fp32")
    variant = {"dtype": "fp32", "executionProvider": "wasm", "graph": name, "tolerance": 0.002}
    file = {"path": name, "bytes": 0, "sha256": ""}
    manifest = {"variants": [variant], "files": [file, {"path": "tokenizer.json", "bytes": 2, "sha256": "0"}]}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    add_variant(folder, "int8")
    return folder


def run(folder, variant: str, tokens: list[int], past: dict[str, np.ndarray] | None = None):
    """-> logits [T, 4] of all tokens, and the cache to go on from."""
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    session = onnxruntime.InferenceSession(str(folder / f"model_{variant}.onnx"), options)
    names = [one.name for one in session.get_inputs() if one.name.startswith("past")]
    past = past or {name: np.zeros((1, SHAPE.kv_heads, 0, SHAPE.head_size), np.float32) for name in names}
    length = past[names[0]].shape[2] + len(tokens)
    feed = {"input_ids": np.array([tokens]), "attention_mask": np.ones((1, length), np.int64),
            "num_logits_to_keep": np.array(len(tokens)), **past}
    outputs = dict(zip([one.name for one in session.get_outputs()], session.run(None, feed), strict=True))
    return outputs["logits"][0], {name: outputs[name.replace("past_key_values", "present")] for name in names}


def test_the_rotation_is_undone_by_itself():
    assert np.allclose(hadamard(64) @ hadamard(64), np.eye(64), atol=1e-6)


def test_int8_computes_nearly_what_fp32_computes(package):
    exact, rounded = run(package, "fp32", TOKENS)[0], run(package, "int8", TOKENS)[0]
    assert 0 < np.abs(exact - rounded).max() < 0.05 * np.abs(exact).max()


@pytest.mark.parametrize("variant", ["fp32", "int8"])
@pytest.mark.parametrize("cut", [1, 4, 9])
def test_a_result_does_not_depend_on_where_cache_and_forward_meet(package, variant, cut):
    whole = run(package, variant, TOKENS)[0]
    _, cache = run(package, variant, TOKENS[:cut])
    assert np.abs(run(package, variant, TOKENS[cut:], cache)[0] - whole[cut:]).max() < 1e-5


def test_a_graph_written_from_a_package_is_the_one_that_the_weights_gave(package):
    before = (package / "model_fp32.onnx").read_bytes()
    add_variant(package, "fp32")
    assert (package / "model_fp32.onnx").read_bytes() == before


def test_an_added_variant_is_in_the_manifest_before_what_it_is_better_than(package):
    manifest = json.loads((package / "manifest.json").read_text())
    order = [one["dtype"] for one in manifest["variants"]]
    assert order == [name for name in VARIANTS if name in order]
    assert order.index("int8") < order.index("fp32")
    described = {one["path"]: one for one in manifest["files"]}
    assert described["model_int8.onnx"]["bytes"] == (package / "model_int8.onnx").stat().st_size
    assert list(described).index("model_int8.onnx") < list(described).index("tokenizer.json")
