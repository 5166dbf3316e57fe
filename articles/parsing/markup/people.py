"""Authors: the people that a page names, apart from agencies, papers and newsroom roles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.parsing.agencies import agencies_in_chain
from articles.parsing.markup.addresses import host_of
from articles.parsing.markup.linked import plain, types_of
from articles.parsing.markup.metas import key_of
from articles.parsing.markup.microdata import properties
from articles.parsing.markup.names import LONGEST, is_full_name, is_introduced, is_office, names_in
from articles.parsing.markup.outlets import Outlet, site_keys
from articles.parsing.markup.trees import marks_of, squeezed, words_of
from articles.parsing.wording import folded, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
_ORGANISATIONS = {"Organization", "NewsMediaOrganization", "Corporation", "NGO"}
_MOST = 40
_BYLINE_TAGS = "span div p a address li h3 h4 h5 em b strong".split()  # noqa: SIM905
_ROLE = re.compile(
    r"\b(?:redaktion(?:en|ell)?|redakce|redakcja|redaksjonen|redaktionen|redactie|toimitus"
    r"|redacci[oó]n|r[eé]daction|redazione|redação|redaktør|editorial|newsroom|staff|desk|team"
    r"|editors?|agenc(?:y|ies|ia|e)|agenturen?|news|press(?:e)?|online|(?:\w*admin)|administrator"
    r"|guest|anonymous|web ?master|publisher|newspaper|zeitung|magazine?|media|tv|radio|digital"
    r"|bureau|board|service|gmbh|ag|ltd|inc|haber merkezi|редакция|редакція|гость|편집국|뉴스팀"
    r"|취재팀|온라인뉴스부|編集部|编辑部)\b",
    re.IGNORECASE,
)
# What papers, broadcasters and desks of eastern Asia are called.
_EASTERN_PRESS = re.compile(
    r"(?:일보|신문사?|뉴스|방송|통신사?|미디어|포털|닷컴|편집[국부]|취재[부팀]|신문|新聞社?|通信社?|ニュース|編集[部局]"
    r"|取材班|デジタル|日[报報]|晚报|早报|新闻|新聞|网|網|電視台|电视台|通讯社)$"
)
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
_LABEL = re.compile(r"\s*\w[\w ]{1,20}\s?[:：]")
_A_LABEL = 5
_LEVELS = 3


@dataclass(frozen=True, slots=True)
class Writers:
    """Everyone whom a page names as its writer, in its order.

    `people` are the persons among them and `organisations` the others; `offices` is what stands
    beside the names, as "AP National Political Writer".
    """

    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()

    @property
    def organisations(self) -> tuple[str, ...]:
        """Those named that are no persons."""
        return tuple(name for name in self.names if name not in self.people)

    @property
    def authors(self) -> tuple[str, ...]:
        """The people with those named beside them; an organisation alone is a source."""
        return self.names if self.people else ()

    @property
    def byline(self) -> str:
        """Everyone named, as one line."""
        return ", ".join(self.names)


@dataclass(frozen=True, slots=True)
class _Known:
    """The names of a page that belong to no person."""

    sites: frozenset[str]
    organisations: frozenset[str]
    host: str

    def is_told_in(self, line: str) -> bool:
        """Whether a line names the page's own host beside the name: "The Courier (courier.eu)"."""
        words = line.casefold()
        return bool(self.host) and (f"({self.host})" in words or f"www.{self.host}" in words)


def writers_of(page: SavedPage) -> Writers:
    """The first evidence that names people whole; else the first that names anyone."""
    first, known = Writers(), _known_of(page)
    for written, is_sure in _evidence(page):
        writers = _sorted_out(written, known)
        if not writers.names:
            continue
        if not first.names and all(map(_is_plausible, writers.people)) and writers.people:
            return writers
        # A page that tells its own name as the author may show who wrote it; an agency is told
        # for a reason.
        may_correct = is_sure or not agencies_in_chain(first.byline)
        if may_correct and writers.people and all(map(is_full_name, writers.people)):
            return writers
        first = first if first.names else writers
    return first


