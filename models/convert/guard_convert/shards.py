"""External data: tensors laid one behind another in files of limited size, which every graph of a package shares."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

SHARD_BYTES = 16_000_000
ALIGNMENT = 64


@dataclass(frozen=True)
class Place:
    """Where a tensor's bytes lie."""

    file: str
    offset: int
    length: int

    def part(self, first: int, count: int, of: int) -> "Place":
        """The bytes of rows [first, first + count) of a tensor with `of` rows."""
        row = self.length // of
        return Place(self.file, self.offset + first * row, count * row)

    def followed_by(self, rest: "Place") -> "Place":
        """Both as one: `rest` begins where this ends."""
        if (rest.file, rest.offset) != (self.file, self.offset + self.length):
            raise ValueError(f"{rest.file}: the bytes at {rest.offset} do not follow those at {self.offset}")
        return Place(self.file, self.offset, self.length + rest.length)


class ShardWriter:
    """Appends tensors to `model.onnx_data`, `model.onnx_data_1`, ...; a tensor never spans two files."""

    def __init__(self, folder: Path, limit: int = SHARD_BYTES) -> None:
        """limit: bytes that a file has at most; the largest tensor must fit."""
        self.folder = folder
        self.limit = limit
        self.files: list[str] = []
        self.size = limit + 1

    def add(self, array: np.ndarray) -> Place:
        data = np.ascontiguousarray(array).tobytes()
        if len(data) > self.limit:
            raise ValueError(f"a tensor of {len(data)} bytes is larger than a shard of {self.limit}; allow larger shards")
        padding = -self.size % ALIGNMENT
        if self.size + padding + len(data) > self.limit:
            self.files.append("model.onnx_data" + (f"_{len(self.files)}" if self.files else ""))
            (self.folder / self.files[-1]).unlink(missing_ok=True)
            self.size, padding = 0, 0
        place = Place(self.files[-1], self.size + padding, len(data))
        with (self.folder / place.file).open("ab") as out:
            out.write(b"\0" * padding + data)
        self.size += padding + len(data)
        return place
