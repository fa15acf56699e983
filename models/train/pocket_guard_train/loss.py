"""What a training step is punished for: the same for every protocol, in terms of what its head reads."""

import torch
import torch.nn.functional as F

from .model import PocketGuard, pack
from .prompt import PromptEncoder
from .protocols import protocol_named
from .step import Step

CATEGORY_WEIGHT = 0.4


def violated(step: Step) -> list[str | None]:
    """Per row the code of the taxonomy that it violates: its custom topic, else its hazard. None: none that is listed or known."""
    listed = {category.code for category in step.taxonomy}
    return [row.topic if row.topic in listed else row.code if row.label and row.code in listed else None for row in step.rows]


def loss_of(model: PocketGuard, encoder: PromptEncoder, step: Step, device: str) -> torch.Tensor:
    """Verdict loss over all rows plus category loss over the rows that violate a known category of the taxonomy.

    A row whose category was dropped is safe; an unsafe one without a code is only held to its verdict.
    """
    batch, protocol = step.rows, protocol_named(model.config.protocol)
    codes = violated(step)
    unsafe = torch.tensor([int(code is not None or (row.label and row.code is None)) for code, row in zip(codes, batch, strict=True)],
                          device=device)
    prefix = protocol.prefix(encoder, step.taxonomy)
    ids, slots = pack([row.ids for row in batch], protocol.suffix, device)
    with torch.autocast(device, dtype=torch.bfloat16):
        outputs = model(torch.tensor(prefix.ids, device=device), torch.tensor(prefix.keys, dtype=torch.int64, device=device), ids, slots)
    reading = protocol.read(*outputs, len(step.taxonomy))
    weight = torch.tensor([row.weight for row in batch], device=device)
    loss = (F.cross_entropy(reading.verdict, unsafe, reduction="none", label_smoothing=0.02) * weight).sum() / len(batch)
    coded = [index for index, code in enumerate(codes) if code is not None]
    if coded and len(step.taxonomy) > 1:
        place = {category.code: index for index, category in enumerate(step.taxonomy)}
        target = torch.tensor([place[codes[index]] for index in coded], device=device)
        loss = loss + CATEGORY_WEIGHT * F.cross_entropy(reading.categories[coded], target, reduction="sum") / len(batch)
    return loss
