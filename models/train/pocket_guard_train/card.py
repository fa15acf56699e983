"""Stage 6: puts the tables that the other stages printed into the model card.

    python -m pocket_guard_train.card --tables out/tables

The card says where: between `<!-- table: dev 2 -->` and `<!-- /table -->` stands the second table of `dev.md`.
"""

import argparse
import re
from pathlib import Path

MARKED = re.compile(r"(<!-- table: ([\w-]+) (\d+) -->\n).*?(<!-- /table -->)", re.DOTALL)


def tables(text: str) -> list[str]:
    """The Markdown tables of a text, in order, with nothing around them."""
    return [match.group().strip() for match in re.finditer(r"(?m)(?:^\|.*\n?)+", text)]


def fill(card: str, folder: Path) -> str:
    """@throws ValueError naming the file when it has no such table."""
    def replace(match: re.Match[str]) -> str:
        name, number = match.group(2), int(match.group(3))
        found = tables((folder / f"{name}.md").read_text(encoding="utf-8"))
        if number > len(found):
            raise ValueError(f"{name}.md: has {len(found)} tables, the card asks for number {number}")
        return f"{match.group(1)}{found[number - 1]}\n{match.group(4)}"

    return MARKED.sub(replace, card)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--card", type=Path, default=Path("../pocket-guard/MODEL_CARD.md"))
    parser.add_argument("--tables", type=Path, default=Path("out/tables"))
    args = parser.parse_args()
    args.card.write_text(fill(args.card.read_text(encoding="utf-8"), args.tables), encoding="utf-8")


if __name__ == "__main__":
    main()
