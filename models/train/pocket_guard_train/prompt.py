"""The prompt of protocol `pocket-guard-1`, in token ids. The TypeScript twin is packages/policy/src/protocols/pocket-guard.ts;
models/pocket-guard/goldens.json, written by the export, keeps the two equal.

    <|im_start|>system\\n{INSTRUCTION}\\n A: {name}[. {description}]\\n B: ...<|im_end|>\\n      prefix: one per taxonomy
    <|im_start|>user\\n{text}<|im_end|>\\n<|im_start|>assistant\\n{text}<|im_end|>             turns
    <jupyter_output><empty_output>                                                        suffix: the two slots

At the first slot the head gives safe or unsafe, at the second the category letter. The prefix does not name the
task: the role of the last turn does, so that one cached prefix serves prompt and response classification.
"""

from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase

from tokenizers import Tokenizer

INSTRUCTION = "Is the last message unsafe? Categories:"
VERDICTS = (" safe", " unsafe")
LETTERS = tuple(f" {letter}" for letter in ascii_uppercase)
IM_START, IM_END = "<|im_start|>", "<|im_end|>"
SLOT_IDS = (14, 16)


@dataclass(frozen=True)
class Category:
    code: str
    name: str
    description: str = ""


@dataclass(frozen=True)
class PromptEncoder:
    """Encodes text so that it can never become a control token: the tokenizer is rebuilt without added tokens."""

    tokenizer: Tokenizer
    im_start: int
    im_end: int

    @staticmethod
    def from_file(path: Path) -> "PromptEncoder":
        import json

        spec = json.loads(path.read_text())
        control = {token["content"]: token["id"] for token in spec["added_tokens"]}
        spec["added_tokens"] = []
        spec["post_processor"] = None
        return PromptEncoder(Tokenizer.from_str(json.dumps(spec)), control[IM_START], control[IM_END])

    def text(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def prefix(self, taxonomy: list[Category]) -> list[int]:
        lines = [f"system\n{INSTRUCTION}"]
        for letter, category in zip(LETTERS, taxonomy, strict=False):
            description = f". {category.description}" if category.description else ""
            lines.append(f"{letter}: {category.name}{description}")
        return [self.im_start, *self.text("\n".join(lines)), self.im_end, *self.text("\n")]

    def turns(self, user: list[int], agent: list[int] | None) -> list[int]:
        """Turn tokens from already encoded texts. Role words and texts are encoded apart, so text cannot join a role."""
        ids = [self.im_start, *self.text("user\n"), *user, self.im_end]
        if agent is not None:
            ids += [*self.text("\n"), self.im_start, *self.text("assistant\n"), *agent, self.im_end]
        return ids

    def head_ids(self) -> list[int]:
        """The ids whose embedding rows start the head: safe, unsafe, then the 26 letters."""
        ids = [self.text(word) for word in (*VERDICTS, *LETTERS)]
        assert all(len(one) == 1 for one in ids)
        return [one[0] for one in ids]
