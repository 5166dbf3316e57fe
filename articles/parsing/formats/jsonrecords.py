"""JSON and JSON Lines: one object an article, its keys mapped to fields by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from articles.parsing.decode import decode
from articles.parsing.page import UnknownFormat
from articles.parsing.told.columns import fields_of, refuse_unknown, tells_an_article
from articles.parsing.told.gathering import Told, pages_of, refusing
from articles.parsing.told.nested import reached
from articles.parsing.told.ninjs import is_ninjs, story_of_ninjs
from articles.parsing.told.own import is_own, story_of_own
from articles.parsing.told.records import story_of
from articles.parsing.told.spelling import head_of
from articles.parsing.told.values import Reader, refuse_deep, text_of
from articles.parsing.told.wrappers import unwrapped

if TYPE_CHECKING:
    from articles.parsing.page import Hint, ParsedPage
    from articles.parsing.told.story import Story

NAME = "json"
_START = re.compile(rb'\{\s{0,1000}["}]|\[\s{0,1000}(?:\{\s{0,1000}["}]|\])')


def recognises(raw: bytes) -> float:
    """How sure this format is that a document is its own."""
    return 0.9 if _START.match(head_of(raw)) else 0.0


def parse(raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
    """Read every object as an article; raise UnknownFormat when none is."""
    return read_records(raw, hint, NAME)


def read_records(raw: bytes, hint: Hint, name: str) -> tuple[ParsedPage, ...]:
    """Read every object as an article of the format `name`."""
    decoded, reader = decode(raw), Reader()
    told = list(_stories(decoded.text, reader, hint))
    warnings = (*decoded.warnings, *reader.warnings())
    return pages_of(told, name, decoded.encoding, hint, warnings)


def _stories(text: str, reader: Reader, hint: Hint) -> Iterator[Told]:
    try:
        whole = _within(reader.read(text), hint)
    except RecursionError:
        raise UnknownFormat(f"The JSON is nested more than {hint.max_nesting} deep.") from None
    except ValueError as trouble:
        yield from _lines(text, reader, hint, trouble)
        return
    records = unwrapped(whole, hint)
    for number, record in enumerate(records, 1):
        yield (f"Record {number}" if len(records) > 1 else ""), _read(record, hint)


def _lines(text: str, reader: Reader, hint: Hint, trouble: ValueError) -> Iterator[Told]:
    """One object a line, where the whole is no JSON but its first line is."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) < 2 or _line(lines[0][1], reader, hint) is None:
        raise UnknownFormat(f"The JSON cannot be read: {_said(trouble)}.") from trouble
    for number, line in lines:
        record = _line(line, reader, hint)
        read = refusing("The line is no JSON.") if record is None else _read(record, hint)
        yield f"Line {number}", read


def _line(line: str, reader: Reader, hint: Hint) -> Any:
    try:
        return _within(reader.read(line), hint)
    except (ValueError, RecursionError):
        return None


def _within(value: Any, hint: Hint) -> Any:
    refuse_deep(value, hint.max_nesting)
    return value


def _said(trouble: ValueError) -> str:
    """Python's own words quote nothing of the document: they name a line and a column."""
    said = str(trouble)
    return said[:1].lower() + said[1:160]


def _read(record: Any, hint: Hint) -> partial[Story]:
    return partial(_story, record, hint)


def _story(record: Any, hint: Hint) -> Story:
    if not isinstance(record, dict):
        raise UnknownFormat("This is no object with keys.")
    if is_own(record):
        return story_of_own(record)
    if is_ninjs(record) and not hint.columns:
        return story_of_ninjs(record, hint)
    record = reached(record, hint.columns)
    if not tells_an_article(tuple(record), hint.columns):
        raise refuse_unknown(record)
    _refuse_missing(record, hint)
    return story_of(record, hint)


def _refuse_missing(record: dict[str, Any], hint: Hint) -> None:
    """Columns that a person named and no record has are a slip of the pen."""
    if hint.columns and not fields_of(tuple(record), hint.columns).get("title"):
        named = [column for _, column in hint.columns]
        if not any(text_of(record.get(column)) for column in named):
            raise refuse_unknown(record)
