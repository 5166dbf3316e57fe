"""MHTML: a saved page and its pictures in one file, as Chrome, Firefox and Explorer write it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.parsing.markup.addresses import web_address
from articles.parsing.markup.reading import read_page
from articles.parsing.markup.shown import open_page
from articles.parsing.page import UnknownFormat
from articles.parsing.told.letter_pictures import pictures_in
from articles.parsing.told.letters import (
    Part,
    header,
    header_names,
    parameter,
    parts_of,
    read_message,
)
from articles.parsing.told.times import read_moment_in

if TYPE_CHECKING:
    from email.message import Message

    from articles.parsing.page import Hint, ParsedPage

NAME = "mhtml"
_PAGES = ("text/html", "application/xhtml+xml")
_OF_MAIL = frozenset(("to", "received", "message-id", "delivered-to", "return-path", "list-id"))


def recognises(raw: bytes) -> float:
    """How sure this format is that a document is its own: a message that nobody sent."""
    names = header_names(raw)
    if "mime-version" not in names and "content-type" not in names:
        return 0.0
    if "snapshot-content-location" in names or "saved by" in names.get("from", "").casefold():
        return 0.97
    is_related = names.get("content-type", "").casefold().startswith("multipart/related")
    is_page = is_related or "content-location" in names
    return 0.97 if is_page and _OF_MAIL.isdisjoint(names) else 0.0


def parse(raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
    """Read the page that was saved; raise UnknownFormat when it shows no article."""
    message = read_message(raw)
    parts = list(parts_of(message))
    root = _root(message, parts)
    address = web_address(root.address) or web_address(header(message, "Snapshot-Content-Location"))
    markup = root.markup
    told = replace(hint, url=hint.url or address)
    page = read_page(open_page(markup.text, hint.max_nesting), markup, told)
    captured = read_moment_in(header(message, "Date"), hint)
    return (
        replace(
            page,
            format=NAME,
            url=page.url or address,
            captured_at=captured or page.captured_at,
            files=pictures_in(parts, page.photos, _where(root, message, hint)),
        ),
    )


def _where(root: Part, message: Message, hint: Hint) -> str:
    """Where the page says that it stood, on the web or on somebody's disk."""
    return root.address or header(message, "Snapshot-Content-Location") or hint.url or ""


def _root(message: Message, parts: list[Part]) -> Part:
    """The page itself: the part that the message names, else the first that is a page."""
    start = parameter(message, "start").strip(" <>")
    location = "".join(header(message, "Snapshot-Content-Location").split())
    pages = [part for part in parts if part.kind in _PAGES and part.raw.strip()]
    named = (
        part
        for part in pages
        if (start and part.identity == start) or (location and part.address == location)
    )
    root = next(named, pages[0] if pages else None)
    if root is None:
        raise UnknownFormat("The MHTML file holds no page: none of its parts is HTML.")
    return root
