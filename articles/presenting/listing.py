"""Articles as a list shows them: cards under the heading of their day, and the filters in use."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from types import MappingProxyType

from django.urls import reverse

from articles.models.listed import Listed, ListedSource, ListedText
from articles.presenting.languages import language_name, language_tag
from articles.presenting.links import Link, address
from articles.presenting.times import WEEKDAYS, Stamp, day_text, month_text, stamp
from articles.search import Marked, Query, Said, Snippet, mark, say, snippet

LONGEST_CHIP = 60
_LABELS = {
    "q": "Search",
    "source": "Source",
    "role": "Named as",
    "published_after": "From",
    "published_before": "To",
    "language": "Language",
    "tag": "Tag",
    "has": "With",
}


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of one article."""

    href: str
    title: tuple[Marked, ...]
    language: str
    publisher: Link | None
    agency: Link | None
    stamp: Stamp | None
    excerpt: tuple[Marked, ...]
    found_in: str  # "in a caption"; empty when the words stand in the text, or none were asked
    marks: tuple[str, ...]  # "2 photos", "3 notes", "2 versions"


@dataclass(frozen=True, slots=True)
class Day:
    """The articles of one calendar day, as the sources count days."""

    iso: str  # empty for the articles without a date
    weekday: str
    number: str
    month: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """The same list in another form."""

    href: str
    words: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in use, and the list without it."""

    label: str
    words: str
    href: str


def days(
    articles: Iterable[Listed],
    query: Query | None = None,
    texts: Mapping[int, ListedText] = MappingProxyType({}),
    asked: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Day, ...]:
    """Group articles, which come in the order of the list, under their days.

    After a search the cards show the words in the titles and in `texts`, by article. What was
    `asked` goes along with their links, so that each knows its neighbours in the list.
    """
    link, ending = cache(_source), address("", asked)
    return tuple(
        _day(
            day,
            tuple(card(article, link, query, texts.get(article.pk), ending) for article in those),
        )
        for day, those in groupby(articles, key=lambda article: article.day)
    )


def card(
    article: Listed,
    link: Callable[[ListedSource | None], Link | None],
    query: Query | None = None,
    text: ListedText | None = None,
    ending: str = "",
) -> Card:
    """Present one article; `link` links a source.

    `ending` is added to its address.
    """
    moment = article.published_at
    title = article.title or "Untitled"
    shown = snippet(text.text, query, text.blocks) if query and text else None
    return Card(
        href=f"{article.get_absolute_url()}{ending}",
        title=mark(title, query) if query else (Marked(title),),
        language=language_tag(article.language),
        publisher=link(article.publisher),
        agency=link(article.agency) if article.agency != article.publisher else None,
        stamp=stamp(moment, article.time_zone, article.zone_assumed) if moment else None,
        excerpt=_ellipsed(shown) if shown else _plain(article.excerpt),
        found_in="in a caption" if shown and shown.where == "caption" else "",
        marks=_marks(article),
    )


def said(query: Query) -> tuple[Said, ...]:
    """Say a search back, to follow the number found: 2 articles *with lamp, without boat*."""
    if not query:
        return ()
    first, *others = say(query)
    return (Said(first.text.removeprefix("articles ")), *others)


def counted_text(number: int, is_least: bool) -> str:
    """Write how many articles were found: 1 article, 1,204 articles, 10,000+ articles."""
    return f"{number:,}+ articles" if is_least else count_text(number, "article")


def _plain(text: str) -> tuple[Marked, ...]:
    return (Marked(text),) if text else ()


def _ellipsed(shown: Snippet) -> tuple[Marked, ...]:
    before = (Marked("… "),) if shown.is_cut_before else ()
    after = (Marked(" …"),) if shown.is_cut_after else ()
    return (*before, *shown.parts, *after)


def count_text(number: int, one: str, many: str = "") -> str:
    """Write a number of things: 1 article, 1,204 articles."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def twins(asked: Mapping[str, str]) -> tuple[Twin, ...]:
    """Return the other forms in which the whole list can be had."""
    forms = (
        ("articles_feed", "Feed", "application/atom+xml"),
        ("articles_csv", "CSV", "text/csv"),
        ("articles_json", "JSON", "application/json"),
    )
    return tuple(Twin(address(reverse(f"articles:{name}"), asked), *form) for name, *form in forms)


def chips(path: str, asked: Mapping[str, str], words: Mapping[str, str]) -> tuple[Chip, ...]:
    """Return a chip for each filter in use; its link keeps all the others."""
    return tuple(
        Chip(
            label=label,
            words=_chip_words(key, words[key]),
            href=address(path, {other: asked[other] for other in asked if other != key}),
        )
        for key, label in _LABELS.items()
        if key in asked
    )


def _chip_words(key: str, words: str) -> str:
    if key == "language":
        return language_name(words)
    if key.startswith("published_"):
        return day_text(dt.date.fromisoformat(words))
    return words if len(words) <= LONGEST_CHIP else f"{words[:LONGEST_CHIP]}…"


def _day(day: dt.date | None, cards: tuple[Card, ...]) -> Day:
    if day is None:
        return Day(iso="", weekday="", number="", month="", cards=cards)
    return Day(
        iso=day.isoformat(),
        weekday=WEEKDAYS[day.weekday()],
        number=str(day.day),
        month=month_text(day.year, day.month),
        cards=cards,
    )


def _source(source: ListedSource | None) -> Link | None:
    return Link(source.get_absolute_url(), source.name) if source else None


def _marks(article: Listed) -> tuple[str, ...]:
    counted = (
        (article.photo_count, "photo", 1),
        (article.annotation_count, "note", 1),
        # Every article has a version: only more than one is worth a word.
        (article.revision_count, "version", 2),
    )
    return tuple(count_text(number, word) for number, word, least in counted if number >= least)