def completed(writers: Writers, page: SavedPage, lines: Sequence[str]) -> Writers:
    """The writers, or the people of a line around the text that says "By …" where none is told."""
    if writers.people or agencies_in_chain(writers.byline):
        return writers
    known = _known_of(page)
    for line in lines:
        if len(line) <= LONGEST and is_introduced(line):
            # "Von Jo Muster, Lille" tells a place.
            people = tuple(filter(is_full_name, _sorted_out([line], known).people))
            if people:
                return Writers(people, people)
    people = next(_labelled(page.tree, known), ())
    return Writers(people, people) if people else writers


def _labelled(tree: HtmlElement, known: _Known) -> Iterator[tuple[str, ...]]:
    """The people of short pieces of a line that say what follows: "Writer: Jo Muster"."""
    for element in tree.iter("span", "small", "em", "i", "strong", "b"):
        words = words_of(element) if _LABEL.match(element.text or "") else ""
        if words and len(words) <= LONGEST and is_introduced(words):
            people = tuple(filter(is_full_name, _sorted_out([words], known).people))
            if people:
                yield people


def _is_plausible(name: str) -> bool:
    return len(name.split()) <= _A_LABEL and not any(letter.isdigit() for letter in name)


def _evidence(page: SavedPage) -> Iterator[tuple[list[str], bool]]:
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
    for value in _linked_authors(page):
        yield from _linked_name(value)


def _linked_authors(page: SavedPage) -> list[Any]:
    article = page.linked.article
    told = article.get("author") or article.get("creator")
    listed = told["@list"] if isinstance(told, dict) and "@list" in told else told
    return list(page.linked.follow(listed))[:_MOST]


def _known_of(page: SavedPage) -> _Known:
    nodes = [value for value in _linked_authors(page) if isinstance(value, dict)]
    told = [node for node in nodes if types_of(node) & _ORGANISATIONS]
    # Some makers call every author a person and an organisation at once.
    organisations = [node for node in told if "Person" not in types_of(node)]
    named = frozenset(likeness(name) for node in organisations for name in _linked_name(node))
    return _Known(site_keys(page), named, host_of(page))


def _linked_name(value: Any) -> Iterator[str]:
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


def _sorted_out(written: Iterable[str], known: _Known) -> Writers:
    written = list(written)[:_MOST]
    names: dict[str, str] = {}
    sites: set[str] = set()
    for line in written:
        for name in names_in(line):
            bare = _without_site(name, known)
            names.setdefault(likeness(bare), bare)
            sites |= {bare} if known.is_told_in(line) else set()
    offices = tuple(name for name in names.values() if is_office(name))
    others = [name for name in names.values() if name not in offices]
    people = tuple(
        name for name in others if name not in sites and not _is_organisation(name, known)
    )
    if people and others[0] in written and _is_own(others[0], known):
        # The page tells whose it is, and then who wrote it.
        others = others[1:]
    return Writers(tuple(others or offices), people, offices)


def _without_site(name: str, known: _Known) -> str:
    """Cut "Jo Muster The Shoal Courier" before the paper, when a whole name is left."""
    words = name.split()
    for place in range(2, len(words)):
        if Outlet(" ".join(words[place:])).key in known.sites:
            return " ".join(words[:place])
    return name


def _is_organisation(name: str, known: _Known) -> bool:
    if agencies_in_chain(name) or _ROLE.search(name) or _EASTERN_PRESS.search(name):
        return True
    return likeness(name) in known.organisations or _is_own(name, known)


def _is_own(name: str, known: _Known) -> bool:
    """Whether a name is that of the page's own publication, or of its host."""
    is_host = "." in name and folded(name) in folded(known.host)
    return is_host or Outlet(name).key in known.sites
