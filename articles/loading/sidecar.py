"""What stands beside a document of it: a sidecar (`page.html.json`) and a `manifest.csv`."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit

from articles.loading.document import Told
from articles.loading.showing import shown
from articles.parsing import PageWarning, UnknownFormat, zone_named
from articles.parsing.decode import decode

MANIFEST = "manifest.csv"
_FILE = {"file", "filename", "file_name", "name", "path"}
_FIELDS = {
    "publisher": "publisher",
    "agency": "agency",
    "address": "url",
    "url": "url",
    "captured": "captured_at",
    "captured_at": "captured_at",
    "time_zone": "time_zone",
    "timezone": "time_zone",
    "zone": "time_zone",
    "language": "language",
    "lang": "language",
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_LONGEST_NAME, _LONGEST_ADDRESS, _LONGEST_LANGUAGE, _LONGEST_SHOWN = 200, 2000, 35, 60
_MOST_NAMED = 10
# What a spreadsheet writes between the columns, in one country or another.
_DELIMITERS = ",;\t"


class _Impossible(Exception):
    """The value cannot be meant; the message goes on after "is"."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a line of a manifest says of a file, and the line's number."""

    line: int
    told: Told
    warnings: tuple[PageWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says: of each file, by its path, and of itself when it cannot be read on."""

    rows: Mapping[str, Row] = field(default_factory=dict)
    fault: str = ""

    def missing(self, is_there: Callable[[str], bool]) -> str:
        """Say in a sentence which lines name files that are not there; nothing when all are."""
        gone = [
            f"{shown(name)} (line {row.line})"
            for name, row in self.rows.items()
            if not is_there(name)
        ]
        if not gone:
            return ""
        more = f" and {len(gone) - _MOST_NAMED:,} more" if len(gone) > _MOST_NAMED else ""
        return f"It names files that are not there: {', '.join(gone[:_MOST_NAMED])}{more}."


def is_sidecar(name: str, is_there: Callable[[str], bool]) -> bool:
    """Tell whether a file says something of one that stands beside it.

    `page.html.json` does of `page.html`; `page.json` does not, for it may be an article itself.
    """
    page = name[: -len(".json")]
    is_json = name.casefold().endswith(".json")
    return is_json and "." in posixpath.basename(page) and is_there(page)


def sidecar_of(name: str) -> str:
    """Return the name of a document's sidecar."""
    return f"{name}.json"


def read_sidecar(raw: bytes, name: str) -> tuple[Told, tuple[PageWarning, ...]]:
    """Read what a sidecar says; what is wrong in it is told in a warning and left out."""
    try:
        written = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "it is no JSON in UTF-8"
        return Told(), (_warning(f"{name} was left out: {reason}."),)
    if not isinstance(written, dict):
        return Told(), (_warning(f"{name} was left out: it is no JSON object."),)
    given = {key: "" if value is None else _as_text(value) for key, value in written.items()}
    return _told(given, lambda key: f"{name}, {shown(key)}")


def is_manifest(raw: bytes) -> bool:
    """Tell whether a `manifest.csv` says something of files, by the names of its columns."""
    head = raw[:4096].splitlines()[:1]
    columns = {_key(name) for name in re.split(r"[,;\t]", _text_of(head[0]))} if head else set()
    return bool(columns & _FILE) and bool(columns & _FIELDS.keys())


def read_manifest(raw: bytes, name: str, most_rows: int) -> Manifest:
    """Read what a manifest says of each file, in order; a file's later line goes over an earlier.

    A value that cannot be meant is told in a warning of its file and left out.
    """
    text = _text_of(raw)
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: dict[str, Row] = {}
    try:
        for path, row in _rows(lines, name):
            rows[path] = row
            if len(rows) > most_rows:
                return Manifest(
                    rows, f"It has more than {most_rows:,} lines (READINGROOM_MAX_MEMBERS)."
                )
    except csv.Error as error:
        return Manifest(rows, f"It cannot be read on after line {len(rows) + 1}: {error}.")
    return Manifest(rows)


def _rows(lines: Iterator[list[str]], name: str) -> Iterator[tuple[str, Row]]:
    header = next(lines, [])
    columns = [_key(column) for column in header]
    place = next((number for number, column in enumerate(columns) if column in _FILE), None)
    if place is None:
        return
    for line, values in enumerate(lines, 2):
        path = _path(values[place]) if values[place:] else ""
        if path:
            placed = partial(
                _placed, f"{name}, line {line}", dict(zip(columns, header, strict=True))
            )
            told, warnings = _told(dict(zip(columns, values, strict=False)), placed)
            yield path, Row(line, told, warnings)


def _path(written: str) -> str:
    path = posixpath.normpath(written.strip().replace("\\", "/"))
    return "" if path == "." else unicodedata.normalize("NFC", path)


def _placed(line: str, headings: Mapping[str, str], column: str) -> str:
    number = list(headings).index(column) + 1
    return f"{line}, column {number} ({shown(headings[column].strip())})"


def _told(
    given: Mapping[str, str], place: Callable[[str], str]
) -> tuple[Told, tuple[PageWarning, ...]]:
    values: dict[str, object] = {}
    warnings: list[PageWarning] = []
    for key, written in given.items():
        meant = _FIELDS.get(_key(key))
        value = written.strip()
        if not meant or not value:
            continue
        try:
            values[meant] = _READERS[meant](value)
        except _Impossible as trouble:
            cut = value if len(value) <= _LONGEST_SHOWN else f"{value[: _LONGEST_SHOWN - 1]}…"
            warnings.append(
                _warning(f"{place(key)}: “{shown(cut)}” is {trouble}; it was left out.")
            )
    return Told(**values), tuple(warnings)  # type: ignore[arg-type]


def _name(value: str) -> str:
    name = " ".join(value.split())
    if len(name) > _LONGEST_NAME or shown(name) != name:
        raise _Impossible(f"no name of 1 to {_LONGEST_NAME} plain characters")
    return name


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_web = False
    if not is_web or len(value) > _LONGEST_ADDRESS or shown(value) != value or " " in value:
        raise _Impossible("no address that begins with http:// or https://")
    return value


def _zone(value: str) -> str:
    if zone_named(value) is None:
        raise _Impossible("no time zone: write one such as Asia/Seoul")
    return value


def _language(value: str) -> str:
    if len(value) > _LONGEST_LANGUAGE or not _LANGUAGE.fullmatch(value):
        raise _Impossible("no language tag: write one such as en or ko")
    return value


def _moment(value: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            return moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        pass
    raise _Impossible("no time with its zone: write one such as 2022-03-29T08:30+09:00")


_READERS: dict[str, Callable[[str], object]] = {
    "publisher": _name,
    "agency": _name,
    "url": _address,
    "captured_at": _moment,
    "time_zone": _zone,
    "language": _language,
}


def _key(name: str) -> str:
    return "_".join(name.strip().strip('"').casefold().replace("-", " ").replace("_", " ").split())


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)[:_LONGEST_ADDRESS]


def _text_of(raw: bytes) -> str:
    try:
        return decode(raw).text
    except UnknownFormat:
        return ""


def _warning(message: str) -> PageWarning:
    return PageWarning("beside", message)
