"""What those who save pages write into them: the address that was saved, and when."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.markup.addresses import archived_at, web_address
from articles.parsing.markup.moments import read_moment

if TYPE_CHECKING:
    from articles.parsing.markup.shown import SavedPage

_ENDS = 8192
# Chrome, Edge and Internet Explorer; the number is the length of the address.
_SAVED_FROM = re.compile(
    r"<!--\s{0,9}saved from url=\([0-9]{4}\)(?P<url>\S{1,2000})", re.IGNORECASE
)
_SINGLE_FILE = re.compile(
    r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url:\s{0,9}(?P<url>\S{1,2000})"
    r"\s{1,9}saved date:\s{0,9}(?P<at>[^\n]{1,100})"
)
_MONOLITH = re.compile(
    r"<!--\s{0,9}Saved from (?P<url>\S{1,2000})(?: at (?P<at>\S{1,40}))? using monolith"
)
_HTTRACK = re.compile(
    r"<!--\s{0,9}Mirrored from (?P<url>\S{1,2000}) by HTTrack[^\n]{0,80}?, "
    r"(?P<at>\w{3}, [^\n]{1,40}?)\s{0,9}-->"
)
_WAYBACK = re.compile(
    r"FILE ARCHIVED ON (?P<clock>[0-9:]{8}) (?P<month>[A-Z][a-z]{2}) (?P<day>[0-9]{1,2}), "
    r"(?P<year>[0-9]{4})"
)
# As browsers write a date: "Thu Nov 26 2020 10:20:30 GMT+0100 (Central European Standard Time)".
_OF_BROWSERS = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>[0-9]{1,2}) (?P<year>[0-9]{4}) "
    r"(?P<clock>[0-9:]{8}) (?:GMT|UTC)(?P<zone>[+-][0-9]{4})"
)
# Fourteen digits or more, in UTC, as WebScrapBook names its items: 20201126102030123.
_DIGITS = re.compile(r"(?P<day>[0-9]{8})(?P<clock>[0-9]{6})[0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class Saving:
    """The address that a page was saved from, and the aware time when; empty where nobody says."""

    address: str = ""
    at: dt.datetime | None = None


def saving_of(page: SavedPage, source: str) -> Saving:
    """Read what the saver of a page left in its comments, its meta elements and its addresses."""
    head = source[:_ENDS]
    left = next(filter(None, (p.search(head) for p in (_SINGLE_FILE, _MONOLITH, _HTTRACK))), None)
    bare = left or _SAVED_FROM.search(head)
    root = page.tree.getroottree().getroot()
    archived, then = archived_at(page.canonical) or ("", "")
    addresses = (
        bare["url"] if bare else "",
        page.metas.first("savepage-url"),
        root.get("data-scrapbook-source") or "",
        archived,
    )
    times = (
        left["at"] if left else "",
        page.metas.first("savepage-date"),
        root.get("data-scrapbook-create") or "",
        _of_wayback(source),
        then,
    )
    return Saving(
        next((whole for each in addresses if (whole := _whole(each))), ""),
        next((moment for each in times if (moment := _moment(each))), None),
    )


def _whole(written: str) -> str:
    """HTTrack leaves the scheme out."""
    is_bare = re.match(r"[\w-]+(?:\.[\w-]+)+/", written) is not None
    return web_address(f"http://{written}" if is_bare else written) or ""


def _of_wayback(source: str) -> str:
    found = _WAYBACK.search(source, max(0, len(source) - _ENDS))
    return f"{found['day']} {found['month']} {found['year']} {found['clock']} GMT" if found else ""


def _moment(written: str | None) -> dt.datetime | None:
    written = written or ""
    browser, digits = _OF_BROWSERS.match(written), _DIGITS.fullmatch(written)
    if browser:
        written = "{day} {month} {year} {clock} {zone}".format(**browser.groupdict())
    elif digits:
        written = f"{digits['day']}T{digits['clock']}Z"
    found = read_moment(written)
    value = found.value if found and found.is_exact else None
    return value if isinstance(value, dt.datetime) else None
