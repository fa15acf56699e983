"""The shipped package as a plain export: what the benchmark holds the engine against.

    python -m guard_convert.plain_export --package ../pocket-guard --out ../../bench/plain-export

The weights are the package's own 4-bit blocks, byte for byte. The form is the one that transformers.js loads with
`from_pretrained(..., {dtype: "q4"})`: one graph, one file of external data, the embedding in float32 and, tied to it, an
output head over the whole vocabulary in 4 bits. The rows that the package's small head trained anew replace those of
the embedding, so that both answer alike.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto as T
from onnx import helper, numpy_helper

from .quantize import BLOCK, Quantized, quantize

CONTRIB = "com.microsoft"
GRAPH = "model_q4.onnx"
# Of the package's graph: what its small head and its 4-bit embedding consist of.
REPLACED_NODES = ("GatherBlockQuantized", "MatMul")
REPLACED_TENSORS = ("embedding.values", "embedding.zeros", "embedding.scales", "head")


class PackageTensors:
    """The initializers of a package's graph, read from its shards."""

    def __init__(self, package: Path, model: onnx.ModelProto) -> None:
        self.package = package
        self.tensors = {tensor.name: tensor for tensor in model.graph.initializer}

    def data(self, name: str) -> bytes:
        """The bytes of a tensor in external data."""
        place = {entry.key: entry.value for entry in self.tensors[name].external_data}
        with (self.package / place["location"]).open("rb") as file:
            file.seek(int(place["offset"]))
            return file.read(int(place["length"]))

    def embedding(self) -> Quantized:
        rows, columns = self.tensors["embedding.values"].dims
        values, zeros = (
            np.frombuffer(self.data(f"embedding.{part}"), np.uint8).reshape(rows, -1) for part in ("values", "zeros")
        )
        scales = np.frombuffer(self.data("embedding.scales"), np.float16).reshape(rows, -1)
        return Quantized(rows, columns, values, zeros, scales)

    def head(self) -> np.ndarray:
        """[head rows, hidden] float32."""
        return numpy_helper.to_array(self.tensors["head"]).T


class PlainGraph:
    """Collects the tensors of the plain graph, in one file of external data."""

    def __init__(self, folder: Path) -> None:
        self.tensors: list[onnx.TensorProto] = []
        self.location = f"{GRAPH}_data"
        self.file = (folder / self.location).open("wb")

    def external(self, name: str, kind: int, shape: list[int], data: bytes) -> None:
        self.file.write(b"\0" * (-self.file.tell() % 64))
        tensor = T(name=name, data_type=kind, dims=shape, data_location=T.EXTERNAL)
        for key, value in (("location", self.location), ("offset", self.file.tell()), ("length", len(data))):
            tensor.external_data.add(key=key, value=str(value))
        self.file.write(data)
        self.tensors.append(tensor)


def full_head(embedding: Quantized, rows: np.ndarray, token_ids: list[int]) -> Quantized:
    """The tied head, with the rows that were trained anew in their places."""
    trained = quantize(rows)
    parts = []
    for name in ("values", "zeros", "scales"):
        part = getattr(embedding, name).copy()
        part[token_ids] = getattr(trained, name).reshape(len(token_ids), -1)
        parts.append(part)
    values, zeros, scales = parts
    return Quantized(embedding.rows, embedding.columns, values, zeros, scales)


def without_last_layer_cut(nodes: list[onnx.NodeProto]) -> list[onnx.NodeProto]:
    """The package's last layer runs for the kept positions only. As common exports do, runs it for all of them, and keeps
    the last ones of what comes out of it: `last_hidden`."""
    whole = {node.output[0]: node.input[0] for node in nodes if node.op_type == "Slice"}
    bounds = next(node.input[1:] for node in nodes if node.op_type == "Slice")
    kept = [node for node in nodes if node.op_type != "Slice"]
    for node in kept:
        node.input[:] = [whole.get(name, name) for name in node.input]
    return [*kept, helper.make_node("Slice", ["normed", *bounds], ["last_hidden"])]


