"""Protocol `pocket-guard-2`: every category has a key, the message has a query, and the graph's head gives both.

    <|im_start|>system\\n{INSTRUCTION} {name}[. {description}]<empty_output> {name}...<|im_end|>\\n   prefix: one per taxonomy
    <jupyter_output>                                                                       suffix: the slot

Every piece is encoded apart. The head's first WIDTH rows are the query, read at the slot; the others are the key, read
at the <empty_output> behind each category when the prefix is computed. A category's score is their product; the
log-odds of unsafe are the log-sum-exp of the scores, against 0 for "none of them". So a category that is not in the
prompt cannot count, and none has a place of its own in the head.
"""

import torch
from torch import Tensor

from ..prompt import INSTRUCTION, Category, PromptEncoder
from .protocol import Prefix, Protocol, Reading

WIDTH = 128
KEY_ID = 16
# Standard deviation of a new head: with it all scores lie near 0.
START = 0.02


class Matched(Protocol):
    id = "pocket-guard-2"
    suffix = (14,)
    controls = ("<jupyter_output>", "<empty_output>")
    head_rows = 2 * WIDTH
    max_categories = 40
    # The head starts at random, everything below it does not. Not more: both factors of a score move at every step, and at
    # five times the loss of a tiny model rises before it falls.
    head_rate = 2.0
    word_share = 0.1

    def write(self, encoder: PromptEncoder, taxonomy: list[Category]) -> Prefix:
        ids, keys = [encoder.im_start, *encoder.text(f"system\n{INSTRUCTION}")], []
        for category in taxonomy:
            ids += [*encoder.text(f" {category.line}"), KEY_ID]
            keys.append(len(ids) - 1)
        return Prefix([*ids, encoder.im_end, *encoder.text("\n")], keys)

    def read(self, at_keys: Tensor, at_suffix: Tensor, categories: int) -> Reading:
        scores = at_suffix[:, 0, :WIDTH] @ at_keys[:, WIDTH:].T * WIDTH**-0.5
        margin = scores.logsumexp(-1)
        return Reading(torch.stack((torch.zeros_like(margin), margin), 1), scores)

    def head_ids(self, encoder: PromptEncoder) -> None:
        return None

    def new_head(self, encoder: PromptEncoder, embedding: Tensor, seed: int) -> Tensor:
        generator = torch.Generator().manual_seed(seed)
        return torch.randn(self.head_rows, embedding.shape[1], generator=generator) * START
