"""What sets one protocol apart from another: how a taxonomy is written, where the head is read, and what its rows mean."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from torch import Tensor

from ..prompt import Category, PromptEncoder


@dataclass(frozen=True)
class Prefix:
    """ids: the tokens of a taxonomy. keys: the positions among them at which the head is read, one per category, or none."""

    ids: list[int]
    keys: list[int]


@dataclass(frozen=True)
class Reading:
    """What the head says of B rows: verdict [B, 2], logits of safe and unsafe; categories [B, C], their scores in the order
    of the taxonomy, whose softmax shares out the unsafe probability."""

    verdict: Tensor
    categories: Tensor

    @property
    def margin(self) -> Tensor:
        """[B]: unsafe minus safe logit."""
        return self.verdict[:, 1] - self.verdict[:, 0]


class Protocol(ABC):
    """id: its name in manifests. suffix: tokens behind the turns, at which the head is read. controls: the literals of the
    control tokens besides those of turns. head_rate: factor on the head's learning rate. word_share: share of the training
    rows that are judged under categories made of a word."""

    id: str
    suffix: tuple[int, ...]
    controls: tuple[str, ...]
    head_rows: int
    max_categories: int
    head_rate: float
    word_share: float

    def prefix(self, encoder: PromptEncoder, taxonomy: list[Category]) -> Prefix:
        """@throws ValueError when the taxonomy has no category, or more than the protocol can hold."""
        if not 0 < len(taxonomy) <= self.max_categories:
            raise ValueError(f"taxonomy: must have 1 to {self.max_categories} categories for {self.id}, but has {len(taxonomy)}")
        return self.write(encoder, taxonomy)

    @abstractmethod
    def write(self, encoder: PromptEncoder, taxonomy: list[Category]) -> Prefix:
        """The prefix of a taxonomy whose size is right."""

    @abstractmethod
    def read(self, at_keys: Tensor, at_suffix: Tensor, categories: int) -> Reading:
        """at_keys [K, head rows], at_suffix [B, S, head rows]: the head's outputs; categories: how many the taxonomy has."""

    @abstractmethod
    def head_ids(self, encoder: PromptEncoder) -> list[int] | None:
        """The token that each row of the head stands for, or None where rows stand for none."""

    @abstractmethod
    def new_head(self, encoder: PromptEncoder, embedding: Tensor, seed: int) -> Tensor:
        """embedding [vocabulary, hidden] -> [head rows, hidden] float32: what an untrained head starts from."""
