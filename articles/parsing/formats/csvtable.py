"""CSV and its kin: a header, then an article a row; columns are known by name or by the hint."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from articles.parsing.decode import decode
from articles.parsing.encodings import spell
from articles.parsing.page import UnknownFormat
from articles.parsing.told.columns import is_known, refuse_unknown, tells_an_article
from articles.parsing.told.gathering import Told, pages_of, refusing
from articles.parsing.told.records import story_of

if TYPE_CHECKING:
    from articles.parsing.page import Hint, ParsedPage

NAME = "csv"
# The module's own limit is 131,072 characters: an article with its markup may be longer.
csv.field_size_limit(64 * 2**20)
_DELIMITERS = ",;\t|"
_HEAD = 65_536
_LONGEST_HEADER = 4096
_LONGEST_NAME = 60
_SEPARATOR = re.compile(r"sep=(?P<delimiter>[,;\t|])\s*")
_NAME_LIKE = re.compile(r"[^\W\d][\w .:/()#-]{0,40}")
# The columns of `trafilatura --output-format csv`, which writes no header.
_TRAFILATURA = (
    *("url", "id", "fingerprint", "hostname", "title", "image", "date", "text", "comments"),
    *("license", "pagetype"),
)
# A table of UTF-16 may have a line end in the first letter of its header.
_FIRST_LINE = re.compile(rb"(?:\xff\xfe|\xfe\xff).*|[^\r\n]+(?:\r?\n)?", re.DOTALL)
_ENDS = re.compile(r"\r\n?|\n")


def recognises(raw: bytes) -> float:
    """How sure this format is that a document is its own: surest of a header with known names."""
    header = _FIRST_LINE.match(raw, 0, _LONGEST_HEADER)
    if header is None or not any(mark.encode() in header.group() for mark in _DELIMITERS):
        return 0.0
    try:
        text = spell(raw[:_HEAD]).text
    except UnknownFormat:
        return 0.0
    table = _open(text)
    if table is None:
        return 0.0
    if table.columns == _TRAFILATURA or sum(map(is_known, table.columns)) > 1:
        return 0.9 if tells_an_article(table.columns) else 0.55
    return 0.6 if _is_regular(table, text, is_whole=len(raw) <= _HEAD) else 0.0


def parse(raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
    """Read each row as an article; raise UnknownFormat when none is."""
    decoded = decode(raw)
    table = _open(decoded.text)
    if table is None:
        raise UnknownFormat("The table has no header that names its columns.")
    missing = [column for _, column in hint.columns if column not in table.columns]
    if missing or not tells_an_article(table.columns, hint.columns):
        raise refuse_unknown(table.columns)
    told = _stories(table, decoded.text, hint)
    return pages_of(told, NAME, decoded.encoding, hint, decoded.warnings)


class _Table:
    """How a table is written: its columns, what parts them, and where its rows begin."""

    def __init__(self, columns: Sequence[str], delimiter: str, start: int, line: int) -> None:
        self.columns = tuple(columns)
        self.delimiter = delimiter
        self.start = start
        self.line = line

    def rows(self, text: str) -> Iterator[tuple[int, list[str] | None]]:
        """Each row with the number of its first line; None for one that breaks the quoting."""
        lines = io.StringIO(text[self.start :], newline="")
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        while True:
            number = self.line + reader.line_num
            try:
                row = next(reader, None)
            except csv.Error:
                yield number, None
                continue
            if row is None:
                return
            if row:
                yield number, row


def _open(text: str) -> _Table | None:
    text = text.removeprefix("\ufeff")
    declared = _SEPARATOR.match(text[:20])
    end = _ENDS.search(text, declared.end() if declared else 0)
    begin = declared.end() if declared else 0
    stop = end.start() if end else len(text)
    header = text[begin:stop]
    if not header.strip() or len(header) > _LONGEST_HEADER:
        return None
    if bare := _without_header(text, header):
        return bare
    tried = [declared["delimiter"]] if declared else _DELIMITERS
    found = [(cells, mark) for mark in tried if len(cells := _cells(header, mark)) > 1]
    if not found:
        return None
    cells, mark = max(found, key=lambda pair: (sum(map(is_known, pair[0])), len(pair[0])))
    names = [cell.strip() for cell in cells]
    is_header = all(0 < len(name) <= _LONGEST_NAME for name in names) and len(set(names)) > 1
    if not is_header:
        return None
    return _Table(_apart(names), mark, end.end() if end else len(text), 3 if declared else 2)


def _without_header(text: str, first_line: str) -> _Table | None:
    """What trafilatura writes begins with an address instead of names."""
    if not first_line.startswith("http") or first_line.count("\t") < 7:
        return None
    table = _Table(_TRAFILATURA, "\t", 0, 1)
    _, row = next(table.rows(text), (0, None))
    return table if row is not None and len(row) == len(_TRAFILATURA) else None


def _cells(header: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        return []


def _apart(names: list[str]) -> list[str]:
    """Two columns of one name are told apart by a number."""
    seen: Counter[str] = Counter()
    apart = []
    for name in names:
        seen[name] += 1
        apart.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return apart


def _is_regular(table: _Table, text: str, *, is_whole: bool) -> bool:
    """Whether lines that might be prose are a table: names above, and every row of one width.

    Prose has a space behind each comma, and its lines differ in width.
    """
    if not all(map(_NAME_LIKE.fullmatch, table.columns)):
        return False
    header = text[: table.start]
    if f"{table.delimiter} " in header or f" {table.delimiter}" in header:
        return False
    rows = [row for _, row in table.rows(text)]
    rows = rows if is_whole else rows[:-1]
    if any(row is None or len(row) != len(table.columns) for row in rows):
        return False
    return len(rows) > 1 or not is_whole


def _stories(table: _Table, text: str, hint: Hint) -> Iterator[Told]:
    is_bare = table.columns == _TRAFILATURA and table.line == 1
    for number, row in table.rows(text):
        where = f"Line {number}"
        if row is None:
            yield where, refusing("The quotation marks of this row are not closed as they should.")
        elif len(row) != len(table.columns):
            count = f"It has {len(row)} cells where the header has {len(table.columns)}."
            yield where, refusing(count)
        else:
            cells = ["" if is_bare and cell == "null" else cell for cell in row]
            yield where, partial(story_of, dict(zip(table.columns, cells, strict=True)), hint)
