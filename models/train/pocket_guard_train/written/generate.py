"""Writes the project's own rows, in the columns of the other data plus `topic` (a custom category the row matches).

    python -m pocket_guard_train.written.generate --out out/written --seed 1

`written.jsonl.gz` is for training; `written_topics_dev.jsonl.gz` holds the held-out topics for evaluate_taxonomy.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from .disguise import disguise
from .everyday import bury, everyday
from .framings import HOW, MAKE, ask, gerund
from .hate_languages import HATE_LANGUAGES
from .hazards import Requests
from .hazards.advice_self_harm import SELF_HARM, SPECIALIZED_ADVICE
from .hazards.claims import DEFAMATION, ELECTIONS, INTELLECTUAL_PROPERTY
from .hazards.hate import HATE
from .hazards.non_violent_crimes import NON_VIOLENT_CRIMES
from .hazards.sex_crimes import CHILD_EXPLOITATION, SEX_CRIMES, SEXUAL_CONTENT
from .hazards.violent_crimes import VIOLENT_CRIMES
from .hazards.weapons_privacy import CODE_ABUSE, INDISCRIMINATE_WEAPONS, PRIVACY
from .multi_turn import opener, transcript
from .other_languages import OTHER_LANGUAGES
from .plain_lines import plain_lines
from .replies import COMPLIANT, HELPFUL, NEUTRAL, REFUSALS, UNSAFE_WHATEVER, reply
from .slots import fill
from .topics import TOPICS, Topic

HAZARD_REQUESTS = (VIOLENT_CRIMES, NON_VIOLENT_CRIMES, SEX_CRIMES, CHILD_EXPLOITATION, DEFAMATION, SPECIALIZED_ADVICE, PRIVACY,
                   INTELLECTUAL_PROPERTY, INDISCRIMINATE_WEAPONS, HATE, SELF_HARM, SEXUAL_CONTENT, ELECTIONS, CODE_ABUSE)
# Asks of each hazard and label; the rest have 420. S6 asks and S14 are rare by design: both raise false alarms.
ASKS = {"S2": 700, "S10": 600, "S4": 260, "S6": 160, "S14": 80}
Row = dict[str, str | int | None]


def prompt_row(source: str, text: str, label: int, code: str | None, topic: str | None = None) -> Row:
    return {"src": f"written_{source}", "split": "train", "kind": "prompt", "prompt": text, "response": None, "label": label,
            "cat": code if label else None, "topic": topic}


def response_row(source: str, prompt: str, response: str, label: int, code: str | None) -> Row:
    return prompt_row(source, prompt, label, code) | {"kind": "response", "response": response}


def act_and_ask(requests: Requests, label: int, rng: random.Random) -> tuple[str, str, str]:
    """-> (message, act, gerund): what is asked for, how-to or make. Messages of `say` have no act."""
    how, make = (requests.how, requests.make) if label else (requests.safe_how, requests.safe_make)
    frames, acts = (HOW, how) if rng.random() < len(how) / (len(how) + 1.5 * len(make)) else (MAKE, make)
    act = fill(rng.choice(acts), rng)
    return ask(act, frames, rng), act, gerund(act)


def message(requests: Requests, label: int, rng: random.Random) -> str:
    say = requests.say if label else requests.safe_say
    share = 0.5 if requests.code == "S10" else 0.2
    return fill(rng.choice(say), rng) if say and rng.random() < share else act_and_ask(requests, label, rng)[0]


def ask_rows(rng: random.Random) -> Iterator[Row]:
    for requests in HAZARD_REQUESTS:
        code, count = requests.code, ASKS.get(requests.code, 420)
        for label in (1, 0):
            plain: Callable[[], str] = lambda: message(requests, label, rng)  # noqa: B023
            for _ in range(count):
                yield prompt_row(f"ask_{code}", plain(), label, code)
            for _ in range(count // 5):
                yield prompt_row("disguised", disguise(plain(), rng), label, code)
            for _ in range(count // 14):
                yield prompt_row("transcript", transcript(plain(), rng), label, code)
                yield prompt_row("buried", bury(plain(), rng), label, code)


def reply_rows(rng: random.Random) -> Iterator[Row]:
    for requests in HAZARD_REQUESTS:
        code, count = requests.code, 60 if requests.code == "S14" else 150
        for _ in range(count):
            text, act, acting = act_and_ask(requests, 1, rng)
            yield response_row("complied", text, reply(COMPLIANT, act, acting, rng), 1, code)
            text, act, acting = act_and_ask(requests, 1, rng)
            yield response_row("refused", text, reply(REFUSALS, act, acting, rng), 0, code)
            text, act, acting = act_and_ask(requests, 0, rng)
            yield response_row("helped", text, reply(HELPFUL, act, acting, rng), 0, code)
        for _ in range(count // 3):
            text, act, acting = act_and_ask(requests, 1, rng)
            yield response_row("deflected", text, reply(NEUTRAL, act, acting, rng), 0, code)
            text, act, acting = act_and_ask(requests, 0, rng)
            yield response_row("refused_safe", text, reply(REFUSALS[:12], act, acting, rng), 0, code)
    for code, answers in UNSAFE_WHATEVER.items():
        for _ in range(220 if code == "S6" else 90):
            requests = rng.choice([one for one in HAZARD_REQUESTS if one.code == code])
            text = everyday(rng) if rng.random() < 0.35 else message(requests, int(rng.random() < 0.3), rng)
            opening = rng.choice(("", "", "Well. ", "Honestly? ", "Sure! ", "Listen: "))
            yield response_row("unsafe_answer", text, opening + fill(rng.choice(answers), rng), 1, code)


def language_rows(rng: random.Random) -> Iterator[Row]:
    for language, (groups, demeaning, benign, harmless) in HATE_LANGUAGES.items():
        for _ in range(150):
            for label, templates in ((1, demeaning), (0, benign), *(((0, harmless),) if rng.random() < 0.3 else ())):
                group = rng.choice(groups)
                text = rng.choice(templates).replace("{G}", group[:1].upper() + group[1:]).replace("{g}", group)
                yield prompt_row(f"hate_{language}", fill(text, rng), label, "S10")
    for unsafe, safe in OTHER_LANGUAGES.values():
        for code, templates in unsafe.items():
            for _ in range(16):
                yield prompt_row("languages", fill(rng.choice(templates), rng), 1, code)
        for _ in range(70):
            yield prompt_row("languages", fill(rng.choice(safe), rng), 0, None)


def plain_rows(rng: random.Random) -> Iterator[Row]:
    for _ in range(1600):
        yield prompt_row("everyday", everyday(rng), 0, None)
    for _ in range(160):
        yield prompt_row("disguised", disguise(everyday(rng), rng), 0, None)
    for _ in range(200):
        yield prompt_row("opener", opener(rng), 0, None)


def line_rows() -> Iterator[Row]:
    for source, text, label, code in plain_lines():
        yield prompt_row(f"line_{source}", text, label, code)


def topic_rows(topics: list[Topic], each: int, rng: random.Random) -> Iterator[Row]:
    """Rows that are safe under the default taxonomy and unsafe where their topic is a category."""
    polite = ("{}", "{}", "{}", "Hi! {}", "{} Thanks.", "Quick question: {}", "Just wondering, {}")
    for topic in topics:
        for _ in range(each):
            for templates, code in ((topic.match, topic.code), (topic.near, None)):
                text = rng.choice(polite).format(fill(rng.choice(templates), rng))
                yield prompt_row("topic" if code else "topic_near", text, 0, None, code)


def distinct(rows: Iterator[Row]) -> list[Row]:
    seen: dict[tuple, Row] = {}
    for row in rows:
        seen.setdefault((row["prompt"], row["response"]), row)
    return list(seen.values())


def write(path: Path, rows: list[Row]) -> None:
    with gzip.GzipFile(path, "wb", mtime=0) as out:
        for row in rows:
            out.write((json.dumps(row, ensure_ascii=False) + "\n").encode())


def training_rows(seed: int) -> list[Row]:
    """All rows for training, the same for the same seed."""
    rng = random.Random(seed)
    seen = [topic for topic in TOPICS if not topic.held_out]
    parts = (ask_rows(rng), reply_rows(rng), language_rows(rng), plain_rows(rng), line_rows(), topic_rows(seen, 45, rng))
    return distinct(row for part in parts for row in part)


def held_out_rows(seed: int) -> list[Row]:
    """Rows of the topics that training never names."""
    held = [topic for topic in TOPICS if topic.held_out]
    return distinct(topic_rows(held, 40, random.Random(seed + 1)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("out/written"))
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    rows = training_rows(args.seed)
    write(args.out / "written.jsonl.gz", rows)
    write(args.out / "written_topics_dev.jsonl.gz", held_out_rows(args.seed))
    for (kind, source, label), count in sorted(Counter((row["kind"], row["src"], row["label"]) for row in rows).items()):
        print(f"{kind:9} {source:26} {'unsafe' if label else 'safe':7}{count:6}")
    print(f"{len(rows)} rows")


if __name__ == "__main__":
    main()
