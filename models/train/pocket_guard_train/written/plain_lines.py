"""Messages written one by one, in `lines/`: plain asks in many wordings, which no template gives.

`S1.txt` and the like hold `+ unsafe` and `- benign` lines of one hazard; `terse-S1.txt` (short asks without context) and
`lang-es.txt` give each unsafe line its code, `+S2 unsafe`; `everyday.txt` has benign ones only.
"""

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "lines"


def plain_lines() -> Iterator[tuple[str, str, int, str | None]]:
    """-> (file's name without ending, text, label, hazard code of an unsafe line).

    @throws ValueError naming file and line when a line has no sign or no code.
    """
    for file in sorted(FOLDER.glob("*.txt")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            mark, _, text = line.partition(" ")
            code = mark[1:] or (file.stem if file.stem[1:].isdigit() else None)
            if mark[:1] not in ("+", "-") or not text.strip() or (mark[0] == "+" and code is None):
                raise ValueError(f"{file.name}:{number}: expected '+ text', '- text' or '+CODE text'")
            yield file.stem, text.strip(), int(mark[0] == "+"), code if mark[0] == "+" else None
