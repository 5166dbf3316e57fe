"""Which agency wrote a page: told by its byline, dateline, signature or a line of sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.agencies import agencies_in_chain, agency_named, is_chain_of_agencies
from articles.parsing.datelines import read_dateline
from articles.parsing.dates import read_stamps
from articles.parsing.markup.addresses import host_of, own_address
from articles.parsing.markup.called import asked_once
from articles.parsing.markup.foreign_words import in_english
from articles.parsing.markup.linked import plain
from articles.parsing.markup.publishers import source_at
from articles.parsing.markup.trees import marks_of, words_of
from articles.parsing.page import Basis, Mention, Role
from articles.parsing.signatures import read_signature

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from articles.parsing.markup.people import Writers
    from articles.parsing.markup.shown import SavedPage

_LONGEST = 70
_KINDS = ("agency", "state_media")
_CALLED = re.compile(
    r"source|quelle|agency|agentur|backlink|signature|kaynak|author|byline|autor", re.IGNORECASE
)
_OF_PHOTOS = re.compile(r"image|media|photo|foto|bild|caption|pict|figure", re.IGNORECASE)
_called_source, _called_photo = asked_once(_CALLED), asked_once(_OF_PHOTOS)
_MOST_PIECES = 3
_CHAIN = re.compile(
    r"\s*(?:,|;|\||/|&|\+|\b(?:and|und|mit|avec|con|met)\b|\s[-–—]\s)\s*", re.IGNORECASE
)
_SOURCE_LABEL = re.compile(r"(?:quellen?|sources?|kaynak|fuente|fonte|via)\s*:?\s*", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\s*(?:[0-9]{4}\s*)?", re.IGNORECASE)
_TOLD = re.compile(r"author|source|agency|creator|provider", re.IGNORECASE)
# "With files from The Associated Press", "Mit Material von dpa".
_WITH_MATERIAL = re.compile(
    r"(?:with (?:files|reports|reporting|information|additional reporting|material) (?:from|by)"
    r"|mit (?:agentur)?(?:material|informationen) (?:von|der)|con informaci[oó]n de"
    r"|(?<=[(\[])avec |avec (?:l['’]|les informations de )|met materiaal van)"
    r"\s?(?P<names>[^.!?]{2,60})"
    r"|(?<=[.!?»“”\"])\s?[(\[]?mit (?P<last>[\w/, ]{2,40})[)\]]?$",
    re.IGNORECASE,
)
_OF_A_PHOTO = re.compile(r"/\s?(?:pool|photo|[A-Z]\w+ [A-Z])", re.IGNORECASE)
_TAIL = 200


def agencies_told(
    page: SavedPage,
    writers: Writers,
    paragraphs: Sequence[str],
    lines: Sequence[str],
    publisher: str,
) -> tuple[Mention, ...]:
    """Every agency that the page names as the writer of the story, with the words that show it."""
    found: dict[str, Mention] = {}
    for names, evidence in _evidence(page, writers, paragraphs, lines):
        for name in filter(_is_agency, names):
            found.setdefault(name, Mention(name, Role.AGENCY, Basis.STATED, evidence))
    host = host_of(page)
    own = agency_named(publisher or "") or agency_named(source_at(host) or "")
    # Where a page's links lead tells its publisher, and too little of who wrote it.
    is_guessed = own_address(page) is None and publisher in (host, source_at(host))
    if own and own.kind in _KINDS and not found and not is_guessed:
        # What an agency publishes itself, an agency wrote.
        found[own.name] = Mention(own.name, Role.AGENCY, Basis.INFERRED, publisher or host)
    return tuple(found.values())


def _evidence(
    page: SavedPage, writers: Writers, paragraphs: Sequence[str], lines: Sequence[str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    yield from _of_writers(writers)
    yield from _in_the_text(paragraphs)
    for text in (*_told(page), *_source_lines(page), *filter(_names_its_sources, lines)):
        yield _in_source_line(text), text
    told = page.linked.text("articleBody")[-_TAIL:]
    for text in (*paragraphs[-3:], *lines, told):
        thanks = _WITH_MATERIAL.search(text)
        if thanks:
            yield _in_source_line(thanks["names"] or thanks["last"]), thanks.group().strip()
    for line in _beside_times(lines):
        yield agencies_in_chain(line), line


def _of_writers(writers: Writers) -> Iterator[tuple[tuple[str, ...], str]]:
    for name in writers.organisations:
        yield agencies_in_chain(name), name
    for office in writers.offices:
        # "AP National Political Writer" writes for AP.
        yield agencies_in_chain(office.split()[0]), office


def _in_the_text(paragraphs: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    for text in paragraphs[:2]:
        dateline = read_dateline(text)
        if dateline:
            yield dateline.agencies, dateline.evidence
    for text in paragraphs[-3:]:
        signature = read_signature(text)
        if signature:
            yield signature.agencies, signature.written


def _beside_times(lines: Sequence[str]) -> Iterator[str]:
    """Lines that hold agencies and nothing else, next to a line with a date: no photo's credit."""
    for place, line in enumerate(lines):
        if len(line) <= _LONGEST and is_chain_of_agencies(line):
            around = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
            if any(stamp.day for text in around for stamp in read_stamps(in_english(text))):
                yield line


def _told(page: SavedPage) -> Iterator[str]:
    """What the page tells machines of where its text comes from."""
    for name, contents in page.metas.named.items():
        if _TOLD.search(name):
            yield from (text for text in contents if len(text) <= _LONGEST and "://" not in text)
    for name in ("sourceOrganization", "provider", "copyrightHolder", "contributor"):
        for value in page.linked.follow(page.linked.article.get(name)):
            yield plain(value)[:_LONGEST]


def _names_its_sources(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    rights = _RIGHTS.match(line)
    return bool(_SOURCE_LABEL.match(line) or (rights and not _OF_A_PHOTO.search(line)))


def _source_lines(page: SavedPage) -> Iterator[str]:
    """Short lines called a source or a byline that belong to no photo and stand in no side box."""
    for element in page.tree.iter("span", "div", "p", "a", "small", "em", "i", "b", "strong"):
        called = marks_of(element) if len(element) <= _MOST_PIECES else ""
        if not called or not _called_source(called) or _called_photo(called):
            continue
        text = words_of(element)
        if 1 < len(text) <= _LONGEST and not _stands_aside(element):
            yield text


def _stands_aside(element: HtmlElement) -> bool:
    return any(
        node.tag in ("nav", "aside", "footer", "figure")
        or _OF_PHOTOS.search(node.get("class") or "")
        for node in list(element.iterancestors())[:6]
    )


def _in_source_line(text: str) -> tuple[str, ...]:
    bare = _RIGHTS.sub("", _SOURCE_LABEL.sub("", text))
    pieces = [piece.strip("() ") for piece in _CHAIN.split(bare)]
    # In a line of sources "sid" and "dpa" may be in small letters.
    names = (
        name
        for piece in pieces
        for name in agencies_in_chain(piece) or agencies_in_chain(piece.upper())
    )
    return tuple(dict.fromkeys(names))


def _is_agency(name: str) -> bool:
    agency = agency_named(name)
    return agency is None or agency.kind in _KINDS
