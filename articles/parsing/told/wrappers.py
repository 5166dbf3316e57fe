"""What stands around records: the envelopes of Datasette, JSON Feed, ArchiveBox and programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from articles.parsing.told.columns import fields_of, tells_an_article
from articles.parsing.told.nested import reached
from articles.parsing.told.ninjs import is_ninjs
from articles.parsing.told.own import is_own
from articles.parsing.told.values import text_of

if TYPE_CHECKING:
    from articles.parsing.page import Hint
    from articles.parsing.told.values import Record

_ENVELOPES = (
    *("rows", "items", "articles", "results", "records", "entries", "stories", "posts", "docs"),
    *("data", "snapshots", "links", "news", "hits"),
)
_ARCHIVED = frozenset(("url", "timestamp", "title"))
_ARCHIVEBOX = frozenset(("base_url", "is_archived", "archive_path", "bookmarked_at", "history"))


def unwrapped(whole: Any, hint: Hint) -> list[Any]:
    """The records in a value: itself, those of a list, or those in an envelope."""
    if isinstance(whole, list):
        return [_tidied(each) for each in whole]
    if not isinstance(whole, dict) or is_own(whole) or is_ninjs(whole):
        return [whole]
    inside = _enveloped(whole, hint)
    return [_tidied(each) for each in inside] if inside else [_tidied(whole)]


def _enveloped(whole: Record, hint: Hint) -> list[Any]:
    if {"text", "html"} & fields_of(tuple(reached(whole, hint.columns)), hint.columns).keys():
        return []
    for name in _ENVELOPES:
        rows = whole.get(name)
        if isinstance(rows, list) and rows:
            found = _rows(rows, whole, hint)
            if found:
                return found
    values = list(whole.values())
    return values if values and all(_is_article(value, hint) for value in values) else []


def _rows(rows: list[Any], whole: Record, hint: Hint) -> list[Any]:
    columns = whole.get("columns")
    if isinstance(columns, list) and isinstance(rows[0], list):
        names = [text_of(column) for column in columns]
        return [dict(zip(names, row, strict=False)) for row in rows if isinstance(row, list)]
    if not _is_article(rows[0], hint):
        return []
    if "jsonfeed.org" not in text_of(whole.get("version")):
        return rows
    common = {"publisher": whole.get("title"), "language": whole.get("language")}
    return [common | row if isinstance(row, dict) else row for row in rows]


def _is_article(value: Any, hint: Hint) -> bool:
    return isinstance(value, dict) and (
        is_own(value)
        or is_ninjs(value)
        or tells_an_article(tuple(reached(value, hint.columns)), hint.columns)
    )


def _tidied(record: Any) -> Any:
    """ArchiveBox tells when it saved a page, which is no time of the page."""
    if not isinstance(record, Mapping) or not record.keys() >= _ARCHIVED:
        return record
    if not _ARCHIVEBOX & record.keys():
        return record
    told = {name: record[name] for name in ("url", "title", "domain") if name in record}
    return {**told, "captured_at": record["timestamp"]}
