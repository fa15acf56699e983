"""What the model is shown of a row at run time: the engine's windows, so that calibration sees what users get."""

from .data import head_and_tail
from .prompt import PromptEncoder

WINDOW_TOKENS, OVERLAP_TOKENS, CONTEXT_TOKENS = 112, 28, 40


def plan_windows(count: int, size: int = WINDOW_TOKENS, overlap: int = OVERLAP_TOKENS) -> list[tuple[int, int]]:
    """Token ranges [start, end) of at most `size` that cover `count` tokens; neighbours share `overlap`.

    The twin of planChunks in packages/policy: the ranges start at fixed places, so that a growing text keeps them.
    """
    stride = size - overlap
    windows = max(1, -(-(count - overlap) // stride))
    return [(start, min(start + size, count)) for start in range(0, windows * stride, stride)]


def row_windows(encoder: PromptEncoder, row: dict) -> list[list[int]]:
    """Turn tokens of every window of the judged text; a response is judged behind its (shortened) prompt."""
    prompt = encoder.text((row["prompt"] or "").strip())
    if row["kind"] == "prompt":
        return [encoder.turns(prompt[start:end], None) for start, end in plan_windows(len(prompt))]
    context = head_and_tail(prompt, CONTEXT_TOKENS)
    response = encoder.text((row["response"] or "").strip())
    return [encoder.turns(context, response[start:end]) for start, end in plan_windows(len(response))]
