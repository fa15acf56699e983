"""Does the taxonomy in the prompt decide the verdict? Prints three tables: a category included and excluded, the whole
taxonomy renamed and re-coded, and brand-new categories that training never named.

    python -m pocket_guard_train.evaluate_taxonomy --package ../pocket-guard --data DIR --written out/written
"""

import argparse
import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from .calibration import unsafe_score
from .data import read_rows
from .evaluate import areas, open_guard
from .model import PocketGuard
from .prompt import Category, PromptEncoder
from .scoring import Scores, score_rows
from .taxonomy import HAZARDS, default_taxonomy
from .written.topics import TOPICS

PER_CODE = 30


class Judge:
    """A package's model with its calibration and default threshold."""

    def __init__(self, package: Path, fast: bool) -> None:
        self.fast = fast
        self.model: PocketGuard
        self.encoder: PromptEncoder
        self.model, self.encoder = open_guard(None, package, package, False)
        manifest = json.loads((package / "manifest.json").read_text())
        self.fit, self.threshold = manifest["calibration"], manifest["thresholds"]["default"]

    def __call__(self, rows: list[dict], taxonomy: list[Category]) -> tuple[Scores, np.ndarray]:
        """-> scores, flagged [rows] bool."""
        scores = score_rows(self.model, self.encoder, rows, taxonomy, self.fast)
        return scores, unsafe_score(scores.margin, self.fit) >= self.threshold


def exclusion_table(judge: Judge, dev: list[dict], rng: random.Random) -> str:
    """The same unsafe rows with their own category in the taxonomy, with it excluded, and with another one excluded."""
    full = default_taxonomy()
    lines = ["| hazard | unsafe rows | found, included | found, excluded | found, another excluded |", "|---|---|---|---|---|"]
    total = np.zeros(4)
    for category in full:
        rows = [row for row in dev if row["label"] and row["cat"] == category.code]
        rows = rng.sample(rows, min(PER_CODE, len(rows)))
        if not rows:
            continue
        another = rng.choice([one for one in full if one != category])
        found = [judge(rows, taxonomy)[1].sum() for taxonomy in
                 (full, [one for one in full if one != category], [one for one in full if one != another])]
        total += (len(rows), *found)
        lines.append(f"| {category.code} | {len(rows)} | " + " | ".join(f"{one / len(rows):.3f}" for one in found) + " |")
    return "\n".join([*lines, f"| all | {int(total[0])} | " + " | ".join(f"{one / total[0]:.3f}" for one in total[1:]) + " |"])


def renamed_taxonomy(rng: random.Random, described: bool) -> list[Category]:
    """All hazards under paraphrased names, in another order, with codes of their own."""
    codes = rng.sample(list(HAZARDS), len(HAZARDS))
    return [Category(code, rng.choice(HAZARDS[code][1]), HAZARDS[code][2] if described else "") for code in codes]


def renaming_table(judge: Judge, dev: list[dict], rng: random.Random) -> str:
    """AUROC, hazard top-1 and agreement of verdicts under the default taxonomy and under renamed ones."""
    label = np.array([row["label"] for row in dev])
    lines = ["| taxonomy | AUROC | AUPRC | hazard top-1 | same verdict as default |", "|---|---|---|---|---|"]
    default = None
    kinds = {"default": default_taxonomy(), "renamed, re-coded, shuffled": renamed_taxonomy(rng, False),
             "the same with descriptions": renamed_taxonomy(rng, True)}
    for name, taxonomy in kinds.items():
        scores, flagged = judge(dev, taxonomy)
        default = flagged if default is None else default
        place = {category.code: index for index, category in enumerate(taxonomy)}
        coded = [index for index, row in enumerate(dev) if row["label"] and row["cat"]]
        right = np.mean([scores.categories[index].argmax() == place[dev[index]["cat"]] for index in coded])
        lines.append(f"| {name} | {areas(scores.margin, label)} | {right:.3f} | {(flagged == default).mean():.3f} |")
    return "\n".join(lines)


def new_category_table(judge: Judge, written: list[dict]) -> str:
    """Held-out topics: messages that match and that nearly match, under taxonomies with and without the topic."""
    lines = ["| taxonomy | topic | matching found | near misses flagged | AUROC |", "|---|---|---|---|---|"]
    near = [row for row in written if row["topic"] is None]
    for topic in (one for one in TOPICS if one.held_out):
        match = [row for row in written if row["topic"] == topic.code]
        rows = match + near
        label = np.array([1] * len(match) + [0] * len(near))
        new = Category("NEW", topic.name, topic.description)
        for name, taxonomy in (("hazards only", default_taxonomy()), ("hazards + name", [*default_taxonomy(), replace(new, description="")]),
                               ("hazards + name and description", [*default_taxonomy(), new]), ("only the new one, described", [new])):
            scores, flagged = judge(rows, taxonomy)
            lines.append(f"| {name} | {topic.name} | {flagged[label == 1].mean():.3f} | {flagged[label == 0].mean():.3f} | "
                         f"{roc_auc_score(label, scores.margin):.3f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, default=Path("../pocket-guard"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--written", type=Path, default=Path("out/written"), help="folder with written_topics_dev.jsonl.gz")
    parser.add_argument("--limit", type=int, default=700, help="development rows of the renaming table")
    parser.add_argument("--fast", action="store_true", help="bfloat16 arithmetic")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    judge, rng = Judge(args.package, args.fast), random.Random(args.seed)
    dev = read_rows(args.data / "dev_balanced.jsonl.gz")
    print(new_category_table(judge, read_rows(args.written / "written_topics_dev.jsonl.gz")), flush=True, end="\n\n")
    print(exclusion_table(judge, dev, rng), flush=True, end="\n\n")
    print(renaming_table(judge, rng.sample(dev, min(args.limit, len(dev))), rng), flush=True)


if __name__ == "__main__":
    main()
