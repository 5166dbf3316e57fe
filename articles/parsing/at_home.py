"""Read a document by the clock of its source's home, where its pages state no zone."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from articles.parsing.formats import format_of
from articles.parsing.page import Hint, ParsedPage, UnknownFormat

EMPTY = "The document holds no article."


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading a document: its pages, or why there are none.

    `zone` is the home zone by which the pages were read anew, if they were. `fault` is the
    traceback when the program failed, and not the document.
    """

    pages: tuple[ParsedPage, ...] = ()
    zone: str = ""
    refusal: str = ""
    fault: str = ""


def read(raw: bytes, hint: Hint, home: Callable[[str], str | None]) -> Read:
    """Read a document; raise nothing, whatever is wrong with it or with the program.

    `home` gives the time zone of the source of a name, where one is known.
    """
    try:
        pages = format_of(raw).parse(raw, hint)
        zone = zone_at_home(pages, hint, home)
        if zone:
            pages = format_of(raw).parse(raw, replace(hint, time_zone=zone))
    except UnknownFormat as refusal:
        return Read(refusal=str(refusal))
    except Exception as fault:
        return failed(fault)
    return Read(tuple(pages), zone) if pages else Read(refusal=EMPTY)


def failed(fault: Exception) -> Read:
    """Return what is said when the program fails on a document."""
    return Read(
        refusal=f"Reading Room failed to read it ({type(fault).__name__}): this is a fault of the "
        "program, please report it with the document.",
        fault="".join(traceback.format_exception(fault)),
    )


def zone_at_home(pages: Iterable[ParsedPage], hint: Hint, home: Callable[[str], str | None]) -> str:
    """Return the one zone in which the pages should be read, where the parser assumed another."""
    assumed = [page for page in pages if page.zone_assumed]
    if hint.time_zone or not assumed:
        return ""
    zones = {home_zone(page, home) or page.time_zone for page in assumed}
    taken = {page.time_zone for page in assumed}
    return zones.pop() or "" if len(zones) == 1 and zones != taken else ""


def home_zone(page: ParsedPage, home: Callable[[str], str | None]) -> str:
    """Return the zone of the first of a page's sources that has a home."""
    return next((zone for name in names_of(page) if (zone := home(name))), "")


def names_of(page: ParsedPage) -> tuple[str, ...]:
    """Return the names of those who may have a home: the publisher's, then the agencies'."""
    names = (page.publisher, *(page.agencies or (page.agency,)))
    return tuple(name for name in names if name)


def reply(raw: bytes, hint: Hint, zones: Mapping[str, str]) -> Read:
    """Read a document for a process that asks; `zones` are the home zones that it knows."""
    return read(raw, hint, zones.get)
