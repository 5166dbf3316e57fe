"""The list of pages that a web archive in one file (WACZ 1.1) carries, a page a line of JSON."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.loading.showing import shown
from articles.loading.unpacking.warc_addresses import comparable

_LONGEST_TITLE = 1000


@dataclass(frozen=True, slots=True)
class ListedPage:
    """What such a list says of a page: its address, its title, and when it was captured."""

    url: str
    title: str = ""
    captured_at: dt.datetime | None = None


class PageList:
    """All pages that the lists of an archive name, to be asked by their addresses."""

    def __init__(self, pages: Iterable[ListedPage] = ()) -> None:
        self._pages: dict[str, list[ListedPage]] = {}
        for page in pages:
            self._pages.setdefault(comparable(page.url), []).append(page)

    @property
    def urls(self) -> Iterator[str]:
        """The addresses, each once."""
        return (pages[0].url for pages in self._pages.values())

    def learn(self, url: str, leads_to: str) -> None:
        """Learn that a listed address leads to another, which is then the page."""
        pages = self._pages.get(comparable(url), [])
        self._pages.setdefault(comparable(leads_to), pages)

    def page_at(self, url: str, at: dt.datetime | None) -> ListedPage | None:
        """Return what is said of an address: of several captures, of the one nearest in time."""
        pages = self._pages.get(comparable(url), [])
        return min(pages, key=lambda page: _apart(page.captured_at, at), default=None)


def pages_listed(raw: bytes) -> Iterator[ListedPage]:
    """Yield the pages of a list; lines that say nothing of a page are passed over."""
    for line in raw.splitlines():
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            continue
        url = told.get("url") if isinstance(told, dict) else None
        if isinstance(url, str) and url:
            yield ListedPage(url, _title(told.get("title"), url), _moment(told.get("ts")))


def _title(written: object, url: str) -> str:
    title = " ".join(written.split()) if isinstance(written, str) else ""
    # Crawlers write the address where a page has no title.
    is_title = title != url and len(title) <= _LONGEST_TITLE and shown(title) == title
    return title if is_title else ""


def _moment(written: object) -> dt.datetime | None:
    """Read a time in RFC 3339; one without a zone is UTC, as all times of web archives are."""
    try:
        moment = dt.datetime.fromisoformat(written) if isinstance(written, str) else None
        return moment and moment.replace(tzinfo=moment.tzinfo or dt.UTC).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def _apart(listed: dt.datetime | None, at: dt.datetime | None) -> dt.timedelta:
    return abs(listed - at) if listed and at else dt.timedelta.max
