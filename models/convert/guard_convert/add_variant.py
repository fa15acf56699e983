"""Writes a graph into a finished package and names it in the manifest; the weights stay as they are.

    python -m guard_convert.add_variant --package ../pocket-guard --variant int8
"""

import argparse
import hashlib
import json
from pathlib import Path

from .graph import Variant, write_graph
from .package_weights import PackageWeights
from .variants import VARIANTS, describe_variants


def variant_of(described: dict) -> Variant:
    """The variant of an entry of the manifest, which its graph's name tells."""
    return described["graph"].removeprefix("model_").removesuffix(".onnx")


def add_variant(folder: Path, variant: Variant) -> None:
    """folder: a package with an fp32 graph. A graph of this variant that is already there is replaced."""
    package = PackageWeights(folder)
    name = write_graph(folder, package.architecture(), package.weights(), variant)
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    kept = {variant_of(one): one for one in manifest["variants"]}
    rounding = min(one["tolerance"] - VARIANTS[key].tolerance for key, one in kept.items())
    kept[variant] = describe_variants({variant: name}, rounding)[0]
    manifest["variants"] = [kept[key] for key in VARIANTS if key in kept]
    data = (folder / name).read_bytes()
    files = {one["path"]: one for one in manifest["files"]}
    files[name] = {"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    first = [one["graph"] for one in manifest["variants"]]
    manifest["files"] = [files[path] for path in [*first, *(path for path in files if path not in first)]]
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--variant", choices=list(VARIANTS), required=True)
    args = parser.parse_args()
    add_variant(args.package, args.variant)


if __name__ == "__main__":
    main()
