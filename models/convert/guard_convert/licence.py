"""What the licences of Meta's models ask of whoever passes them on: a copy, a notice, "Built with Llama", a name."""

import shutil
from dataclasses import dataclass
from pathlib import Path

PATTERNS = ("LICENSE*", "LICENCE*", "USE_POLICY*", "NOTICE*")


@dataclass(frozen=True)
class Licence:
    """attribution: what an application shows where it loads the model; empty where the licence asks for none."""

    id: str
    notice: str
    attribution: str
    links: dict[str, str]

    def describe(self) -> dict:
        """The `licence` of a manifest."""
        links = [{"name": name, "url": url} for name, url in self.links.items()]
        attribution = {"attribution": self.attribution} if self.attribution else {}
        return {"id": self.id, "notice": self.notice, **attribution, "links": links}


def meta(version: str, path: str, name: str, attribution: str) -> Licence:
    """Source: the "Redistribution and Use" section of each licence agreement."""
    return Licence(
        id=f"llama{version}",
        notice=f"{name} is licensed under the {name} Community License, Copyright (c) Meta Platforms, Inc. "
        "All Rights Reserved.",
        attribution=attribution,
        links={
            f"{name} Community License": f"https://www.llama.com/{path}/license/",
            "Acceptable Use Policy": f"https://www.llama.com/{path}/use-policy/",
        },
    )


LICENCES = {
    "llama-guard-1": meta("2", "llama2", "Llama 2", ""),
    "llama-guard-2": meta("3", "llama3", "Meta Llama 3", "Built with Meta Llama 3"),
    "llama-guard-3-1b": meta("3.2", "llama3_2", "Llama 3.2", "Built with Llama"),
    "llama-guard-3-8b": meta("3.1", "llama3_1", "Llama 3.1", "Built with Llama"),
}


def licence_of(protocol: str, name: str) -> Licence:
    """@throws ValueError when the licence wants another name for the model, or is not known."""
    if protocol not in LICENCES:
        raise ValueError(f"the licence of {protocol} is not known here; add it to licence.py")
    if not name.startswith("Llama"):
        raise ValueError(f"name {name!r}: a model made from Llama must have a name that begins with Llama")
    return LICENCES[protocol]


def copy_licence(checkpoint: Path, out: Path, licence: Licence) -> list[str]:
    """Copies the licence files and writes NOTICE.txt. -> their names. @throws FileNotFoundError when there is none."""
    found = sorted({file for pattern in PATTERNS for file in checkpoint.glob(pattern) if file.is_file()})
    if not found:
        raise FileNotFoundError(
            f"{checkpoint}: has no licence file; put the agreement there as LICENSE.txt, since every package needs a copy"
        )
    for file in found:
        shutil.copyfile(file, out / file.name)
    lines = [licence.attribution, licence.notice, *(f"{name}: {url}" for name, url in licence.links.items())]
    (out / "NOTICE.txt").write_text("\n".join(line for line in lines if line) + "\n")
    return list(dict.fromkeys([*(file.name for file in found), "NOTICE.txt"]))
