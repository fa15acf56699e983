"""A guard's protocol as the engine renders it, in token ids: protocols.json is written by a test of packages/policy."""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tokenizers import Tokenizer

PROTOCOLS = {one["id"]: one for one in json.loads(Path(__file__).with_name("protocols.json").read_text())}
# As many categories as a taxonomy may have: a pruned head can write the code of each, S1 to S100.
MOST_CATEGORIES = 100


def compact_tokenizer(spec: dict) -> str:
    """tokenizer.json without spaces, its merges in the shorter of their two spellings."""
    merges = spec["model"].get("merges", [])
    if all(isinstance(one, list) and not any(" " in part for part in one) for one in merges):
        spec = {**spec, "model": {**spec["model"], "merges": [" ".join(one) for one in merges]}}
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class GuardPrompts:
    """Encodes what a protocol says with the checkpoint's tokenizer, in which no text can become a control token."""

    protocol: dict
    spec: dict

    @staticmethod
    def read(protocol: str, tokenizer: Path) -> "GuardPrompts":
        """@throws ValueError for an unknown protocol, or a tokenizer without one of its control tokens."""
        if protocol not in PROTOCOLS:
            raise ValueError(f"protocol {protocol!r} is not known; known are {', '.join(PROTOCOLS)}")
        prompts = GuardPrompts(PROTOCOLS[protocol], json.loads(tokenizer.read_text()))
        prompts.control_tokens()
        return prompts

    @cached_property
    def tokenizer(self) -> Tokenizer:
        return Tokenizer.from_str(json.dumps({**self.spec, "added_tokens": [], "post_processor": None}))

    def encode(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids if text else []

    def control_tokens(self) -> dict[str, int]:
        """The control tokens of the prompt and of the answer's end: literal -> id."""
        known = {token["content"]: token["id"] for token in self.spec["added_tokens"]}
        pieces = [piece for one in self.protocol["selfTest"] for piece in one["prompt"]]
        wanted = [piece["token"] for piece in pieces if piece["kind"] == "control"]
        wanted += [codes["end"]] if (codes := self.protocol["answer"].get("codes")) else []
        missing = [literal for literal in wanted if literal not in known]
        if missing:
            raise ValueError(f"tokenizer.json: has no added token {missing[0]}, which {self.protocol['id']} needs")
        return {literal: known[literal] for literal in dict.fromkeys(wanted)}

    def prompt(self, pieces: list[dict]) -> list[int]:
        """Pieces and the beginning of the answer; neighbouring text is encoded as one string, as in the engine."""
        control, ids, text = self.control_tokens(), [], ""
        for piece in [*pieces, {"kind": "text", "text": self.protocol["answer"]["prefix"]}]:
            if piece["kind"] == "text":
                text += piece["text"]
                continue
            ids += [*self.encode(text), control[piece["token"]]]
            text = ""
        return ids + self.encode(text)

    def codes(self) -> list[str]:
        """The default taxonomy's codes, and where they are numbered the numbers up to the most there can be."""
        codes = self.protocol["codes"]
        stems = {match[1] for code in codes if (match := re.fullmatch(r"(\D+)\d+", code))}
        return [*codes, *(f"{stem}{number}" for stem in sorted(stems) for number in range(1, MOST_CATEGORIES + 1))]

    def verdict_ids(self) -> tuple[int, int]:
        """First tokens of the safe and the unsafe verdict. @throws ValueError when they do not tell them apart."""
        safe, unsafe = (self.encode(self.protocol["answer"][word])[0] for word in ("safe", "unsafe"))
        if safe == unsafe:
            raise ValueError("tokenizer.json: both verdicts begin with the same token")
        return safe, unsafe

    def head_token_ids(self) -> list[int]:
        """Every token that an answer can have, the verdicts first."""
        answer = self.protocol["answer"]
        texts = [answer["safe"], answer["unsafe"]]
        end: list[int] = []
        if codes := answer.get("codes"):
            texts += [codes["between"], *(codes[place] + code for place in ("before", "between") for code in self.codes())]
            end = [self.control_tokens()[codes["end"]]]
        rest = sorted({token for text in texts for token in self.encode(text)}.union(end) - {*self.verdict_ids()})
        return [*self.verdict_ids(), *rest]
