"""One category of a deployer: what it is called, what it covers, messages that match and messages that nearly do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    name: str
    paraphrases: tuple[str, ...]
    description: str
    match: tuple[str, ...]
    near: tuple[str, ...]
    held_out: bool = False

    @property
    def code(self) -> str:
        return "X-" + self.name.lower().replace(" ", "-")
