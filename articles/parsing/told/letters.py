"""Messages in MIME, as mail and saved pages are: their headers and their parts, decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from typing import TYPE_CHECKING

from articles.parsing.markup.charset import decoder_named, read_markup
from articles.parsing.markup.trees import squeezed
from articles.parsing.page import UnknownFormat
from articles.parsing.told.spelling import head_of, read_declared

if TYPE_CHECKING:
    from articles.parsing.markup.charset import Markup

_LONGEST_HEADER = 2000
_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]{0,60}):")
_BEGIN = re.compile(rb"From |[A-Za-z][A-Za-z0-9-]{0,60}:")
_MOST_BOUNDARIES = 50
_FOLD = re.compile(r"[ \t]{0,20}[\r\n]+[ \t]{0,20}")
_ENCODED = frozenset(("base64", "quoted-printable"))
_BOUNDARY = re.compile(rb"boundary=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of a message; `address` is its Content-Location, `identity` its Content-ID."""

    kind: str
    charset: str
    raw: bytes
    address: str
    identity: str
    is_attached: bool

    @property
    def markup(self) -> Markup:
        """The part as text, in the charset that its header or the page itself declares."""
        if self.charset and decoder_named(self.charset):
            return read_declared(self.raw, [self.charset])
        return read_markup(self.raw)


def header_names(raw: bytes) -> dict[str, str]:
    """The headers that a document begins with, by name in lower case; none when it has none."""
    if not _BEGIN.match(head_of(raw, 100)):
        return {}
    found: dict[str, str] = {}
    last = ""
    lines = head_of(raw, 8192).decode("ascii", "replace").splitlines()
    for number, line in enumerate(lines):
        match = _HEADER.match(line)
        if match:
            last = match["name"].casefold()
            found.setdefault(last, line[match.end() :].strip())
        elif line[:1] in (" ", "\t") and last:
            found[last] += " " + line.strip()
        elif number or not line.startswith("From "):
            return found if not line.strip() else {}
    return found


def read_message(raw: bytes) -> Message:
    """Take a message apart. Raises UnknownFormat for one that is nested without end."""
    if len(_BOUNDARY.findall(raw)) > _MOST_BOUNDARIES:
        raise UnknownFormat(f"The message has more than {_MOST_BOUNDARIES} parts with parts.")
    try:
        return message_from_bytes(raw.lstrip())
    except RecursionError:
        raise UnknownFormat("The message is nested too deep.") from None


def header(message: Message, name: str) -> str:
    """A header as people read it, on one line."""
    return spelled_out(as_written(message, name))


def spelled_out(written: str) -> str:
    """Read the encoded words (RFC 2047) of a header, whatever is wrong with them."""
    try:
        pieces = decode_header(written[:_LONGEST_HEADER])
    except (HeaderParseError, ValueError):
        return squeezed(written[:_LONGEST_HEADER])
    return squeezed("".join(_piece(text, charset) for text, charset in pieces))


def _piece(text: bytes | str, charset: str | None) -> str:
    if isinstance(text, str):
        return text
    return read_declared(text, [charset] if charset else []).text if text.strip() else " "


def as_written(message: Message, name: str) -> str:
    """A header as written; bytes that are no ASCII are read as what they most likely are."""
    # What get() gives has lost the bytes that are no ASCII.
    found = (value for key, value in message.raw_items() if key.casefold() == name.casefold())
    written = str(next(found, ""))[:_LONGEST_HEADER]
    if written.isascii():
        return written
    return read_declared(written.encode("utf-8", "surrogateescape"), []).text


def letters_in(message: Message) -> list[Message]:
    """The letters that a letter brings along, such as the one that somebody sent on.

    Raises UnknownFormat for one that is nested without end.
    """
    try:
        brought = [_letter_in(part) for part in message.walk() if _is_letter(part)]
        return [
            letter
            for letter in brought
            if letter.keys() and not any(map(_is_letter, letter.walk()))
        ]
    except RecursionError:
        raise UnknownFormat("The message is nested too deep.") from None


def _is_letter(part: Message) -> bool:
    return part.get_content_type() == "message/rfc822" and part.is_multipart()


def _letter_in(part: Message) -> Message:
    (letter, *_) = _parts(part)
    # Programs encode such a part though they must not (RFC 2046, 5.2.1): it reads as no letter.
    coding = as_written(part, "Content-Transfer-Encoding").strip().casefold()
    if coding not in _ENCODED:
        return letter
    packed = Message()
    packed["Content-Transfer-Encoding"] = coding
    packed.set_payload(letter.as_string())
    raw = packed.get_payload(decode=True)
    return read_message(raw if isinstance(raw, bytes) else b"")


def _parts(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if message.is_multipart() else []


def parts_of(message: Message) -> Iterator[Part]:
    """The leaves of a message, in their order; those of letters inside it are theirs."""
    for part in _walk(message):
        raw = None if part.is_multipart() else part.get_payload(decode=True)
        if isinstance(raw, bytes):
            yield Part(
                part.get_content_type(),
                _parameter(part, "charset"),
                raw,
                _joined(as_written(part, "Content-Location")),
                as_written(part, "Content-ID").strip(" <>"),
                "attachment" in as_written(part, "Content-Disposition").casefold(),
            )


def _walk(message: Message) -> Iterator[Message]:
    yield message
    if message.get_content_maintype() == "multipart":
        for part in _parts(message):
            yield from _walk(part)


def parameter(message: Message, name: str) -> str:
    """A parameter of the Content-Type, or nothing."""
    return _parameter(message, name)


def _parameter(message: Message, name: str) -> str:
    try:
        value = message.get_param(name, "")
    except (ValueError, TypeError, LookupError):
        return ""
    return value if isinstance(value, str) else ""


def _joined(address: str) -> str:
    """Long addresses are folded over several lines."""
    return _FOLD.sub("", address.strip())
