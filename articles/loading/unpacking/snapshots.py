"""Folders of ArchiveBox: many savings of one page, of which the best one is read.

ArchiveBox runs a dozen programs over each address and keeps what every one of them made beside an
`index.json`, which names the address and tells when each was done.
https://github.com/ArchiveBox/ArchiveBox/wiki/Usage#disk-layout
"""

from __future__ import annotations

import datetime as dt
import json
import posixpath
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from articles.loading.document import Told

INDEX = "index.json"
_COLLECTION = "ArchiveBox.conf"
_SNAPSHOTS = "archive"
_KEYS = {"url", "timestamp"}
_OWN_KEYS = {"schema", "canonical", "history", "bookmarked_date", "sources"}
# The program that made each of them, and where it puts it, the best first: a page with its pictures
# inside, the page as it stood after its scripts, the page as it was sent, and text cut out of it.
_OUTPUTS = (
    ("singlefile", "singlefile.html"),
    ("dom", "output.html"),
    ("wget", ""),
    ("readability", "readability/content.html"),
    ("mercury", "mercury/content.html"),
    ("htmltotext", "htmltotext.txt"),
    ("readability", "readability/content.txt"),
    ("mercury", "mercury/content.txt"),
)
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_LONGEST_ADDRESS = 2000
NOTHING_SAVED = (
    "ArchiveBox saved no page here: neither singlefile.html nor output.html, nor what wget or "
    "readability leave. Run `archivebox update` and load the folder again."
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the index of a folder of ArchiveBox says: the address, and what was saved when."""

    url: str
    taken_at: dt.datetime | None
    wget: str = ""
    done_at: dict[str, dt.datetime] = field(default_factory=dict)

    def chosen(self, is_there: Callable[[str], bool]) -> tuple[str, Told]:
        """Return the best page below the folder, and what is told of it; no path without any."""
        for program, path in _OUTPUTS:
            path = path or self.wget
            if path and is_there(path):
                return path, Told(
                    url=self.url, captured_at=self.done_at.get(program, self.taken_at)
                )
        return "", Told(url=self.url, captured_at=self.taken_at)


@dataclass(frozen=True, slots=True)
class Snapshots:
    """All such folders of an archive: the page that is read of each, and what is told of it."""

    pages: dict[str, str]
    told: dict[str, Told]
    collections: frozenset[str]

    @classmethod
    def among(
        cls,
        names: Iterable[str],
        indexes: Mapping[str, Snapshot | None],
        is_below: Callable[[str, str], bool],
    ) -> Snapshots:
        """Choose in each folder that has an index, among names with slashes."""
        pages, told = {}, {}
        for folder, snapshot in indexes.items():
            if snapshot:
                page, said = snapshot.chosen(partial(is_below, folder))
                pages[folder] = posixpath.join(folder, page) if page else ""
                told[pages[folder]] = said
        kept = {posixpath.dirname(one) for one in names if posixpath.basename(one) == _COLLECTION}
        return cls(pages, told, frozenset(kept))

    @property
    def empty(self) -> list[str]:
        """The folders of which nothing can be read."""
        return [folder for folder, page in self.pages.items() if not page]

    def passes_over(self, name: str) -> bool:
        """Tell whether a file stands beside the page that is read, or is the collection's own."""
        folder, below = posixpath.split(name)
        while True:
            if folder in self.pages:
                return self.pages[folder] != name
            if folder in self.collections:
                return is_kept_beside(below)
            if not folder:
                return False
            folder, below = posixpath.split(folder)


def read_snapshot(raw: bytes) -> Snapshot | None:
    """Read an `index.json`; None when it is not ArchiveBox's of one page."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not (told.keys() >= _KEYS and _OWN_KEYS & told.keys()):
        return None
    url = told["url"]
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        return None
    if len(url) > _LONGEST_ADDRESS:
        return None
    taken_at = _stamped(told["timestamp"])
    return Snapshot(url, taken_at, _path_of_wget(told.get("canonical")), _done_at(told))


def is_collection(names: Collection[str]) -> bool:
    """Tell by the names in a folder whether ArchiveBox keeps its whole collection there."""
    return _COLLECTION in names and _SNAPSHOTS in names


def is_kept_beside(name: str) -> bool:
    """Tell whether a collection keeps this for itself: its lists, logs and settings."""
    return name != _SNAPSHOTS


def _path_of_wget(canonical: Any) -> str:
    written = canonical.get("wget_path") if isinstance(canonical, dict) else None
    if not isinstance(written, str) or not written.casefold().endswith(_PAGES):
        return ""
    path = posixpath.normpath(written)
    return "" if path.startswith(("/", "..")) or "\\" in path or "\0" in path else path


def _done_at(told: dict[str, Any]) -> dict[str, dt.datetime]:
    history = told.get("history")
    found = {}
    for program, runs in history.items() if isinstance(history, dict) else ():
        for run in runs if isinstance(runs, list) else ():
            if isinstance(run, dict) and run.get("status") == "succeeded":
                moment = _written(run.get("start_ts"))
                if moment:
                    found[program] = moment
    return found


def _stamped(written: Any) -> dt.datetime | None:
    """Read seconds since 1970, as ArchiveBox names a snapshot by."""
    try:
        return dt.datetime.fromtimestamp(float(written), dt.UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _written(moment: Any) -> dt.datetime | None:
    """Read a time in ISO 8601; ArchiveBox writes UTC, and does not always say so."""
    try:
        read = dt.datetime.fromisoformat(moment)
    except (TypeError, ValueError):
        return None
    return read.replace(tzinfo=read.tzinfo or dt.UTC).astimezone(dt.UTC)
