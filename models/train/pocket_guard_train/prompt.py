"""Text and turns in token ids; `protocols` write the taxonomy before them and the suffix behind them.

    <|im_start|>user\\n{text}<|im_end|>\\n<|im_start|>assistant\\n{text}<|im_end|>             turns

The prefix does not name the task: the role of the last turn does, so that one cached prefix serves prompt and response
classification. The TypeScript twins are in packages/policy/src/protocols; the goldens.json of a package, written by the
export, keeps them equal.
"""

from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

INSTRUCTION = "Is the last message unsafe? Categories:"
IM_START, IM_END = "<|im_start|>", "<|im_end|>"


@dataclass(frozen=True)
class Category:
    code: str
    name: str
    description: str = ""

    @property
    def line(self) -> str:
        """How a prompt names it."""
        return f"{self.name}. {self.description}" if self.description else self.name


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

    def turns(self, user: list[int], agent: list[int] | None) -> list[int]:
        """Turn tokens from already encoded texts. Role words and texts are encoded apart, so text cannot join a role."""
        ids = [self.im_start, *self.text("user\n"), *user, self.im_end]
        if agent is not None:
            ids += [*self.text("\n"), self.im_start, *self.text("assistant\n"), *agent, self.im_end]
        return ids
