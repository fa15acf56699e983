"""The graphs of a package, in the order in which an engine tries them."""

from dataclasses import dataclass

from .graph import Variant


@dataclass(frozen=True)
class VariantTerms:
    """execution_provider: where an engine runs it. tolerance: how far an unsafe score may lie from PyTorch's, in float32."""

    execution_provider: str
    tolerance: float
    dtype: str


VARIANTS: dict[Variant, VariantTerms] = {
    "q4f16": VariantTerms("webgpu", 0.03, "q4f16"),
    "q4": VariantTerms("webgpu", 0.002, "q4"),
    "int8": VariantTerms("wasm", 0.03, "int8"),
    "fp32": VariantTerms("wasm", 0.002, "fp32"),
    "q4_wasm": VariantTerms("wasm", 0.002, "q4"),
}


def describe_variants(graphs: dict[Variant, str], rounding: float = 0.0) -> list[dict]:
    """-> the `variants` of a manifest, best first.

    graphs: file names by variant. rounding: how far the 4-bit weights alone move a golden score, added to each tolerance.
    """
    return [
        {"dtype": terms.dtype, "executionProvider": terms.execution_provider, "graph": graphs[name],
         "tolerance": round(terms.tolerance + rounding, 6)}
        for name, terms in VARIANTS.items()
        if name in graphs
    ]
