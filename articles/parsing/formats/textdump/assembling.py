"""From a dump that was understood to the page that every format yields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.parsing.datelines import read_dateline
from articles.parsing.formats.textdump.claims import claim_all
from articles.parsing.formats.textdump.ledger import write_ledger
from articles.parsing.formats.textdump.sources import read_sources
from articles.parsing.formats.textdump.times import read_times
from articles.parsing.formats.textdump.warnings import page_warnings
from articles.parsing.formats.textdump.zone_clues import zone_clues
from articles.parsing.languages import guess_language
from articles.parsing.page import Block, PagePhoto, ParsedPage, Role, UnknownFormat
from articles.parsing.wording import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.parsing.decode import Decoded
    from articles.parsing.formats.textdump.captions import Photo
    from articles.parsing.formats.textdump.reading import Reading
    from articles.parsing.page import Hint

NAME = "text-dump"


def assemble(reading: Reading, decoded: Decoded, size: int, hint: Hint) -> ParsedPage:
    """Put the parts of a page together; `size` is that of the file in bytes."""
    if not (reading.layout.title or reading.passages or reading.photos):
        raise UnknownFormat("The file holds no article: every line is blank or page chrome.")
    sources = read_sources(reading, hint)
    language = hint.language or guess_language([reading.layout.title_text, *reading.texts])
    clues = zone_clues(hint, sources, reading, language)
    times = read_times(reading.marked, reading.listed, clues)
    publisher = _joined(sources.named(Role.PUBLISHER))
    warnings = (*decoded.warnings, *page_warnings(reading, publisher, language), *times.warnings)
    return ParsedPage(
        format=NAME,
        encoding=decoded.encoding,
        title=reading.layout.title_text,
        byline=_byline(reading),
        authors=_authors(reading),
        publisher=publisher,
        agency=_joined(sources.named(Role.AGENCY)),
        language=language,
        published=times.published,
        updated=times.updated,
        listed_date=times.listed,
        time_zone=times.zone,
        zone_assumed=times.zone_assumed,
        blocks=tuple(Block(passage.kind, passage.text) for passage in reading.passages),
        photos=tuple(_page_photo(reading, photo) for photo in reading.photos),
        mentions=sources.mentions(),
        warnings=tuple(dict.fromkeys(warnings)),
        ledger=write_ledger(decoded, size, claim_all(reading)),
    )


def _joined(names: tuple[str, ...]) -> str | None:
    return " / ".join(names) or None


def _byline(reading: Reading) -> str:
    """The first byline of the page as printed."""
    bylines = (mark.byline.written for mark in reading.marked if mark.byline)
    return next(bylines, "")


def _authors(reading: Reading) -> tuple[str, ...]:
    """The people named by the bylines and, in Korean, by the dateline, each once."""
    return tuple({name.casefold(): name for name in reversed(list(_named(reading)))}.values())[::-1]


def _named(reading: Reading) -> Iterator[str]:
    for index, mark in enumerate(reading.marked):
        if mark.byline and index <= reading.layout.end:
            yield from mark.byline.authors
    for passage in reading.passages:
        dateline = read_dateline(passage.text)
        if dateline:
            yield from dateline.reporters


def _page_photo(reading: Reading, photo: Photo) -> PagePhoto:
    before = sum(passage.lines[0] < photo.index for passage in reading.passages)
    return PagePhoto(
        caption=reading.caption(photo),
        credit=squeeze(photo.credit),
        occurrences=photo.occurrences,
        after_block=before,
    )
