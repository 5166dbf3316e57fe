"""Invented articles, any number: words by Zipf's law, Hangul, skewed sources, bursts of dates."""

import datetime as dt
import itertools
import json
import random
import tempfile
from pathlib import Path

VOCABULARY = 60_000
HANGUL_WORDS = 8_000
KOREAN_SHARE = 0.15
SOURCES = 24
WITH_PHOTO = 0.6
CHANGED = 0.03
BATCH = 1_000
FIRST_DAY = dt.datetime(2004, 1, 1)
DAYS = 365 * 20
# The places of some words in the order of frequency.
PLACES = {"stop": 0, "common": 8, "medium": 300, "rare": 45_000}


class Words:
    """The vocabulary, and the questions that go with it."""

    def __init__(self) -> None:
        chance = random.Random(1)
        self.english = distinct(VOCABULARY, lambda: english_word(chance))
        self.korean = distinct(HANGUL_WORDS, lambda: korean_word(chance))
        self.weights = zipf(VOCABULARY)
        self.korean_weights = zipf(HANGUL_WORDS)

    def english_text(self, chance: random.Random, count: int) -> str:
        """So many English words, each as often as its place allows."""
        return " ".join(chance.choices(self.english, cum_weights=self.weights, k=count))

    def korean_text(self, chance: random.Random, count: int) -> str:
        """So many Korean words, some with an ending."""
        words = chance.choices(self.korean, cum_weights=self.korean_weights, k=count)
        return " ".join(word + chance.choice(("", "은", "을", "에서", "의")) for word in words)

    def questions(self) -> dict[str, str]:
        """What readers ask, by name."""
        common = self.english[PLACES["common"]]
        medium = self.english[PLACES["medium"]]
        syllables = next(word for word in self.korean[20:] if len(word) >= 2)[:2]
        asked = {f"{name} word": self.english[place] for name, place in PLACES.items()}
        return asked | {
            "two words": f"{common} {medium}",
            "phrase of two": f'"{self.english[1]} {common}"',
            "phrase with a rare word": f'"{common} {self.english[2_000]}"',
            "either of two": f"{medium} OR {self.english[400]}",
            "common without medium": f"{common} -{medium}",
            "beginning, four letters": f"{medium[:4]}*",
            "beginning, two letters": f"{medium[:2]}*",
            "Korean, two syllables": syllables,
            "Korean, one syllable": syllables[0],
            "Korean, four syllables": next(word for word in self.korean[20:] if len(word) == 4),
            "phrase of two common words": f'"{self.english[0]} {self.english[1]}"',
            "word in a note": f"note:{self.english[0]} OR note:remark",
            "tag": "tag:harbour",
            "word in the title": f"title:{common}",
            "source and common word": f"source:harrow20 {common}",
        }


def distinct(count: int, make) -> list[str]:
    """So many different words, in the order they came."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[make()] = None
    return list(found)


def english_word(chance: random.Random) -> str:
    """A word of one to four syllables."""
    syllables = chance.choice((1, 2, 2, 3, 3, 4))
    return "".join(
        chance.choice("bcdfghklmnprstvw") + chance.choice(("a", "e", "i", "o", "u", "ar", "en"))
        for _ in range(syllables)
    )


def korean_word(chance: random.Random) -> str:
    """A word of two to four syllables of the commoner kind."""
    return "".join(
        chr(0xAC00 + 28 * chance.randrange(399)) for _ in range(chance.choice((2, 2, 3, 4)))
    )


def zipf(count: int) -> list[float]:
    """Cumulative weights: the n-th word comes 1/n as often as the first."""
    return list(itertools.accumulate(1 / (place + 2) for place in range(count)))


def fill(count: int, words: Words) -> None:
    """Load so many articles, a few of them twice, with the loader that everybody uses."""
    from articles.loading import LoadOptions, load_paths

    make_sources()
    with tempfile.TemporaryDirectory(prefix="reading-room-invented-") as folder:
        write_captures(Path(folder), count, words)
        load_paths([Path(folder)], LoadOptions())


def write_captures(folder: Path, count: int, words: Words) -> None:
    """Captures of so many articles, then those of the articles that changed since."""
    chance = random.Random(2)
    changed = []
    for start in range(0, count, BATCH):
        numbers = range(start, min(start + BATCH, count))
        records = [invent(number, chance, words) for number in numbers]
        write_lines(folder / f"invented-{start:08}.jsonl", records)
        again = (record for record in records if chance.random() < CHANGED)
        changed += [
            record | {"text": f"{record['text']}\n\n{words.english_text(chance, 12)}"}
            for record in again
        ]
    if changed:
        write_lines(folder / "since-changed.jsonl", changed)


def write_lines(path: Path, records: list[dict]) -> None:
    """One record a line."""
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records))


def make_sources() -> list:
    """Two dozen sources; the first are named by most articles."""
    from articles.models import Source

    return [
        Source.objects.get_or_create(
            folded=source_name(number).lower(),
            defaults={"name": source_name(number), "slug": f"harrow{number}"},
        )[0]
        for number in range(SOURCES)
    ]


def source_name(number: int) -> str:
    """The name of a source."""
    return f"Harrow{number} Press"


def invent(number: int, chance: random.Random, words: Words) -> dict:
    """One article, as a table of captured news has it."""
    is_korean = chance.random() < KOREAN_SHARE
    write = words.korean_text if is_korean else words.english_text
    weights = [1 / (place + 1) for place in range(SOURCES)]
    publisher, agency = chance.choices(range(SOURCES), weights=weights, k=2)
    record = {
        "title": write(chance, 8),
        "text": "\n\n".join(write(chance, 80) for _ in range(4)),
        "url": f"https://harrow{publisher}.example/{number}",
        "published": f"{a_time(chance)[0]:%Y-%m-%d %H:%M}",
        "publisher": source_name(publisher),
        "agency": source_name(agency),
        "language": "ko" if is_korean else "en",
    }
    return record | ({"caption": write(chance, 20)} if chance.random() < WITH_PHOTO else {})


def a_time(chance: random.Random) -> tuple[dt.datetime, int]:
    """A minute of twenty years; a tenth of all fall into a few crowded weeks."""
    if chance.random() < 0.1:
        day = chance.choice((1_500, 4_200, 6_900)) + chance.random() * 14
    else:
        day = chance.random() * DAYS
    moment = (FIRST_DAY + dt.timedelta(days=day)).replace(second=0, microsecond=0)
    return moment, int((moment - dt.datetime.min).total_seconds())
