"""The answers of a web archive by address: of several captures, the one nearest in time."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from articles.loading.unpacking.warc_record import Record

_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)
_MOST_REDIRECTS = 5


class ByAddress:
    """Answers under the addresses that were asked for, each as often as it was captured."""

    def __init__(self) -> None:
        self._kept: dict[str, list[Record]] = defaultdict(list)
        self._is_sorted: set[str] = set()

    def add(self, record: Record) -> None:
        """Keep an answer, unless it only leads to the same address spelt otherwise."""
        key = comparable(record.url)
        if record.location and comparable(_joined(record.url, record.location)) == key:
            return
        self._kept[key].append(record)
        self._is_sorted.discard(key)

    def nearest(self, url: str, when: dt.datetime | None) -> Record | None:
        """Return the answer at an address that was captured nearest to a moment.

        Pictures are fetched after their page: of two that are as near, the later one is its own.
        """
        key = comparable(url)
        there = self._kept.get(key)
        if not there:
            return None
        if key not in self._is_sorted:
            there.sort(key=_moment_of)
            self._is_sorted.add(key)
        wanted = when or _LONG_AGO
        place = bisect_left(there, wanted, key=_moment_of)
        around = there[max(0, place - 1) : place + 1]
        return min(reversed(around), key=lambda one: abs(_moment_of(one) - wanted))

    def end_of(self, page: str, address: str, when: dt.datetime | None) -> Record | None:
        """Return the answer to an address that a page names, wherever redirects lead."""
        url = _joined(page, address.strip())
        for _ in range(_MOST_REDIRECTS):
            record = self.nearest(url, when)
            if record is None or not record.location:
                return record
            url = _joined(url, record.location)
        return None


def comparable(url: str) -> str:
    """Return an address as it is compared, without what servers and pages write differently.

    That is the scheme, escapes, the order of a query's parts, and what names a place in a page.
    """
    whole = urldefrag(url).url if "#" in url else url
    try:
        parts = urlsplit(whole.replace("&amp;", "&"))
    except ValueError:
        return whole
    if parts.scheme not in {"http", "https"}:
        return whole
    query = "&".join(sorted(unquote(parts.query).split("&")))
    return f"{parts.netloc.casefold()}{unquote(parts.path) or '/'}?{query}"


def _joined(page: str, address: str) -> str:
    try:
        return urljoin(page, address)
    except ValueError:
        return ""


def _moment_of(record: Record) -> dt.datetime:
    return record.captured_at or _LONG_AGO
