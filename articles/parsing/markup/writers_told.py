"""Where a page names its writers: told to machines, called so, or linked to what they wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from articles.parsing.markup.linked import plain
from articles.parsing.markup.metas import key_of
from articles.parsing.markup.microdata import properties
from articles.parsing.markup.names import LONGEST, is_full_name
from articles.parsing.markup.trees import marks_of, squeezed, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from articles.parsing.markup.shown import SavedPage

_METAS = [
    "author",
    "parsely-author",
    "article:author_name",
    "cxenseparse:author",
    "byl",
    "byline",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "article:author",
    "dable:author",
    "authors",
    "shareaholic:article_author_name",
    "news_authors",
    "citation_author",
    "autor",
]
_BYLINE_TAGS = "span div p a address li h3 h4 h5 em b strong".split()  # noqa: SIM905
_OF_AUTHORS = re.compile(
    r"/(?:authors?|aut(?:or|eur|ore|orin|rice)(?:es|s|i)?|writers?|by|staff|profiles?|people|journal"
    r"ists?|reporters?|redact(?:or|eur)(?:es|s)?|redaktion|firmas?|contributors?|columnists?)/[^/]",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?i:author|byline|autor|verfasser|writer|firma|signature"
    r"|contributor|journalist|reporter)"
)
_NOT_NAMES = re.compile(
    r"(?i:bio|avatar|image|img|photo|picture|portrait|caption|credit|date|time|follow|link-?list"
    r"|card-?text"
    r"|description|related|comment|social|share)"
)
_ENDS = re.compile(r"author$|written[ :]by$")
_LEVELS = 3
_MOST = 40


def writers_told(page: SavedPage) -> Iterator[tuple[list[str], bool]]:
    """Names told, the most deliberate first, and whether it means an author for sure."""
    yield list(_linked_names(page)), True
    held = _near_the_first(page.properties.get("author", ()))
    yield list(properties({"author": held}, "author")), True
    metas = set(map(key_of, _METAS))
    others = [name for name in page.metas.named if _ENDS.search(name) and name not in metas]
    for name in (*_METAS, *others):
        yield list(page.metas.every(name)), True
    if "writ" in page.metas.first("twitter:label1").casefold():
        yield [page.metas.first("twitter:data1")], True
    links = [link for link in page.tree.iter("a") if link.get("rel") == "author"]
    yield [words_of(link) for link in _near_the_first(links)], False
    for names in _called_author(page.tree):
        yield names, False
    yield _linked_to_profiles(page.tree), False


def _near_the_first(elements: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Those that stand beside the first: teasers of other stories name their authors too."""
    first = next(iter(elements), None)
    if first is None:
        return []
    around = list(first.iterancestors())[:_LEVELS]
    return [one for one in elements[:_MOST] if one is first or _shares(one, around)]


def _shares(element: HtmlElement, around: Sequence[HtmlElement]) -> bool:
    return any(ancestor in around for ancestor in element.iterancestors())


def _linked_names(page: SavedPage) -> Iterator[str]:
    for value in linked_authors(page):
        yield from names_of(value)


def linked_authors(page: SavedPage) -> list[Any]:
    """What JSON-LD holds of each author: a name, or a thing that has one."""
    article = page.linked.article
    told = article.get("author") or article.get("creator")
    listed = told["@list"] if isinstance(told, dict) and "@list" in told else told
    return list(page.linked.follow(listed))[:_MOST]


def names_of(value: Any) -> Iterator[str]:
    """The names of what JSON-LD holds of an author; empty where it has none."""
    names = value.get("name") if isinstance(value, dict) else value
    told = [plain(name) for name in (names if isinstance(names, list) else [names])]
    if isinstance(value, dict) and not any(told):
        told = [squeezed(f"{plain(value.get('givenName'))} {plain(value.get('familyName'))}")]
    yield from told[:_MOST]


def _called_author(tree: HtmlElement) -> Iterator[list[str]]:
    """Elements that are called author or byline, outermost first, those of one line together."""
    for element in tree.iter(*_BYLINE_TAGS):
        called = marks_of(element)
        if called and _CALLED.search(called) and not _NOT_NAMES.search(called):
            alike = (beside for beside in element.itersiblings() if marks_of(beside) == called)
            texts = [words_of(each) for each in (element, *alike)]
            names = [text for text in texts[:_MOST] if 2 < len(text) <= LONGEST]
            if names:
                yield names


def _linked_to_profiles(tree: HtmlElement) -> list[str]:
    """Whole names that link to what else somebody wrote, the first of the page and those beside."""
    links = [
        link
        for link in tree.iter("a")
        if _OF_AUTHORS.search(link.get("href") or "") and is_full_name(words_of(link))
    ]
    return [words_of(link) for link in _near_the_first(links)]
