"""Saved HTML pages, complete, in one file or bare: told by their first tags, read by `markup`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.markup.charset import read_markup
from articles.parsing.markup.reading import NAME, read_page
from articles.parsing.markup.shown import open_page

if TYPE_CHECKING:
    from articles.parsing.page import Hint, ParsedPage

__all__ = ["NAME", "parse", "recognises"]

_HEAD = 4096
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
    """Read a saved page; raise UnknownFormat when it shows no article."""
    markup = read_markup(raw, hint.charset or "")
    return (read_page(open_page(markup.text, hint.max_nesting), markup, hint),)
