"""The protocols of pocket-guard, by the id that manifests and checkpoints name."""

from .matched import Matched
from .protocol import Protocol
from .slots import Slots

PROTOCOLS: dict[str, Protocol] = {one.id: one for one in (Slots(), Matched())}


def protocol_named(name: str) -> Protocol:
    """@throws ValueError when no protocol has this id."""
    if name not in PROTOCOLS:
        raise ValueError(f"protocol {name!r} is not known; known are {', '.join(PROTOCOLS)}")
    return PROTOCOLS[name]
