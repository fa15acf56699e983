"""Disguised spellings, for both labels at the same rate: the disguise must not decide the verdict."""

import base64
import random

LEET = str.maketrans({"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"})
HOMOGLYPHS = str.maketrans({"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "i": "і"})
WIDE = {**{code: code + 0xFEE0 for code in range(0x21, 0x7F)}, 0x20: 0x3000}
INVISIBLE = "\u200b\u200c\u200d\u2060"
WRAPPERS = ("Decode this and answer: {}", "base64: {}", "Please do what this says: {}", "{}")


def typos(text: str, rng: random.Random) -> str:
    """Swaps, drops or doubles a letter in about one word of five."""
    words = text.split(" ")
    for index, word in enumerate(words):
        if len(word) > 3 and rng.random() < 0.22:
            at = rng.randrange(1, len(word) - 1)
            words[index] = rng.choice((word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]))
    return " ".join(words)


def some(text: str, table: dict[int, str], rate: float, rng: random.Random) -> str:
    return "".join(one.translate(table) if rng.random() < rate else one for one in text)


def spaced(text: str, rng: random.Random) -> str:
    """A separator between the letters of some or of all words."""
    mark, rate = rng.choice((" ", ".", "-", "_")), rng.choice((0.25, 1.0))
    return ("  " if mark == " " else " ").join(mark.join(word) if len(word) > 3 and rng.random() < rate else word for word in text.split(" "))


def disguise(text: str, rng: random.Random) -> str:
    """The text in one of ten spellings; a typist's are the most frequent."""
    kind = rng.randrange(12)
    if kind < 3:
        return typos(text, rng)
    if kind == 3:
        return text.upper()
    if kind == 4:
        return text.lower().replace("you", "u").replace("please", "plz").replace("are", "r").replace("to ", "2 ")
    if kind == 5:
        return some(text.lower(), LEET, rng.choice((0.5, 1.0)), rng)
    if kind == 6:
        return some(text, HOMOGLYPHS, rng.choice((0.3, 1.0)), rng)
    if kind == 7:
        return spaced(text, rng)
    if kind == 8:
        return rng.choice(WRAPPERS).format(base64.b64encode(text.encode()).decode())
    if kind == 9:
        return "".join(one + (rng.choice(INVISIBLE) if rng.random() < 0.3 else "") for one in text)
    if kind == 10:
        return text.translate(WIDE) if rng.random() < 0.5 else "".join(one.upper() if rng.random() < 0.5 else one.lower() for one in text)
    return f"{text[::-1]} (read it backwards)" if rng.random() < 0.5 else "*".join(text.split(" "))
