"""Invented articles, any number: words by Zipf's law, Hangul, skewed sources, bursts of dates."""

import datetime as dt
import hashlib
import itertools
import random

VOCABULARY = 60_000
HANGUL_WORDS = 8_000
KOREAN_SHARE = 0.15
SOURCES = 24
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
    """Write so many articles, each with one revision and its sources."""
    from articles.models import Article, Attribution, Capture, Revision

    chance = random.Random(2)
    sources = make_sources()
    capture, _ = Capture.objects.get_or_create(
        sha256="0" * 64, defaults={"name": "invented", "media_type": "text/plain", "size": 0}
    )
    for start in range(0, count, BATCH):
        made = [
            invent(number, chance, words, sources)
            for number in range(start, min(start + BATCH, count))
        ]
        articles = Article.objects.bulk_create(article for article, _, _ in made)
        revisions = Revision.objects.bulk_create(
            Revision(article=article, number=1, capture=capture, rule=1, **revision)
            for article, revision, _ in made
        )
        for article, revision in zip(articles, revisions, strict=True):
            article.current = revision
        Article.objects.bulk_update(articles, ["current"])
        Attribution.objects.bulk_create(
            Attribution(article=article, source=source, role=role, basis="stated")
            for article, _, named in made
            for source, role in named
        )


def make_sources() -> list:
    """Two dozen sources; the first are named by most articles."""
    from articles.models import Source

    return [
        Source.objects.get_or_create(
            folded=f"harrow{number} press",
            defaults={"name": f"Harrow{number} Press", "slug": f"harrow{number}"},
        )[0]
        for number in range(SOURCES)
    ]


def invent(number: int, chance: random.Random, words: Words, sources: list) -> tuple:
    """One article, its revision's fields, and who is named in which role."""
    from articles.models import Article

    is_korean = chance.random() < KOREAN_SHARE
    write = words.korean_text if is_korean else words.english_text
    title, body, caption = write(chance, 8), write(chance, 320), write(chance, 20)
    day, clock = a_time(chance)
    weights = [1 / (place + 1) for place in range(len(sources))]
    publisher, agency = chance.choices(sources, weights=weights, k=2)
    article = Article(
        title=title,
        slug=f"invented-{number}",
        publisher=publisher,
        agency=agency,
        language="ko" if is_korean else "en",
        day=day.date(),
        published_at=day.replace(tzinfo=dt.UTC),
        wall_clock=clock,
        identity=hashlib.sha256(str(number).encode()).hexdigest(),
        excerpt=body[:200],
        photo_count=1,
        revision_count=1,
    )
    return (
        article,
        revision_of(title, body, caption),
        [(publisher, "publisher"), (agency, "agency")],
    )


def revision_of(title: str, body: str, caption: str) -> dict:
    """The fields of a revision of three blocks."""
    text = f"{title}\n\n{body}\n\n{caption}"
    ends = (len(title), len(title) + 2 + len(body), len(text))
    starts = (0, ends[0] + 2, ends[1] + 2)
    blocks = [
        {"kind": kind, "start": start, "end": end}
        for kind, start, end in zip(("title", "paragraph", "caption"), starts, ends, strict=True)
    ]
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {"title": title, "text": text, "blocks": blocks, "text_sha256": digest}


def a_time(chance: random.Random) -> tuple[dt.datetime, int]:
    """A minute of twenty years; a tenth of all fall into a few crowded weeks."""
    if chance.random() < 0.1:
        day = chance.choice((1_500, 4_200, 6_900)) + chance.random() * 14
    else:
        day = chance.random() * DAYS
    moment = (FIRST_DAY + dt.timedelta(days=day)).replace(second=0, microsecond=0)
    return moment, int((moment - dt.datetime.min).total_seconds())
