"""Authors: the people that a page names, apart from agencies, papers and newsroom roles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.parsing.agencies import agencies_in_chain
from articles.parsing.markup.linked import plain, types_of
from articles.parsing.markup.microdata import properties
from articles.parsing.markup.publishers import host_of
from articles.parsing.markup.titles import site_names
from articles.parsing.markup.trees import marks_of, squeezed, words_of
from articles.parsing.wording import folded, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from articles.parsing.markup.shown import SavedPage

_METAS = [
    "author",
    "parsely-author",
    "article:author_name",
    "cxenseparse:author",
    "byl",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "article:author",
    "dable:author",
]
_ORGANISATIONS = {"Organization", "NewsMediaOrganization", "Corporation", "NGO"}
_LONGEST = 160
_MOST = 40
_BYLINE_TAGS = "span div p a address li h3 h4 h5 em b strong".split()  # noqa: SIM905
_LEAD = re.compile(
    r"(?:(?:written|reported|words|text|texte?|texto|story|posted|published|ein \w+)\s)?"
    r"(?:by|von|par|por|de|di|da|av|af|door|tekst|text|texto|words|autore?s?|authors?|yazar"
    r"|редактор|автор|글)"
    r"\b\s*:?\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[,;|•·/]|\s&\s|\s(?:and|und|et|y|og|och|en|e|ve|и|та)\s(?=[^\W\d_]))\s*", re.IGNORECASE
)
_AROUND = re.compile(
    r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|<[^<>]{0,80}>|[\w.+-]{1,64}@[\w.-]{1,80}|@\w{1,30}"
)
_ROLE = re.compile(
    r"\b(?:redaktion(?:en|ell)?|redakce|redacci[oó]n|r[eé]daction|redazione|redação|redaktør"
    r"|editorial|newsroom"
    r"|staff|desk|team|editors?|reporters?|correspondents?|writers?|contributors?|agenc(?:y|ies|ia)"
    r"|agenturen?|news|press(?:e)?|online|admin|administrator|web ?master|publisher|newspaper"
    r"|zeitung"
    r"|media|tv|radio|digital|gmbh|ag|ltd|inc|haber merkezi|редакция|редакція|편집국|뉴스팀|취재팀"
    r"|編集部)\b",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"\s*(?:,|[-–—|]|\bis an?\b)\s*(?:\w+\s){0,4}(?:correspondent|editor|reporter|writer|columnist"
    r"|journalist"
    r"|redakteur(?:in)?|korrespondent(?:in)?|chefredakteur(?:in)?|autor(?:in)?)\b.*$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?i:author|byline|autor|verfasser|writer|firma|signature"
    r"|contributor)"
)
_NOT_NAMES = re.compile(
    r"(?i:bio|avatar|image|img|photo|picture|portrait|caption|credit|date|time|follow|link-?list"
    r"|card-?text"
    r"|description|related|comment|social|share)"
)


@dataclass(frozen=True, slots=True)
class Writers:
    """The people who wrote a page, and the organisations named beside or instead of them."""

    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()

    @property
    def byline(self) -> str:
        """Everyone named, as one line."""
        return ", ".join((*self.people, *self.organisations))


def writers_of(page: SavedPage) -> Writers:
    """The first evidence that names a person; else the first that names anyone."""
    first = Writers()
    for names, is_sure in _evidence(page):
        writers = _sorted_out(names, page)
        if not writers.byline:
            continue
        # Where a page tells an organisation as its author, a guess at a name does not count.
        may_correct = is_sure and _are_full_names(writers.people)
        if writers.people and (may_correct or not first.byline):
            return writers
        first = first if first.byline else writers
    return first


def _are_full_names(people: Iterable[str]) -> bool:
    return all(2 <= len(name.split()) <= 5 and name[:1].isupper() for name in people)


def _evidence(page: SavedPage) -> Iterator[tuple[list[str], bool]]:
    """Names told, the most deliberate first, and whether it means an author for sure."""
    yield list(_linked_names(page)), True
    yield list(properties(page.tree, "author")), True
    others = [name for name in page.metas.named if name.endswith("author") and name not in _METAS]
    for name in (*_METAS, *others):
        yield list(page.metas.every(name)), True
    if "writ" in page.metas.first("twitter:label1").casefold():
        yield [page.metas.first("twitter:data1")], True
    yield (
        [words_of(link) for link in page.tree.iter("a") if link.get("rel") == "author"][:_MOST],
        False,
    )
    for names in _called_author(page.tree):
        yield names, False


def _linked_names(page: SavedPage) -> Iterator[str]:
    for value in _linked_authors(page):
        yield _linked_name(value)


def _linked_authors(page: SavedPage) -> list[Any]:
    article = page.linked.article
    return list(page.linked.follow(article.get("author") or article.get("creator")))[:_MOST]


def _told_organisations(page: SavedPage) -> set[str]:
    """The authors that the page itself calls organisations, folded."""
    nodes = (value for value in _linked_authors(page) if isinstance(value, dict))
    return {likeness(_linked_name(node)) for node in nodes if _ORGANISATIONS & types_of(node)}


def _linked_name(value: Any) -> str:
    if isinstance(value, dict):
        given, family = plain(value.get("givenName")), plain(value.get("familyName"))
        return plain(value.get("name")) or squeezed(f"{given} {family}")
    return plain(value)


def _called_author(tree: HtmlElement) -> Iterator[list[str]]:
    """Elements that are called author or byline, outermost first, those of one line together."""
    for element in tree.iter(*_BYLINE_TAGS):
        called = marks_of(element)
        if called and _CALLED.search(called) and not _NOT_NAMES.search(called):
            alike = (beside for beside in element.itersiblings() if marks_of(beside) == called)
            texts = [words_of(each) for each in (element, *alike)]
            names = [text for text in texts[:_MOST] if 2 < len(text) <= _LONGEST]
            if names:
                yield names


def _sorted_out(names: Iterable[str], page: SavedPage) -> Writers:
    people: dict[str, str] = {}
    organisations: dict[str, str] = {}
    for written in list(names)[:_MOST]:
        for name in _split(written):
            kind = organisations if _is_organisation(name, page) else people
            kind.setdefault(likeness(name), name)
    return Writers(tuple(people.values()), tuple(organisations.values()))


def _split(written: str) -> Iterator[str]:
    if "://" in written or len(written) > 4 * _LONGEST:
        return
    bare = _TITLES.sub("", _AROUND.sub(" ", written))
    lead = _LEAD.match(bare)
    if lead and _may_begin_a_name(bare[lead.end() :]):
        bare = bare[lead.end() :]
    for name in _BETWEEN.split(bare):
        name = squeezed(name).strip(" .-–:*")
        if 1 < len(name) <= 60 and not name.isdecimal() and ":" not in name:
            yield name


def _may_begin_a_name(text: str) -> bool:
    return text[:1].isupper() or bool(agencies_in_chain(text))


def _is_organisation(name: str, page: SavedPage) -> bool:
    if agencies_in_chain(name) or _ROLE.search(name) or likeness(name) in _told_organisations(page):
        return True
    told, host = folded(name), host_of(page)
    is_host = told == folded(host.split(".")[0]) or ("." in name and told in folded(host))
    return likeness(name) in site_names(page) or is_host
