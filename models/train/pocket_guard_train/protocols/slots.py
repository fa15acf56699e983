"""Protocol `pocket-guard-1`: categories have letters, and two slots ask for the verdict and for the letter.

    <|im_start|>system\\n{INSTRUCTION}\\n A: {name}[. {description}]\\n B: ...<|im_end|>\\n      prefix: one per taxonomy
    <jupyter_output><empty_output>                                                        suffix: the two slots
"""

from string import ascii_uppercase

from torch import Tensor

from ..prompt import INSTRUCTION, Category, PromptEncoder
from .protocol import Prefix, Protocol, Reading

VERDICTS = (" safe", " unsafe")
LETTERS = tuple(f" {letter}" for letter in ascii_uppercase)


class Slots(Protocol):
    id = "pocket-guard-1"
    suffix = (14, 16)
    controls = ("<jupyter_output>", "<empty_output>")
    head_rows = len(VERDICTS) + len(LETTERS)
    max_categories = len(LETTERS)
    head_rate = 1.0
    word_share = 0.0

    def write(self, encoder: PromptEncoder, taxonomy: list[Category]) -> Prefix:
        lines = [f"{letter}: {category.line}" for letter, category in zip(LETTERS, taxonomy, strict=False)]
        text = "\n".join((f"system\n{INSTRUCTION}", *lines))
        return Prefix([encoder.im_start, *encoder.text(text), encoder.im_end, *encoder.text("\n")], [])

    def read(self, at_keys: Tensor, at_suffix: Tensor, categories: int) -> Reading:
        first = len(VERDICTS)
        return Reading(at_suffix[:, 0, :first], at_suffix[:, 1, first : first + categories])

    def head_ids(self, encoder: PromptEncoder) -> list[int]:
        ids = [encoder.text(word) for word in (*VERDICTS, *LETTERS)]
        assert all(len(one) == 1 for one in ids)
        return [one[0] for one in ids]

    def new_head(self, encoder: PromptEncoder, embedding: Tensor, seed: int) -> Tensor:
        return embedding[self.head_ids(encoder)].detach().clone()
