"""Authors: the people that a page names, apart from agencies, papers and newsroom roles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.agencies import agencies_in_chain
from articles.parsing.markup.addresses import host_of
from articles.parsing.markup.linked import types_of
from articles.parsing.markup.names import LONGEST, is_full_name, is_introduced, is_office, names_in
from articles.parsing.markup.outlets import Outlet, site_keys
from articles.parsing.markup.trees import words_of
from articles.parsing.markup.writers_told import linked_authors, names_of, writers_told
from articles.parsing.wording import folded, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from articles.parsing.markup.shown import SavedPage

_ORGANISATIONS = {"Organization", "NewsMediaOrganization", "Corporation", "NGO"}
_MOST = 40
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
# So the last line of a Japanese story names who wrote it: "…届くという。【汐見遥】".
_SIGNED = re.compile(r"[。」]\s?【(?P<name>[\u3400-\u9fff]{3,5})】$")
_LABEL = re.compile(r"\s*\w[\w ]{1,20}\s?[:：]")
_A_LABEL = 5


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
    for written, is_sure in writers_told(page):
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
        signed = _SIGNED.search(line)
        if signed and not _is_organisation(signed["name"], known):
            return Writers((signed["name"],), (signed["name"],))
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


def _known_of(page: SavedPage) -> _Known:
    nodes = [value for value in linked_authors(page) if isinstance(value, dict)]
    told = [node for node in nodes if types_of(node) & _ORGANISATIONS]
    # Some makers call every author a person and an organisation at once.
    organisations = [node for node in told if "Person" not in types_of(node)]
    named = frozenset(likeness(name) for node in organisations for name in names_of(node))
    return _Known(site_keys(page), named, host_of(page))


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
    """Cut the paper off behind or before a whole name: "Jo Muster The Shoal Courier"."""
    words = name.split()
    for place in range(2, len(words)):
        if Outlet(" ".join(words[place:])).key in known.sites:
            return " ".join(words[:place])
    for place in range(1, len(words) - 1):
        rest = " ".join(words[place:])
        is_cut = Outlet(" ".join(words[:place])).key in known.sites and is_full_name(rest)
        if is_cut and not _ROLE.search(rest) and not agencies_in_chain(rest):
            return rest
    return name


def _is_organisation(name: str, known: _Known) -> bool:
    if agencies_in_chain(name) or _ROLE.search(name) or _EASTERN_PRESS.search(name):
        return True
    return likeness(name) in known.organisations or _is_own(name, known)


def _is_own(name: str, known: _Known) -> bool:
    """Whether a name is that of the page's own publication, or of its host."""
    is_host = "." in name and folded(name) in folded(known.host)
    return is_host or Outlet(name).key in known.sites
