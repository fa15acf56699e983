"""Categories made of a word: thousands of them, where the written topics are a few hundred, so that a category has to be read.

A message that holds the word matches the category, any other does not. The words of held-out topics are left out.
"""

import random
import re
from dataclasses import dataclass, replace

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from .data import Row
from .prompt import Category
from .step import SHORT, Step
from .taxonomy import random_taxonomy
from .written.topics import TOPICS

WORD = re.compile(r"[^\W\d_]+")
# English alone: other languages have too few messages for a list of their stop words to be kept here.
ENGLISH = re.compile(r"[a-z]{4,}")
FEWEST, MOST = 3, 200
NAMES = ("{Word}", "{Word}", "Talk about {word}", "Anything on {word}", "{Word} questions", "Messages that mention {word}",
         "{Word} and the like", "Mentions of {word}")
DESCRIPTIONS = ("Messages about {word}.", "Anything that mentions {word}.", "Questions and remarks about {word}.",
                "Whatever has to do with {word}.")
# Messages that one step takes for a word at most.
PER_WORD = 8
# A step's categories: how many words, from few to many, and how many that no message of it was picked for.
FEW, SOME, MANY = (1, 4), (5, 10), (11, 18)
MOST_ABSENT = 6


def stem(word: str) -> str:
    """Singular and plural alike: what counts as the same word."""
    if len(word) > 5 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 4 and word.endswith("s") and word[-2] not in "sui" else word


@dataclass(frozen=True)
class Words:
    """messages: short ones, each with the stems of all its words. by_stem: the benign ones that hold a word, for words that
    can be a category. spelling: how such a word is mostly written."""

    messages: list[tuple[Row, frozenset[str]]]
    by_stem: dict[str, list[int]]
    spelling: dict[str, str]


def held_out_stems() -> frozenset[str]:
    texts = [text for topic in TOPICS if topic.held_out for text in (topic.name, topic.description, *topic.paraphrases)]
    return frozenset(stem(word) for text in texts for word in WORD.findall(text.lower()))


def usable(row: Row) -> bool:
    """Short asks of a sure label that no custom topic has yet; unsafe ones only when their hazard is known."""
    sure = row.weight == 1 and (not row.label or row.code is not None)
    return row.kind == "prompt" and sure and not row.topical and len(row.ids) < SHORT


def find_words(read: list[dict], rows: list[Row]) -> Words:
    """read: rows as `read_rows` gives them; rows: the same ones, encoded."""
    messages: list[tuple[Row, frozenset[str]]] = []
    places: dict[str, list[int]] = {}
    spellings: dict[str, dict[str, int]] = {}
    barred = held_out_stems()
    for raw, row in zip(read, rows, strict=True):
        if not usable(row):
            continue
        words = set(WORD.findall((raw["prompt"] or "").lower()))
        if not row.label:
            for word in {stem(word): word for word in sorted(words)}.values():
                if ENGLISH.fullmatch(word) and word not in ENGLISH_STOP_WORDS:
                    places.setdefault(stem(word), []).append(len(messages))
                    count = spellings.setdefault(stem(word), {})
                    count[word] = count.get(word, 0) + 1
        messages.append((row, frozenset(map(stem, words))))
    frequent = [word for word in sorted(places) if FEWEST <= len(places[word]) <= MOST]
    by_stem = {word: places[word] for word in frequent if not any(word == one or related(word, one) for one in barred)}
    spelling = {word: max(spellings[word], key=spellings[word].__getitem__) for word in by_stem}
    return Words(messages, by_stem, spelling)


def word_category(word: str, rng: random.Random, described: bool) -> Category:
    name = rng.choice(NAMES).format(word=word, Word=word.capitalize())
    return Category(f"W-{stem(word)}", name, rng.choice(DESCRIPTIONS).format(word=word) if described else "")


def related(word: str, other: str) -> bool:
    """Different words of one root, as cook and cooking: nobody can say whether a message with one matches the other."""
    root = min(len(word), len(other))
    return word != other and root >= 4 and word[: max(4, root - 1)] == other[: max(4, root - 1)]


def judged(message: tuple[Row, frozenset[str]], listed: list[str], hazards: frozenset[str]) -> Row | None:
    """The row with the word that it matches as its topic. None when more than one category fits, or perhaps fits."""
    row, stems = message
    found = [word for word in listed if word in stems]
    fitting = len(found) + (row.code in hazards)
    if fitting > 1 or any(related(word, one) for word in listed for one in stems):
        return None
    return replace(row, topic=f"W-{found[0]}") if found else row


def word_step(words: Words, tokens: int, rng: random.Random) -> Step:
    """Up to half of the rows hold one of a few words, most of which are in the taxonomy; the others are any short messages."""
    known = list(words.by_stem)
    picked = rng.sample(known, min(len(known), rng.randint(*rng.choice((FEW, SOME, MANY)))))
    listed = [word for word in picked if rng.random() < 0.7]
    absent = rng.sample(known, min(len(known), rng.randint(0 if listed else 1, MOST_ABSENT)))
    listed = list(dict.fromkeys(listed + absent))
    described = rng.random() < 0.5
    taxonomy = [word_category(words.spelling[word], rng, described and rng.random() < 0.85) for word in listed]
    hazards = random_taxonomy(rng) if rng.random() < 0.5 else []
    taxonomy += hazards[: rng.randint(1, 3)] if rng.random() < 0.3 else hazards
    rng.shuffle(taxonomy)
    codes = frozenset(category.code for category in taxonomy)
    holding = [place for word in picked for place in rng.sample(words.by_stem[word], min(PER_WORD, len(words.by_stem[word])))]
    rng.shuffle(holding)
    batch: list[Row] = []
    widest, index = 0, 0
    while True:
        place = holding.pop() if holding and index % 2 else rng.randrange(len(words.messages))
        index += 1
        row = judged(words.messages[place], listed, codes)
        if row is None:
            continue
        widest = max(widest, len(row.ids) + 2)
        if (len(batch) + 1) * widest > tokens:
            return Step(batch, taxonomy)
        batch.append(row)
