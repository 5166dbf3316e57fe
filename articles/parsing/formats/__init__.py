"""The formats that are read, one module each: the one that is surest of a document reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from articles.parsing.formats import (
    csvtable,
    feeds,
    html,
    jsonrecords,
    mail,
    markdown,
    mhtml,
    newsml,
    ninjs,
    nitf,
    textdump,
)
from articles.parsing.page import UnknownFormat
from articles.parsing.refusals import reason_to_refuse

if TYPE_CHECKING:
    from articles.parsing.page import Hint, ParsedPage


class Format(Protocol):
    """What a module of this package offers."""

    NAME: str

    def recognises(self, raw: bytes) -> float:
        """Say how sure the format is of a document, from 0 (never) to 1 (surely)."""

    def parse(self, raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
        """Read the document as pages."""


FORMATS: tuple[Format, ...] = (
    textdump,
    html,
    feeds,
    newsml,
    nitf,
    ninjs,
    jsonrecords,
    csvtable,
    markdown,
    mhtml,
    mail,
)


def format_of(raw: bytes) -> Format:
    """Find the format that is surest of a document; refuse the document when none knows it."""
    surest = max(FORMATS, key=lambda known: known.recognises(raw))
    if surest.recognises(raw) <= 0:
        raise UnknownFormat(reason_to_refuse(raw) or "No format that is read here fits the file.")
    return surest
