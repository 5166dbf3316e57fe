"""Saved HTML pages, complete, in one file or bare: told by their first tags, read by `markup`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from articles.parsing.markup.charset import read_markup
from articles.parsing.markup.reading import NAME, read_page
from articles.parsing.markup.shown import open_page
from articles.parsing.markup.titles import read_titles
from articles.parsing.page import BlockKind, PageWarning, UnknownFormat
from articles.parsing.told.shells import with_text_of_data
from articles.parsing.wording import likeness

if TYPE_CHECKING:
    from articles.parsing.markup.charset import Markup
    from articles.parsing.page import Hint, ParsedPage

__all__ = ["NAME", "parse", "recognises"]

_HEAD = 4096
_ENOUGH = 500
_KEPT = PageWarning(
    "text-from-data", "The page does not show its text; it was taken from the data in its scripts."
)
_LEAD_IN = rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[ \t\r\n]{0,1000}"
_DOCUMENT = re.compile(
    _LEAD_IN
    + rb"(?:<!--[^>]{0,1000}-->[ \t\r\n]{0,100}){0,5}(?:<\?xml[^>]{0,300}>[ \t\r\n]{0,100})?"
    rb"<(?:!doctype html|html|head|body|meta|title)[ \t\r\n/>]",
    re.IGNORECASE,
)
# A piece of a page, as a clipper saves it.
_PIECE = re.compile(_LEAD_IN + rb"<(?:article|main|section|div|h1)[ \t\r\n>]", re.IGNORECASE)
_ROOT = re.compile(rb"<html[ \t\r\n>]", re.IGNORECASE)
_OTHER_XML = re.compile(
    rb"<(?:rss|feed|rdf:rdf|nitf|newsml|newsitem|newsmessage|svg)[ \t\r\n>]", re.IGNORECASE
)


def recognises(raw: bytes) -> float:
    """How sure this format is that a document is its own."""
    # The markup of a UTF-16 page is plain to see without its zero bytes.
    head = raw[: 2 * _HEAD].replace(b"\x00", b"")[:_HEAD]
    if _OTHER_XML.search(head) and not _ROOT.search(head):
        return 0.0
    if _DOCUMENT.match(head):
        return 0.95
    return 0.7 if _PIECE.match(head) and b"</" in head else 0.0


def parse(raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
    """Read a saved page; raise UnknownFormat when it neither shows nor keeps an article."""
    markup = read_markup(raw, hint.charset or "")
    page = open_page(markup.text, hint.max_nesting)
    try:
        read = read_page(page, markup, hint)
    except UnknownFormat:
        source = _with_data(markup, hint)
        if source is None:
            raise
    else:
        is_whole = read.blocks and not _is_cut_off(read, page.linked.text("articleBody"))
        source = None if is_whole else _with_data(markup, hint)
        if source is None:
            return (read,)
    read = read_page(open_page(source, hint.max_nesting), replace(markup, text=source), hint)
    return (replace(read, warnings=(*read.warnings, _KEPT)),)


def _with_data(markup: Markup, hint: Hint) -> str | None:
    titles = read_titles(open_page(markup.text, hint.max_nesting)).worded
    return with_text_of_data(markup.text, titles, hint.max_nesting)


def _is_cut_off(read: ParsedPage, told: str) -> bool:
    """Whether a page shows the beginning of a text that it tells machines as a whole."""
    shown = [block.text for block in read.blocks if block.kind is not BlockKind.HEADING]
    if len(told) < _ENOUGH or sum(map(len, shown)) > len(told) / 2:
        return False
    whole = likeness(told)
    return any(likeness(text) in whole for text in shown)
