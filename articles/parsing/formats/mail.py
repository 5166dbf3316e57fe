"""Newsletters: one message of mail, one article."""

from __future__ import annotations

from dataclasses import replace
from email.utils import parseaddr
from functools import partial
from typing import TYPE_CHECKING

from articles.parsing.formats import html
from articles.parsing.markup.addresses import web_address
from articles.parsing.markup.publishers import source_at
from articles.parsing.markup.reading import read_page
from articles.parsing.markup.shown import open_page
from articles.parsing.page import UnknownFormat
from articles.parsing.told.gathering import pages_of
from articles.parsing.told.letter_pictures import pictures_in
from articles.parsing.told.letters import (
    Part,
    as_written,
    header,
    header_names,
    letters_in,
    parts_of,
    read_message,
    spelled_out,
)
from articles.parsing.told.prose import NO_PROSE, Prose, from_markup, from_text
from articles.parsing.told.story import Story

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import Message

    from articles.parsing.page import Hint, ParsedPage

NAME = "mail"
_SENT = frozenset(
    ("message-id", "received", "return-path", "delivered-to", "mime-version", "list-unsubscribe")
)
_ANY_BYTES = frozenset(("application/octet-stream", "application/xhtml+xml", "binary/octet-stream"))
_FEWEST = 3
_SIGNATURE = "\n-- \n"
# A reading of the markup that holds less than this of the plain text has missed the article.
_MOST_OF_IT = 0.5


def recognises(raw: bytes) -> float:
    """How sure this format is that a document is its own: told by its headers."""
    names = header_names(raw)
    is_mail = len(names) >= _FEWEST and "from" in names and not _SENT.isdisjoint(names)
    return 0.96 if is_mail else 0.0


def parse(raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
    """Read the message; raise UnknownFormat when it has no text.

    Of a letter that brings others along, as when somebody sent them on, those are the articles.
    """
    message = read_message(raw)
    letters = letters_in(message) or [message]
    marked = _marked(list(parts_of(letters[0])))
    encoding = marked.markup.encoding if marked else "utf-8"
    told = [
        (f"Letter {number}" if len(letters) > 1 else "", partial(_story, letter, hint))
        for number, letter in enumerate(letters, 1)
    ]
    return pages_of(told, NAME, encoding, hint)


def _story(message: Message, hint: Hint) -> Story:
    parts = list(parts_of(message))
    prose = _prose(parts, hint)
    return Story(
        title=header(message, "Subject"),
        publisher=_sender(message),
        language=header(message, "Content-Language"),
        url=web_address(header(message, "Archived-At").strip(" <>")) or "",
        published=header(message, "Date"),
        prose=prose,
        files=pictures_in(parts, prose.photos),
    )


def _marked(parts: Sequence[Part]) -> Part | None:
    """The part that is a page: the letter's own, else a page that is attached to it."""
    own = (part for part in parts if part.kind == "text/html" and not part.is_attached)
    attached = (part for part in parts if part.is_attached and _is_page(part))
    return next((part for part in (*own, *attached) if part.raw.strip()), None)


def _is_page(part: Part) -> bool:
    return part.kind == "text/html" or (part.kind in _ANY_BYTES and html.recognises(part.raw) > 0.9)


def _plain(parts: Sequence[Part]) -> Part | None:
    own = (part for part in parts if part.kind == "text/plain" and not part.is_attached)
    return next((part for part in own if part.raw.strip()), None)


def _sender(message: Message) -> str:
    """The name in the From line; without one, the source at home at its address."""
    name, address = parseaddr(as_written(message, "From"))
    host = address.rpartition("@")[2].casefold()
    return spelled_out(name) or source_at(host) or host


def _prose(parts: Sequence[Part], hint: Hint) -> Prose:
    marked, plain = _marked(parts), _plain(parts)
    text = from_text(_unfolded(plain)) if plain else NO_PROSE
    if marked is None:
        return text
    least = _MOST_OF_IT * _length(text)
    for read in (_as_page, _as_text):
        prose = read(marked, hint)
        if prose.blocks and _length(prose) >= least:
            return prose
    return text


def _as_page(part: Part, hint: Hint) -> Prose:
    """Newsletters are set as pages are, with menus and footers around their text."""
    markup = part.markup
    try:
        page = read_page(open_page(markup.text, hint.max_nesting), markup, replace(hint, url=None))
    except UnknownFormat:
        return NO_PROSE
    return Prose(page.blocks, page.photos)


def _as_text(part: Part, hint: Hint) -> Prose:
    return from_markup(part.markup.text)


def _unfolded(part: Part) -> str:
    """Plain text without its signature; in format=flowed a space at its end carries a line on."""
    text = part.markup.text.replace("\r\n", "\n").partition(_SIGNATURE)[0]
    return text.replace(" \n", " ")


def _length(prose: Prose) -> int:
    return sum(len(block.text) for block in prose.blocks)