def write_graph(package: Path, head_token_ids: list[int], folder: Path) -> onnx.ModelProto:
    """Writes the graph and its data. Returns the graph."""
    model = onnx.load(package / GRAPH, load_external_data=False)
    tensors = PackageTensors(package, model)
    embedding = tensors.embedding()
    head = full_head(embedding, tensors.head(), head_token_ids)
    rows, columns = embedding.rows, embedding.columns

    plain = PlainGraph(folder)
    for name, tensor in tensors.tensors.items():
        if name in REPLACED_TENSORS:
            continue
        if tensor.data_location == T.EXTERNAL:
            plain.external(name, tensor.data_type, list(tensor.dims), tensors.data(name))
        else:
            plain.tensors.append(tensor)
    plain.external("embedding", T.FLOAT, [rows, columns], embedding.dequantize().tobytes())
    blocks = columns // BLOCK
    plain.external("head.values", T.UINT8, [rows, blocks, BLOCK // 2], head.values.tobytes())
    plain.external("head.zeros", T.UINT8, [rows * blocks // 2], head.zeros.tobytes())
    plain.external("head.scales", T.FLOAT, [rows * blocks], head.scales.astype(np.float32).tobytes())
    plain.file.close()

    gather = helper.make_node("Gather", ["embedding", "input_ids"], ["embedded"])
    multiply = helper.make_node(
        "MatMulNBits", ["last_hidden", "head.values", "head.scales", "head.zeros"], ["logits"],
        domain=CONTRIB, K=columns, N=rows, bits=4, block_size=BLOCK,
    )
    kept = without_last_layer_cut(
        [node for node in model.graph.node if node.op_type not in REPLACED_NODES and node.input[0] != "embedding.scales"]
    )
    del model.graph.node[:], model.graph.initializer[:]
    model.graph.node.extend([gather, *kept, multiply])
    model.graph.initializer.extend(plain.tensors)
    model.graph.output[0].type.tensor_type.shape.dim[2].dim_value = rows
    (folder / GRAPH).write_bytes(model.SerializeToString())
    return model


def describe(model: onnx.ModelProto, manifest: dict) -> dict:
    """config.json: what transformers.js needs to know to feed the graph."""
    attention = next(node for node in model.graph.node if node.op_type == "GroupQueryAttention")
    heads = next(one.i for one in attention.attribute if one.name == "num_heads")
    vocabulary, hidden = next(tensor.dims for tensor in model.graph.initializer if tensor.name == "embedding")
    architecture = manifest["architecture"]
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "hidden_size": hidden,
        "vocab_size": vocabulary,
        "num_attention_heads": heads,
        "num_key_value_heads": architecture["kvHeads"],
        "head_dim": architecture["headSize"],
        "num_hidden_layers": architecture["layers"],
        "max_position_embeddings": architecture["maxPositions"],
        "tie_word_embeddings": True,
        "transformers.js_config": {"use_external_data_format": {GRAPH: 1}},
    }


def export(package: Path, out: Path) -> None:
    """Writes the folder. @throws ValueError for a package whose head is not over tokens."""
    manifest = json.loads((package / "manifest.json").read_text())
    if "headTokenIds" not in manifest:
        raise ValueError(
            f"manifest.headTokenIds: is missing; the head of {manifest['protocol']} gives no tokens, and generate() "
            "writes nothing else"
        )
    folder = out / "onnx"
    folder.mkdir(parents=True, exist_ok=True)
    model = write_graph(package, manifest["headTokenIds"], folder)
    shutil.copyfile(package / manifest["tokenizer"], out / "tokenizer.json")
    files = {
        "config.json": describe(model, manifest),
        # Without an end token, generate() always makes as many tokens as it is asked for.
        "generation_config.json": {"bos_token_id": 1, "pad_token_id": 2},
        "tokenizer_config.json": {"tokenizer_class": "GPT2Tokenizer", "clean_up_tokenization_spaces": False},
    }
    for name, content in files.items():
        (out / name).write_text(json.dumps(content, indent=2) + "\n")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, default=Path("../pocket-guard"))
    parser.add_argument("--out", type=Path, default=Path("../../bench/plain-export"))
    args = parser.parse_args(arguments)
    export(args.package, args.out)


if __name__ == "__main__":
    main()
