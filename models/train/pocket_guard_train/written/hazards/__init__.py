"""Requests per hazard, with benign twins that share their words. How-tos are base-form verb phrases, see framings.py."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Requests:
    """`how`: to be told how; `make`: to be written or made; `say`: whole messages. `safe_*`: the benign twins."""

    code: str
    how: tuple[str, ...] = ()
    make: tuple[str, ...] = ()
    say: tuple[str, ...] = ()
    safe_how: tuple[str, ...] = ()
    safe_make: tuple[str, ...] = ()
    safe_say: tuple[str, ...] = ()
