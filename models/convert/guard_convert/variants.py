"""The graphs of a package, in the order in which an engine tries them."""

from dataclasses import dataclass

from .graph import Variant


@dataclass(frozen=True)
class VariantTerms:
    """execution_provider: where an engine runs it. tolerance: how far an unsafe score may lie from PyTorch's, in float32."""

    execution_provider: str
    tolerance: float


VARIANTS: dict[Variant, VariantTerms] = {
    "q4f16": VariantTerms("webgpu", 0.03),
    "q4": VariantTerms("webgpu", 0.002),
    "int8": VariantTerms("wasm", 0.03),
    "fp32": VariantTerms("wasm", 0.002),
}


def describe_variants(graphs: dict[str, str]) -> list[dict]:
    """graphs: file names by variant. -> the `variants` of a manifest, best first."""
    return [
        {"dtype": name, "executionProvider": terms.execution_provider, "graph": graphs[name], "tolerance": terms.tolerance}
        for name, terms in VARIANTS.items()
        if name in graphs
    ]
