"""One training step: its rows, and the taxonomy that they are judged under."""

from dataclasses import dataclass

from .data import Row
from .prompt import Category

# Tokens of a row that may stand beside custom topics, whose messages are short.
SHORT = 36


@dataclass(frozen=True)
class Step:
    rows: list[Row]
    taxonomy: list[Category]
