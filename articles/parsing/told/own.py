"""Records that `manage.py parse` writes, read back as the very article that they tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from articles.parsing.markup.addresses import web_address
from articles.parsing.markup.trees import squeezed
from articles.parsing.page import Basis, Block, BlockKind, Mention, PagePhoto, PageWarning, Role
from articles.parsing.told.prose import Prose
from articles.parsing.told.story import Story
from articles.parsing.told.values import objects_of, text_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.parsing.told.values import Record

_KEYS = frozenset(("sha256", "format", "blocks", "photos", "published", "zone_assumed"))
_KINDS = frozenset(BlockKind)
_CODE = re.compile(r"[a-z][a-z-]{1,40}")
_MOST = 10_000
_TOLD_ANEW = ("zone-assumed", "title-missing", "text-missing", "teaser-only")


def is_own(record: Record) -> bool:
    """Whether a record has the shape that `manage.py parse` gives."""
    return record.keys() >= _KEYS


def story_of_own(record: Record) -> Story:
    """Read a record of our own; what was read from it once is not read from its text again."""
    return Story(
        title=text_of(record.get("title")),
        byline=text_of(record.get("byline")),
        publisher=text_of(record.get("publisher")),
        language=text_of(record.get("language")),
        url=text_of(record.get("url")),
        section=text_of(record.get("section")),
        authors=tuple(texts_of(record.get("authors"))),
        agencies=tuple(texts_of(record.get("agency"))),
        published=text_of(record.get("published")),
        updated=text_of(record.get("updated")),
        listed=text_of(record.get("listed_date")),
        captured=text_of(record.get("captured_at")),
        zone=text_of(record.get("time_zone")),
        zone_assumed=record.get("zone_assumed") is True,
        prose=Prose(tuple(_blocks(record)), tuple(_photos(record))),
        mentions=tuple(_mentions(record)),
        warnings=tuple(_warnings(record)),
    )


def _blocks(record: Record) -> Iterator[Block]:
    blocks = record.get("blocks")
    for told in blocks if isinstance(blocks, list) else ():
        text = squeezed(text_of(told.get("text"))) if isinstance(told, dict) else ""
        if text:
            kind = told.get("kind")
            is_known = isinstance(kind, str) and kind in _KINDS
            yield Block(BlockKind(kind) if is_known else BlockKind.PARAGRAPH, text)


def _photos(record: Record) -> Iterator[PagePhoto]:
    for told in objects_of(record.get("photos")):
        url = web_address(text_of(told.get("url")))
        yield PagePhoto(
            squeezed(text_of(told.get("caption"))),
            squeezed(text_of(told.get("credit"))),
            url,
            squeezed(text_of(told.get("alt"))),
            max(1, _number(told.get("occurrences"))),
            _number(told.get("after_block")),
            (url,) if url else (),
        )


def _number(written: Any) -> int:
    is_number = isinstance(written, str) and written.isdecimal() and len(written) < 7
    return min(int(written), _MOST) if is_number else 0


def _mentions(record: Record) -> Iterator[Mention]:
    for told in objects_of(record.get("mentions")):
        try:
            role, basis = Role(text_of(told.get("role"))), Basis(text_of(told.get("basis")))
        except ValueError:
            continue
        source = squeezed(text_of(told.get("source")))[:200]
        if source:
            yield Mention(source, role, basis, squeezed(text_of(told.get("evidence"))))


def _warnings(record: Record) -> Iterator[PageWarning]:
    """What was odd about the capture is still odd; what is missing is told anew."""
    for told in objects_of(record.get("warnings")):
        code, message = text_of(told.get("code")), squeezed(text_of(told.get("message")))
        if _CODE.fullmatch(code) and message and code not in _TOLD_ANEW:
            yield PageWarning(code, message)
